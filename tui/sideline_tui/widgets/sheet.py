"""A page of text in the place of the notes: the keys, why a step is there, what a question takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from sideline_tui.widgets.margins import LIT, STRONG, hang
from sideline_tui.widgets.scrolled import ScrolledText

AIR = 1
"""Cells between the text and the scrollbar."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a sheet shows: a heading and lines, each with something in the margin."""

    heading: str
    lines: Sequence[tuple[str, str]]
    indent: int = 0


class Sheet(ScrolledText):
    """Shows leaves under each other."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._leaves: Sequence[Leaf] = ()

    def show(self, *leaves: Leaf) -> None:
        """Show these from the top."""
        self._leaves = leaves
        self.scroll_home(animate=False)
        self.redraw()

    def draw(self, width: int) -> None:
        """Lay the leaves out."""
        self.write([line for leaf in self._leaves for line in _leaf(leaf, width - AIR)][:-1])


def _leaf(leaf: Leaf, width: int) -> Iterator[Content]:
    yield Content.styled(leaf.heading, STRONG)
    for margin, words in leaf.lines:
        yield from hang(Content.styled(margin, LIT), leaf.indent, Content(words), width)
    yield Content("")
