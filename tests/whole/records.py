"""Two databases compared row by row: everything counts but ids, times and the checksums over them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
PASSED_OVER = {"sha256", "elapsed"}
ID = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{26}\b")
TIME = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")


def kept(db: Path) -> dict[str, list[dict[str, object]]]:
    """All rows by table in the order they were written, each id as the number of its first appearance."""
    numbers: dict[str, str] = {}

    def plain(cell: object) -> object:
        if not isinstance(cell, str):
            return cell
        return TIME.sub("some time", ID.sub(lambda found: numbers.setdefault(found[0], f"#{len(numbers)}"), cell))

    found: dict[str, list[dict[str, object]]] = {}
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        for table in _ours(row["name"] for row in connection.execute(TABLES)):
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
            found[table] = [{name: plain(row[name]) for name in row.keys() if name not in PASSED_OVER} for row in rows]  # noqa: SIM118 - a row is no mapping
    return found


def _ours(tables: Iterable[str]) -> list[str]:
    """Without the tables of SQLite, of its search, and of the migrations."""
    return [name for name in tables if not name.startswith(("sqlite", "_")) and "_fts" not in name]
