"""Notes as they stand beside the card: a window over the newest, never all of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from sideline_flows.reply import TurnView
from sideline_tui import when
from sideline_tui.widgets.margins import GONE, LIT, QUIET, hang, quiet
from sideline_tui.widgets.scrolled import ScrolledText

NEWEST = 60
"""The most notes that are ever drawn."""
INDENT = 6


class Notes(ScrolledText):
    """The newest notes, the last one always in view."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: tuple[TurnView, ...] = ()

    def show(self, notes: Sequence[TurnView]) -> None:
        """Show these, oldest first; unchanged ones are not drawn again."""
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self.set_class(not notes, "-empty")
            self.redraw()

    def on_mount(self) -> None:
        """Say that there are none."""
        self.add_class("-empty")

    def draw(self, width: int) -> None:
        """Wrap the lines."""
        self.write(note_lines(self._notes, width))
        self.call_after_refresh(self.scroll_end, animate=False)


def note_lines(notes: Sequence[TurnView], width: int) -> list[Content]:
    """The newest notes as lines of `width` cells, oldest first."""
    if not notes:
        return [quiet("No notes yet.")]
    return [line for note in notes[-NEWEST:] for line in _note(note, width)]


def _note(note: TurnView, width: int) -> list[Content]:
    kind = "" if note.kind == "note" else f"{note.kind}: "
    mark = "private: " if note.private else kind
    text = Content.assemble((mark, LIT if note.private else QUIET), (note.text, GONE if note.undone else ""))
    return hang(quiet(when.clock(note.at)), INDENT, text, width)
