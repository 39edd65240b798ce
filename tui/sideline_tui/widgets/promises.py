"""Promises under a heading: what was said, by when, how it will be seen, and what a vague one still needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.containers import Vertical
from textual.content import Content

from sideline_flows.reply import Promise
from sideline_tui import when
from sideline_tui.widgets.margins import OVER, QUIET, hang, quiet, under
from sideline_tui.widgets.words import Words

INDENT = 2


class Promises(Vertical):
    """A list of promises; with none in it, it is not there."""

    def __init__(self, heading: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="-empty")
        self._heading = Words(heading, classes="heading")
        self._sheet = Words()
        self._promises: Sequence[Promise] = ()
        self._today = date.min

    def compose(self) -> Iterator[Words]:
        """The heading, and one text with all promises."""
        yield self._heading
        yield self._sheet

    def show(self, promises: Sequence[Promise], today: date) -> None:
        """Show these; `today` tells the late ones."""
        self._promises, self._today = promises, today
        self.set_class(not promises, "-empty")
        self._draw()

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        self._draw()

    def _draw(self) -> None:
        if width := self.content_size.width:
            lines = (line for promise in self._promises for line in promise_lines(promise, self._today, width))
            self._sheet.update(under(lines))
            # where the screen leaves two lines, they are those of the newest
            self.call_after_refresh(self.scroll_end, animate=False, force=True)


def promise_lines(promise: Promise, today: date, width: int) -> list[Content]:
    """One promise as lines of `width` cells."""
    parts: list[str | tuple[str, str]] = [f"{promise.owner}: {promise.behaviour}"]
    if promise.due:
        parts.append((f", {when.due(promise.due, today)}", OVER if when.late(promise.due, today) else QUIET))
    if promise.proof:
        parts.append((f", seen in {promise.proof}", QUIET))
    if promise.missing:
        parts.append((f", still missing: {', '.join(promise.missing)}", QUIET))
    return hang(quiet("→"), INDENT, Content.assemble(*parts), width)
