"""A conversation as it is read afterwards: a line where a state begins, then what was said and noted there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from sideline_flows.text import clean
from sideline_tui import when
from sideline_tui.widgets.margins import hang
from sideline_tui.widgets.rows import QUIET
from sideline_tui.widgets.scrolled import ScrolledText

if TYPE_CHECKING:
    from sideline_flows.records.rows import SessionRow, TurnRow

INDENT = 7
"""Cells of the margin, in which the time stands."""
WIDEST = 100

SAID = {"note": "note", "promise": "promise", "capture": "answer", "check": "check", "call": "detour", "undo": "undo"}
"""What stands before the text of a turn; the others need no word."""


@dataclass(frozen=True, slots=True)
class Told:
    """A session and some of its turns, oldest first. `found` is the number of the turn to show, 0 for the last."""

    session: SessionRow
    turns: tuple[TurnRow, ...]
    found: int = 0


class Story(ScrolledText, can_focus=True):
    """Shows it, scrolled to the turn that was looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None

    def show(self, told: Told) -> None:
        """Show these turns."""
        self._told = told
        self.redraw()

    def draw(self, width: int) -> None:
        """Wrap the lines."""
        if self._told is None:
            return
        lines: list[Content] = []
        found = 0
        for seq, line in story_lines(self._told, min(width, WIDEST)):
            found = len(lines) if seq <= (self._told.found or seq) else found
            lines.append(line)
        self.write(lines)
        self.call_after_refresh(self.scroll_to, y=max(found - self.size.height // 2, 0), animate=False)


def story_lines(told: Told, width: int) -> Iterator[tuple[int, Content]]:
    """Each line with the number of the turn it belongs to."""
    turns, session = told.turns, told.session
    if turns and turns[0].seq > 1:
        yield turns[0].seq, Content.styled(f"{turns[0].seq - 1} earlier turns: press [", QUIET)
        yield turns[0].seq, Content("")
    before: TurnRow | None = None
    for turn in turns:
        if before is None or (turn.flow, turn.state) != (before.flow, before.state):
            if before is not None:
                yield turn.seq, Content("")
            yield turn.seq, Content.styled(clean(f"{turn.state.replace('-', ' ')} · {turn.flow}"), "bold $text-primary")
        for line in _turn(turn, width):
            yield turn.seq, line
        before = turn
    yield session.turns, Content("")
    yield session.turns, Content.styled(_ending(told), QUIET)


def _turn(turn: TurnRow, width: int) -> list[Content]:
    said = " ".join(filter(None, ("private" if turn.private else "", SAID.get(turn.kind, ""))))
    head = (f"{said}: ", "bold $text-warning" if turn.private else "bold") if said else ""
    words = (clean(turn.text), f"{QUIET} strike" if turn.undone_by else "")
    return hang(Content.styled(when.clock(turn.at), QUIET), INDENT, Content.assemble(head, words), width)


def _ending(told: Told) -> str:
    last = told.turns[-1].seq if told.turns else 0
    if last < told.session.turns:
        return f"{told.session.turns - last} later turns: press ]"
    return (
        clean(f"Ended: {told.session.outcome.replace('-', ' ')}")
        if told.session.ended_at
        else "Still open: press r to go on."
    )
