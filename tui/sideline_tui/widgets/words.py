"""Text on the screen, drawn exactly as it was typed."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Words(Static):
    """A line or block of text that never reads markup: brackets appear as brackets and do nothing."""

    def __init__(self, words: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(words, markup=False, id=id, classes=classes)
