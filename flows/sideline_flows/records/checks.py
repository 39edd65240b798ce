"""What `doctor` says about a database: each check one row, and never an error, however bad the file is."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sideline_flows.errors import StoreError
from sideline_flows.records.connection import connect, prepare, version_of
from sideline_flows.records.faults import told
from sideline_flows.records.files import FOR_OTHERS, only_reads
from sideline_flows.records.places import beside, copies, drafts, newest_copy, real
from sideline_flows.records.sealed import SEALED, intact
from sideline_flows.text import one_line

ROOM = 100_000_000
"""Bytes that should be free."""
WAL_RESET_MENDED = (3, 51, 3)
"""From this SQLite on, two programs writing one file cannot damage it in a rare race; before, our lock prevents it."""
NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs", "davfs"})
MOUNTS = Path("/proc/self/mounts")
OTHERS_WRITE = 0o022


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check: what was looked at, whether it is all right, and what was found, in one line."""

    name: str
    ok: bool
    detail: str


def check_database(path: Path) -> tuple[CheckRow, ...]:
    """Look at a database and all that lies around it. Makes no file; where there is none, a row says so."""
    return (_sqlite(), *_disk(path), *_modes(path), _copies(path), *_database(path))


def _sqlite() -> CheckRow:
    hint = "" if sqlite3.sqlite_version_info >= WAL_RESET_MENDED else "; let no other program write while this one runs"
    return CheckRow("sqlite", ok=True, detail=f"{sqlite3.sqlite_version}{hint}")


def _disk(path: Path) -> Iterator[CheckRow]:
    folder = next(part for part in real(path).parents if part.exists())
    free = shutil.disk_usage(folder).free
    yield CheckRow("free space", ok=free >= ROOM, detail=f"{free // 1_000_000:,} MB")
    kind = _file_system(folder)
    hint = "; a database on a network folder can be damaged: choose a local one with --db" if kind in NETWORK else ""
    hint = "; it can only be read: choose another place with --db" if only_reads(folder) else hint
    yield CheckRow("file system", ok=not hint, detail=f"{kind or 'unknown'}{hint}")


def _file_system(folder: Path) -> str:
    try:
        mounts = [line.split()[1:3] for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return ""
    above = [(len(point), kind) for point, kind in mounts if folder.is_relative_to(point)]
    return max(above, default=(0, ""))[1]


def _modes(path: Path) -> Iterator[CheckRow]:
    folder = real(path).parent
    if folder.exists():
        mode = folder.stat().st_mode & 0o777
        yield CheckRow("folder", ok=not mode & OTHERS_WRITE, detail=f"{mode:04o}")
    files = [real(path), beside(path, "-wal"), beside(path, "-shm"), drafts(path), *copies(path).glob("*")]
    open_to_others = [file.name for file in files if file.is_file() and file.stat().st_mode & FOR_OTHERS]
    detail = f"others may read {', '.join(open_to_others)}: chmod 600" if open_to_others else "only you may read them"
    yield CheckRow("files", ok=not open_to_others, detail=one_line(detail))


def _copies(path: Path) -> CheckRow:
    copy = newest_copy(path)
    return CheckRow("newest copy", ok=True, detail=one_line(str(copy)) if copy else "none yet; one is made each day")


def _database(path: Path) -> Iterator[CheckRow]:
    if not path.exists():
        yield CheckRow("database", ok=True, detail=one_line(f"{path} will be made at the first start"))
        return
    try:
        with told(path):
            prepare(path, to_write=False)
            with contextlib.closing(connect(path)) as connection:
                yield from _inside(connection)
    except StoreError as error:
        yield CheckRow("database", ok=False, detail=str(error))


def _inside(connection: sqlite3.Connection) -> Iterator[CheckRow]:
    version = version_of(connection)
    yield CheckRow("database", ok=True, detail=f"version {version}")
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    yield CheckRow("journal mode", ok=mode == "wal", detail=mode)
    for check in ("quick_check", "integrity_check"):
        found = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
        yield CheckRow(check.replace("_", " "), ok=found == "ok", detail=one_line(found))
    strays = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    yield CheckRow("foreign keys", ok=not strays, detail=f"{strays} rows point nowhere" if strays else "ok")
    if version:
        broken = [f"{table} {count}" for table in SEALED if (count := _broken(connection, table))]
        yield CheckRow("checksums", ok=not broken, detail=f"damaged rows: {', '.join(broken)}" if broken else "ok")


def _broken(connection: sqlite3.Connection, table: str) -> int:
    return sum(not intact(table, row) for row in connection.execute(f"SELECT * FROM {table}"))
