"""What was read of files: each is read once in a run of the program, and again when it changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sideline_flows.language.heads import Head, read_head

if TYPE_CHECKING:
    from sideline_flows.language.parse import Parsed

_KEPT = 1024
"""Files that are kept in memory; more are read more than once."""
_Stamp = tuple[int, int, int]


def head(path: Path) -> Head:
    """The head of a file as it is now."""
    return _head(path, _stamp(path))


def whole(path: Path) -> Parsed:
    """A file as it is now, with its findings. Never raises for anything about the file."""
    return _whole(path, _stamp(path))


@lru_cache(_KEPT)
def _head(path: Path, _stamp: _Stamp) -> Head:
    return read_head(path)


@lru_cache(_KEPT)
def _whole(path: Path, _stamp: _Stamp) -> Parsed:
    from sideline_flows.language.parse import read_flow  # brings the Markdown library

    return read_flow(path)


def _stamp(path: Path) -> _Stamp:
    """Changes whenever the file does, or who may read it."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # gone, or no name of a file at all
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size)
