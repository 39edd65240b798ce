"""Rows that carry a checksum of what was written, so that a flipped bit cannot pass for somebody's words."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sideline_flows.records.rows import DAMAGED
from sideline_flows.text import clean

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)

Cell = str | int | float | None

_as_json = json.JSONEncoder(ensure_ascii=False, default=repr, check_circular=False).encode

SEALED: dict[str, tuple[str, ...]] = {
    "people": ("id", "name", "name_key", "created_at"),
    "sessions": ("id", "person_id", "flow", "title", "mode", "minutes", "started_at"),
    "turns": (
        *("id", "session_id", "seq", "at", "kind", "flow", "state", "private", "trigger", "from_flow", "from_state"),
        *("elapsed", "floor", "past", "outcome", "ended", "parked", "text", "stack"),
    ),
    "captures": ("turn_id", "flow", "state", "name", "type", "value"),
    "overrides": ("turn_id", "flow", "state", "need", "text"),
    "commitments": (
        *("id", "person_id", "session_id", "turn_id", "flow", "owner", "behaviour", "due", "proof", "text"),
        "created_at",
    ),
    "commitment_events": ("id", "commitment_id", "turn_id", "at", "status", "note"),
    "meetings": ("id", "person_id", "session_id", "turn_id", "purpose", "starts_at", "text"),
    "flow_texts": ("revision", "flow", "text"),
    "attempts": ("id", "flow", "title", "persona", "name", "seed", "help", "drill", "facts_for", "started_at"),
    "attempt_turns": (
        *("attempt_id", "seq", "parent", "at", "kind", "flow", "state", "text", "answer", "move", "certainty"),
        *("because", "mood", "snapshot"),
    ),
    "move_corrections": ("id", "attempt_id", "at", "text", "move"),
}
"""The columns of each table that never change once written: what its `sha256` covers."""


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Cell]) -> None:
    """Write one row, its text cleaned, with its checksum where the table has one."""
    cells = {name: clean(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
    if table in SEALED:
        cells["sha256"] = _seal(cells[name] for name in SEALED[table])
    connection.execute(_statement(table, tuple(cells)), tuple(cells.values()))


def intact(table: str, row: sqlite3.Row) -> bool:
    """Whether a row, read with all its sealed columns, is what was written."""
    seal, *cells = _cells(row, ("sha256", *SEALED[table]))
    return bool(seal == _seal(cells))


def read(record: type[Record], row: sqlite3.Row, *, table: str, words: str) -> Record:
    """A row as a record. Where the row is damaged, the text of its column `words` begins with a warning."""
    found = built(record, row)
    return found if intact(table, row) else replace(found, **{words: f"{DAMAGED}{getattr(found, words)}"})


def built(record: type[Record], row: sqlite3.Row) -> Record:
    """A row as a record of the same names. NULL reads as empty, and so does a cell of a wrong type."""
    plan = _plan(record)
    return record(**{name: kind(cell) for (name, kind), cell in zip(plan.items(), _cells(row, plan), strict=True)})


def _cells(row: sqlite3.Row, names: Iterable[str]) -> list[Any]:
    try:
        return [row[name] for name in names]
    except IndexError as error:
        # A row has another shape only where the description of its table is damaged.
        raise sqlite3.DatabaseError("a table has lost a column") from error


def _seal(cells: Iterable[Cell]) -> str:
    return hashlib.sha256(_as_json(list(cells)).encode()).hexdigest()


@cache
def _statement(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


@cache
def _plan(record: type[DataclassInstance]) -> dict[str, Callable[[object], Cell]]:
    kinds: dict[object, Callable[[object], Cell]] = {
        "str": _text,
        "int": _whole,
        "float": _number,
        "bool": bool,
        "float | None": lambda cell: None if cell is None else _number(cell),
    }
    return {field.name: kinds[field.type] for field in fields(record)}


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _whole(cell: object) -> int:
    return cell if isinstance(cell, int) else 0


def _number(cell: object) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
