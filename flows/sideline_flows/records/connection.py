"""One SQLite connection with the settings that lose nothing, and the look at a file before it is touched."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

from sideline_flows.errors import StoreError
from sideline_flows.records.faults import ELSEWHERE, damaged
from sideline_flows.records.files import FOR_OTHERS, make_folder, make_private, may_write, only_reads
from sideline_flows.records.places import beside
from sideline_flows.text import clean, one_line

APPLICATION_ID = 0x53444C4E
VERSION = 2
"""The schema this program writes: the number of its migrations, kept in the file as `user_version`."""

PATIENCE = 5.0
"""Seconds to wait for another writer."""
SMALLEST = 512
"""Bytes of the smallest page a database can have."""
INDEX_IS_INNOCUOUS = (3, 44)
"""From this SQLite on, triggers may keep the full-text index although the schema is not trusted; before, it must be."""

PAGE_BYTES = 1024
"""A turn touches some nine pages: small ones make it durable in about two thirds of the time that 4096 take."""

_SETTINGS = (
    f"page_size={PAGE_BYTES}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    f"trusted_schema={'OFF' if sqlite3.sqlite_version_info >= INDEX_IS_INNOCUOUS else 'ON'}",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "journal_size_limit=1048576",
)


def connect(path: Path) -> sqlite3.Connection:
    """Connect to a file with every setting made. All text that is read comes cleaned.

    Raises StoreError for a file that is not ours, before anything in it is changed.

    The connection may go from thread to thread, but only one may use it at a time.
    """
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    set_up(connection)
    try:
        see_that_it_is_ours(connection, path)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def set_up(connection: sqlite3.Connection) -> None:
    """Let rows be read by name, and text come cleaned."""
    connection.row_factory = sqlite3.Row
    connection.text_factory = _text


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is committed together, or nothing of it is. Waits for another writer at the start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def prepare(path: Path, *, to_write: bool = True) -> bool:
    """Make the file, 0600, where there is none, else see that it is ours, not from a newer program, and may be written.

    Returns whether it was made now. Raises StoreError; a file that is refused is left as it is, byte for byte.
    """
    make_folder(path.parent)
    try:
        make_private(path)
    except FileExistsError:
        _look_at(path)
    else:
        return True
    if to_write and not may_write(path):
        raise OSError(errno.EROFS if only_reads(path) else errno.EACCES, "")
    _close_to_others(path)
    return False


def see_that_it_is_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError when a database is from a newer program than this, or holds the tables of another one."""
    version_of(connection)
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION_ID and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StoreError(one_line(f"{path} is the database of another program; {ELSEWHERE.removeprefix('or ')}"))


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open database. Raises StoreError when it is newer than this program's."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise StoreError(
            f"the database is of version {version} and this program knows versions up to {VERSION}; "
            f"it was left as it is: install a newer Sideline, {ELSEWHERE}"
        )
    return version


def _look_at(path: Path) -> None:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise StoreError(one_line(f"{path} is a folder or a device, not a database; {ELSEWHERE.removeprefix('or ')}"))
    if 0 < found.st_size < SMALLEST:
        # SQLite would take it for an empty database and write over it.
        raise damaged(path)
    # An immutable connection takes no lock and makes no file. Reading the header through SQLite rather than by hand
    # matters: closing a descriptor of our own would drop the locks another connection of this process holds.
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        try:
            see_that_it_is_ours(connection, path)
        except sqlite3.DatabaseError as error:
            # It does not see the write-ahead log, without which a file may well look cut short: `connect` sees both.
            if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_CORRUPT:
                raise


def _close_to_others(path: Path) -> None:
    for file in (path, beside(path, "-wal"), beside(path, "-shm")):
        # Whoever is not the owner may be allowed to write there, but not to change the mode.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            mode = stat.S_IMODE(file.stat().st_mode)
            if mode & FOR_OTHERS:
                file.chmod(mode & ~FOR_OTHERS)


def _text(raw: bytes) -> str:
    return clean(raw.decode(errors="replace"))
