"""Commitments as rows of a list, the same on every screen that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from sideline_tui import when
from sideline_tui.widgets.rows import QUIET, Cell, Column, Grid

if TYPE_CHECKING:
    from datetime import date

    from sideline_flows.records.rows import CommitmentRow

PREFIX = "promise "
"""What the id of such a row begins with, before the commitment's own."""

COLUMNS = (
    Column(1, 1, "bold $text-primary"),
    Column(6, 20, "bold"),
    Column(14, 90, grow=True),
    Column(8, 14, QUIET, right=True),
)
"""Key or sign, owner, what, due or what became of it."""

SIGNS = {"open": "○", "done": "✓", "dropped": "–", "replaced": "→", "withdrawn": "–"}
DIGITS = "123456789"


def promise_rows(rows: Iterable[CommitmentRow], today: date, first_digit: int | None = None) -> Iterator[Option]:
    """One row a commitment. With `first_digit` they are numbered from there as far as digits go, else signed."""
    grid = Grid(COLUMNS)
    for index, row in enumerate(rows):
        sign = SIGNS.get(row.status, "○") if first_digit is None else DIGITS[first_digit - 1 + index :][:1]
        what = f"{row.behaviour}, seen in {row.proof}" if row.proof else row.behaviour
        yield Option(grid.add(sign, row.owner or row.person, what, _fate(row, today)), f"{PREFIX}{row.id}")


def _fate(row: CommitmentRow, today: date) -> Cell:
    if row.status != "open":
        return Cell(row.last_mark if row.last_mark and row.status == "done" else row.status, QUIET)
    due = when.due(row.due, today)
    late = when.late(row.due, today)
    return Cell(due, "bold $text-error" if late else QUIET)
