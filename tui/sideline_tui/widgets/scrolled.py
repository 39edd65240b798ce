"""One text that scrolls, and is laid out for the width there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.containers import VerticalScroll
from textual.content import Content

from sideline_tui.widgets.margins import under
from sideline_tui.widgets.words import Words


class ScrolledText(VerticalScroll, can_focus=False):
    """What it shows, and from where, is for those that build on this: `draw` makes the text."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._sheet = Words()

    def compose(self) -> Iterator[Words]:
        """All of it in one text."""
        yield self._sheet

    def on_resize(self) -> None:
        """Lay it out anew."""
        self.redraw()

    def redraw(self) -> None:
        """Lay it out, if it has a place on the screen yet."""
        if width := self.scrollable_content_region.width:
            self.draw(width)

    def draw(self, width: int) -> None:
        """Write what is shown on lines of `width` cells."""
        raise NotImplementedError

    def write(self, lines: Iterable[Content]) -> None:
        """Put these lines in the place of those that are shown."""
        self._sheet.update(under(lines))
