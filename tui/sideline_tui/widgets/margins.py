"""Text with a margin: the shape all parts of the live screen share. Pure functions over Textual's Content.

The styles are names of the live screen's component classes, so that its `.tcss` alone says how things look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

QUIET = ".live--quiet"
KEY = ".live--key"
STRONG = ".live--strong"
LIT = ".live--lit"
OVER = ".live--over"
GONE = ".live--gone"
PICKED = ".live--picked"
STYLES = (QUIET, KEY, STRONG, LIT, OVER, GONE, PICKED)

POINTER = "›"
"""Stands before what is picked: style alone would not show it on every terminal."""
LEAST = 8
"""Cells a wrapped text gets however narrow the screen is."""


def hang(head: Content, indent: int, text: Content, width: int, *, every: bool = False) -> list[Content]:
    """`text` wrapped to `width` cells, `indent` being a margin with `head` beside the first line, or `every` one."""
    lines = text.wrap(max(width - indent, LEAST)) or [Content("")]
    margin = head.pad_right(max(indent - head.cell_length, 0))
    blank = margin if every else Content.blank(indent)
    return [(blank if number else margin) + line for number, line in enumerate(lines)]


def cap(key: str) -> Content:
    """A key as it stands in the margin: one cell of air on both sides."""
    return Content.styled(f" {key} ", KEY)


def quiet(text: str) -> Content:
    """Secondary text."""
    return Content.styled(text, QUIET)


def pointed(text: str, *, picked: bool) -> Content:
    """One of several that can be picked, with room for the pointer."""
    return Content(POINTER if picked else " ") + Content.styled(text, PICKED if picked else "")


def pack(parts: Mapping[int, Content], gap: int, width: int) -> list[list[int]]:
    """Which parts go side by side: as many as fit into each line of `width` cells, `gap` cells between two."""
    lines: list[list[int]] = []
    used = width
    for index, part in parts.items():
        if not lines or used + gap + part.cell_length > width:
            lines.append([])
            used = -gap
        lines[-1].append(index)
        used += gap + part.cell_length
    return lines


def under(lines: Iterable[Content]) -> Content:
    """The lines under each other."""
    return Content("\n").join(lines)
