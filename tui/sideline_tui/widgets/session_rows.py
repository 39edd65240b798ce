"""Conversations as rows of a list, the same on every screen that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from sideline_tui import when
from sideline_tui.widgets.rows import QUIET, Cell, Column, Grid

if TYPE_CHECKING:
    from datetime import datetime

    from sideline_flows.records.rows import SessionRow

PREFIX = "session "
"""What the id of such a row begins with, before the session's own."""

COLUMNS = (
    Column(1, 1, "bold $text-primary"),
    Column(8, 24, "bold"),
    Column(10, 44, grow=True),
    Column(6, 22, QUIET, from_width=64),
    Column(9, 16, QUIET, right=True),
)
"""Key or sign, person, flow, where it stands, when."""

DIGITS = "123456789"


def session_rows(
    rows: Iterable[SessionRow],
    now: datetime,
    *,
    named: bool = True,
    numbered: bool = False,
    unsent: frozenset[str] = frozenset(),
) -> Iterator[Option]:
    """One row a conversation, `named` where they are with more than one person.

    `unsent` are those with words that were typed and not sent.
    """
    grid = Grid(COLUMNS)
    for index, row in enumerate(rows):
        sign = DIGITS[index : index + 1] if numbered else _sign(row)
        where = row.outcome if row.ended_at else row.state
        last = Cell("words not sent", "$text-warning") if row.id in unsent else when.ago(row.updated_at, now)
        yield Option(grid.add(sign, row.person if named else "", row.title, _said(where), last), f"{PREFIX}{row.id}")


def last_with(rows: Iterable[SessionRow]) -> dict[str, SessionRow]:
    """The first of these conversations with each person, by person: the last one where the newest come first."""
    last: dict[str, SessionRow] = {}
    for row in rows:
        last.setdefault(row.person_id, row)
    return last


def _sign(row: SessionRow) -> str:
    return "✓" if row.ended_at else "○"


def _said(slug: str) -> str:
    return slug.replace("-", " ")
