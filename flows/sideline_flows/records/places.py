"""The names of what lies beside a database: what is being typed, the lock of the live window, the daily copies."""

from __future__ import annotations

import os
from pathlib import Path


def real(path: Path) -> Path:
    """The one name of a database, so that a link to it shares its lock, its drafts and its copies."""
    return Path(os.path.realpath(path))


def beside(database: Path, suffix: str) -> Path:
    """A file or folder beside the database: its name with something behind it, as SQLite's own `-wal`."""
    place = real(database)
    return place.with_name(place.name + suffix)


def drafts(database: Path) -> Path:
    """The journal of what is being typed."""
    return beside(database, ".drafts")


def lock(database: Path) -> Path:
    """The file whose lock makes one live window."""
    return beside(database, ".lock")


def copies(database: Path) -> Path:
    """The folder of copies."""
    return beside(database, ".copies")


def all_copies(database: Path) -> list[Path]:
    """The copies there are, oldest first: their names begin with the day."""
    return sorted(copies(database).glob("[0-9]*.db"))


def newest_copy(database: Path) -> Path | None:
    """The copy made last."""
    return next(reversed(all_copies(database)), None)
