"""A page of text in the place of the notes: the keys, why a step is there, what a question takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.content import Content

from sideline_tui.widgets.margins import LIT, STRONG, hang, under
from sideline_tui.widgets.words import Words

AIR = 1
"""Cells between the text and the scrollbar."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a sheet shows: a heading and lines, each with something in the margin."""

    heading: str
    lines: Sequence[tuple[str, str]]
    indent: int = 0


class Sheet(VerticalScroll, can_focus=False):
    """Shows leaves under each other."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._leaves: Sequence[Leaf] = ()
        self._sheet = Words()

    def compose(self) -> Iterator[Words]:
        """One text with all leaves."""
        yield self._sheet

    def show(self, *leaves: Leaf) -> None:
        """Show these from the top."""
        self._leaves = leaves
        self.scroll_home(animate=False)
        self._draw()

    def on_resize(self) -> None:
        """Lay the text out anew."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width - AIR
        if width > 0:
            self._sheet.update(under([line for leaf in self._leaves for line in _leaf(leaf, width)][:-1]))


def _leaf(leaf: Leaf, width: int) -> Iterator[Content]:
    yield Content.styled(leaf.heading, STRONG)
    for margin, words in leaf.lines:
        yield from hang(Content.styled(margin, LIT), leaf.indent, Content(words), width)
    yield Content("")
