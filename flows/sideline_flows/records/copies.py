"""Copies of the database beside it: one a day at the first start, one before each migration, the last seven kept."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from sideline_flows.records.faults import damaged
from sideline_flows.records.files import filled, make_folder
from sideline_flows.records.places import all_copies, copies

KEPT = 7


def copy_of_the_day(connection: sqlite3.Connection, path: Path, day: str) -> None:
    """Make the copy of this ISO day unless there is one. Raises StoreError when the database proves to be damaged."""
    if not any(copy.name.startswith(day) for copy in all_copies(path)):
        copy_to(connection, path, day)


def copy_to(connection: sqlite3.Connection, path: Path, name: str) -> Path:
    """Copy the open database to `NAME.db` in its folder of copies, check it, and let the oldest copies go."""
    make_folder(copies(path))
    for unfinished in copies(path).glob(".*"):
        unfinished.unlink(missing_ok=True)
    target = copies(path) / f"{name}.db"
    with filled(target) as temporary:
        with contextlib.closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
            verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise damaged(path)
    for old in all_copies(path)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target
