"""What a failing disk or database means to the person: one line that says what, where and how to mend it."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sideline_flows.errors import StoreError
from sideline_flows.records.places import newest_copy
from sideline_flows.text import one_line

ELSEWHERE = "or choose another file with --db"
_NO_RIGHT = ("cannot be written: you have no right to", f"change its owner or mode, {ELSEWHERE}")
_FULL = ("cannot grow: the disk is full", "make room and try again; what was saved before is safe")

_SQLITE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_READONLY: _NO_RIGHT,
    sqlite3.SQLITE_PERM: _NO_RIGHT,
    sqlite3.SQLITE_AUTH: _NO_RIGHT,
    sqlite3.SQLITE_BUSY: ("is locked by another program", "close that program and try again"),
    sqlite3.SQLITE_LOCKED: ("is locked by another program", "close that program and try again"),
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", f"see whether its folder is there and yours, {ELSEWHERE}"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "see whether the disk is full, over its quota or failing"),
    sqlite3.SQLITE_CONSTRAINT: ("does not take this turn: another window went on", "open the session again"),
    sqlite3.SQLITE_TOOBIG: ("does not take a text of this size", "make it shorter"),
}
DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
SHUT = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN})
"""What SQLite says where it may not write, be it the file or the folder it is in."""

_SYSTEM: dict[int, tuple[str, str]] = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: ("is on a disk that cannot be written", ELSEWHERE.removeprefix("or ")),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("cannot grow: your quota is used up", "make room and try again; what was saved before is safe"),
    errno.EISDIR: ("is a folder", "name a file in it"),
    errno.ENOTDIR: ("lies in something that is no folder", ELSEWHERE.removeprefix("or ")),
    errno.ENOENT: ("is not there", "see whether its folder is still there"),
    errno.ENAMETOOLONG: ("has too long a name", "choose a shorter one"),
}


class DamagedError(StoreError):
    """The file is no whole database. It was left as it is."""


SHUT_BY_SYSTEM = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class UnwritableError(StoreError):
    """The file or its folder cannot be written. It may still be read."""


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise inside into a `StoreError` of one line about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in DAMAGE:
            raise damaged(path) from error
        kind = UnwritableError if code in SHUT else StoreError
        default = (f"cannot be used ({error})", "`sideline doctor` says more")
        raise kind(_line(path, *_SQLITE.get(code, default))) from error
    except UnicodeDecodeError as error:
        # SQLite quotes what it met in a damaged file, and not even the quote can be read.
        raise damaged(path) from error
    except OSError as error:
        default = (f"cannot be used ({error.strerror})", "see whether the disk is all right")
        kind = UnwritableError if error.errno in SHUT_BY_SYSTEM else StoreError
        raise kind(_line(path, *_SYSTEM.get(error.errno or 0, default))) from error


def damaged(path: Path) -> DamagedError:
    """The error for a file that is no whole database: what to do, with the newest copy named."""
    copy = newest_copy(path)
    if copy is None:
        remedy = f"there is no copy of it; put it aside to begin anew, {ELSEWHERE}"
    else:
        remedy = f"put it and its -wal and -shm files aside and copy {copy} to its place"
    return DamagedError(one_line(f"{path} is damaged or no database, and was left as it is; {remedy}"))


def _line(path: Path, what: str, remedy: str) -> str:
    return one_line(f"{path} {what}; {remedy}")
