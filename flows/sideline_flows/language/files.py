"""Reading a file somebody else wrote: every way it can be no text gives one finding."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sideline_flows.language.diagnostics import Finding, finding
from sideline_flows.language.model import Place
from sideline_flows.text import clean

MOST_BYTES = 64 * 1024

_SPACES = dict.fromkeys(map(ord, "\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"), " ") | dict.fromkeys(
    range(0x2000, 0x200B), " "
)


def read_text(path: Path, most: int = MOST_BYTES) -> str | Finding:
    """The text of a file of at most `most` bytes, or why there is none. Never raises, never waits on a pipe."""
    place = Place(str(path))
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return finding("F002", place, what="a folder" if stat.S_ISDIR(mode) else "a pipe or device")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            raw = file.read(most + 1)
    except FileNotFoundError:
        return finding("F001", place)
    except (OSError, ValueError) as error:
        return finding("F006", place, problem=getattr(error, "strerror", None) or error)
    if len(raw) > most:
        return finding("F003", place, size=max(size, len(raw)), limit=most)
    return _decoded(raw, place)


def lines_of(text: str) -> list[str]:
    """A text as lines, each sign in its column: controls made visible, every kind of space a plain one.

    A space that keyboards slip in unseen would otherwise turn a heading into words.
    """
    return clean(text.removeprefix("\ufeff")).translate(_SPACES).split("\n")


def _decoded(raw: bytes, place: Place) -> str | Finding:
    if b"\0" in raw:
        return finding("F005", place)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return finding("F004", Place(place.path, line, column), byte=f"0x{raw[error.start]:02X}")
