"""The bottom line of a screen: which keys do what, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

GAP = 3
"""Blank cells between two keys."""


class KeyLine(Widget, can_focus=False):
    """Keys and what they do on one line. On a narrow screen those in the middle go first; the last one always stays."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 0 0 2; background: $panel; color: $foreground 72%; }
    """

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = tuple(keys)

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Put other keys there."""
        self._keys = tuple(keys)
        self.refresh()

    def render(self) -> Content:
        """The line for the present width."""
        return line(self._keys, self.content_size.width)


def line(keys: Sequence[tuple[str, str]], width: int) -> Content:
    """As many of `keys` as fit on `width` cells, the first ones and the last."""
    shown = list(keys)
    while len(shown) > 1 and _cells(shown) > width:
        del shown[-2]
    parts: list[str | tuple[str, str]] = []
    for key, what in shown:
        parts += [" " * GAP if parts else "", (key, "bold $text-primary"), f" {what}"]
    return Content.assemble(*parts)


def _cells(keys: Sequence[tuple[str, str]]) -> int:
    return sum(len(key) + 1 + len(what) + GAP for key, what in keys) - GAP
