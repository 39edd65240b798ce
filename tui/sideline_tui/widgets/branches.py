"""The ways a rehearsal went: a list of them, and the one under the cursor beside the present one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from textual.content import Content

from sideline_flows.practice.reply import Branch, Comparison, Speaker, SpokenLine
from sideline_flows.text import count
from sideline_tui.widgets.margins import LIT, PICKED, POINTER, QUIET, STRONG, hang, quiet
from sideline_tui.widgets.scrolled import ScrolledText
from sideline_tui.widgets.talk import POSTURE

BETWEEN = " │ "
WIDEST = 150


@dataclass(frozen=True, slots=True)
class Ways:
    """What is drawn: all ways, the one under the cursor, and how it differs from the present one."""

    branches: Sequence[Branch] = ()
    picked: int = 0
    compared: Comparison | None = None
    name: str = ""

    @property
    def branch(self) -> Branch | None:
        """The way under the cursor."""
        return self.branches[self.picked] if self.branches else None

    @property
    def here(self) -> Branch | None:
        """The present way."""
        return next((branch for branch in self.branches if branch.here), None)

    def stepped(self, step: int) -> Ways:
        """With the cursor so many ways further down, round and round; not compared yet."""
        picked = (self.picked + step) % len(self.branches) if self.branches else 0
        return replace(self, picked=picked, compared=None)


class Branches(ScrolledText):
    """Shows them from the top."""

    def __init__(self) -> None:
        super().__init__()
        self._ways = Ways()

    def show(self, ways: Ways) -> None:
        """Show this."""
        self._ways = ways
        self.scroll_home(animate=False)
        self.redraw()

    def draw(self, width: int) -> None:
        """Lay the columns out."""
        self.write(branch_lines(self._ways, min(width, WIDEST)))


def branch_lines(ways: Ways, width: int) -> Iterator[Content]:
    """Everything, top to bottom."""
    if not ways.branches:
        yield from Content("There is only one way so far. Go back to a turn and say it otherwise: both are kept.").wrap(
            width
        )
        return
    yield Content.styled("Ways it went", STRONG)
    for number, branch in enumerate(ways.branches):
        yield _row(branch, width, picked=number == ways.picked)
    if ways.compared:
        yield Content("")
        yield from _compared(ways, ways.compared, width)


def _row(branch: Branch, width: int, *, picked: bool) -> Content:
    what = "the present way, on the right" if branch.here else f"“{branch.words}”"
    sums = f"{count(branch.turns, 'turn')}, {_points(branch.total, branch.possible)}"
    end = f"{sums}, {branch.outcome}" if branch.outcome else sums
    room = max(width - len(end) - 4, 8)
    words = Content.styled(what, PICKED if picked else "").truncate(room, ellipsis=True)
    pointer = Content.styled(f"{POINTER if picked else ' '} ", LIT)
    return pointer + words.pad_right(max(room - words.cell_length, 0)) + quiet(f"  {end}")


def _compared(ways: Ways, compared: Comparison, width: int) -> Iterator[Content]:
    if ways.branch and ways.branch.here:
        yield quiet("Pick another way to see it beside this one.")
        return
    yield Content.styled("What changed", STRONG)
    for change in compared.changed:
        yield from hang(Content("· "), 2, Content(change), width)
    yield Content("")
    column = (width - len(BETWEEN)) // 2
    scores = (("Left", compared.left_score), ("Right", compared.right_score))
    heads = [Content.styled(f"{side}: {_points(score.total, score.possible)}", STRONG) for side, score in scores]
    yield _beside(heads[0], heads[1], column)
    sides = [list(_side(lines, ways.name, column)) for lines in (compared.left, compared.right)]
    for one, other in zip_longest(*sides, fillvalue=Content("")):
        yield _beside(one, other, column)


def _beside(left: Content, right: Content, column: int) -> Content:
    cut = left.truncate(column, ellipsis=True)
    return cut.pad_right(max(column - cut.cell_length, 0)) + quiet(BETWEEN) + right.truncate(column, ellipsis=True)


def _side(lines: Sequence[SpokenLine], name: str, column: int) -> Iterator[Content]:
    if not lines:
        yield quiet("ends where they part")
    for line in lines:
        yield Content("")
        if line.posture:
            yield from Content.styled(f"({line.posture})", POSTURE).wrap(column)
        yield from _line(line, name, column)


def _line(line: SpokenLine, name: str, column: int) -> list[Content]:
    if line.speaker is Speaker.STEP:
        return Content.styled(f"── {line.text}", QUIET).wrap(column)
    who = "You" if line.speaker is Speaker.ME else name
    return Content.assemble((f"{who}: ", STRONG), line.text).wrap(column)


def _points(total: int, possible: int) -> str:
    return f"{total} of {count(possible, 'point')}"
