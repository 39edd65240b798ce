"""A database to look at and throw away: a copy in memory, so that not a byte of the file or beside it changes."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from pathlib import Path

from sideline_flows.records.connection import see_that_it_is_ours, set_up
from sideline_flows.records.faults import SHUT, UnwritableError, told
from sideline_flows.records.places import beside
from sideline_flows.records.store import Store


def glance(path: Path) -> Store:
    """The records as they are now, in memory; empty ones where there is no file. What is written to it is gone after.

    Raises StoreError, as opening does, for a file that is not ours or is damaged.
    """
    from sideline_flows.records.migrations import migrate  # brings sqlite-utils

    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with contextlib.ExitStack() as undo, told(path):
        undo.callback(memory.close)
        if path.exists():
            _copy(path, memory)
        set_up(memory)
        migrate(memory)
        undo.pop_all()
    return Store(memory, path)


def open_to_read(path: Path) -> Store:
    """The records to look at: the file itself, brought to this version, or a copy in memory where it cannot be written.

    Raises StoreError as opening does.
    """
    try:
        return Store.open(path)
    except UnwritableError:
        return glance(path)


def _copy(path: Path, memory: sqlite3.Connection) -> None:
    try:
        with contextlib.closing(_read_only(path)) as file:
            see_that_it_is_ours(file, path)
            file.backup(memory)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in SHUT or not beside(path, "-wal").exists():
            raise
        _copy_from_a_copy(path, memory)


def _copy_from_a_copy(path: Path, memory: sqlite3.Connection) -> None:
    """To read a write-ahead log, SQLite makes a file beside it; where that cannot be, it reads both somewhere else."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "copy.db"
        for suffix in ("", "-wal"):
            shutil.copyfile(beside(path, suffix), beside(copied, suffix))
        with contextlib.closing(sqlite3.connect(copied)) as file:
            see_that_it_is_ours(file, path)
            file.backup(memory)


def _read_only(path: Path) -> sqlite3.Connection:
    # Without a write-ahead log the file is all there is, and need not even be locked.
    how = "mode=ro" if beside(path, "-wal").exists() else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)
