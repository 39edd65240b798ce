"""Flows as rows of a list, each with the key that takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from sideline_tui.widgets.rows import QUIET, Cell, Column, Grid, remark

if TYPE_CHECKING:
    from sideline_flows.language.pack import Head

FLOW_KEYS = "123456789abcdefimnoprstuvwxyz"
"""One a flow, in the order they are listed; the letters left out move the cursor, go back or ask for help."""

FLOW_COLUMNS = (
    Column(1, 1, "bold $text-primary"),
    Column(14, 36, "bold"),
    Column(10, 80, QUIET, from_width=64, grow=True),
    Column(6, 7, QUIET, right=True),
)
"""Key, title, what it is for, minutes."""


def whole_first(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The longest first: a whole conversation comes before the short ones that are mostly called from others.

    The order, and with it the keys, stays the same from day to day.
    """
    return tuple(sorted(heads, key=lambda head: -(head.minutes or 0)))


def flow_rows(heads: Sequence[Head]) -> Iterator[Option]:
    """One row a flow, with its key; a broken one says so and stays in the list."""
    if not heads:
        yield remark("There is no flow to run. `sideline flows` says where they are looked for.")
    grid = Grid(FLOW_COLUMNS)
    for index, head in enumerate(heads):
        key = FLOW_KEYS[index] if index < len(FLOW_KEYS) else ""
        about = Cell("cannot be run: press enter to see why", "$text-error") if head.finding else head.about
        yield Option(grid.add(key, head.title, about, f"{head.minutes} min" if head.minutes else ""), head.id)
