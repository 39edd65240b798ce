"""What was read of files: each text is parsed once in a run of the program, and anew once the file holds another."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sideline_flows.language.diagnostics import Finding
from sideline_flows.language.files import read_text
from sideline_flows.language.heads import Head, read_head

if TYPE_CHECKING:
    from sideline_flows.language.parse import Parsed

_KEPT = 1024
"""Files that are kept in memory; more are parsed more than once."""

# The text itself says whether a file changed. Its times do not: two edits may fall into one tick of the clock, and a
# link may come to lead elsewhere.


def head(path: Path) -> Head:
    """The head of a file as it is now. Never raises for anything about the file."""
    return _head(path, read_text(path))


def whole(path: Path) -> Parsed:
    """The flow of a file as it is now, with its findings. Never raises for anything about the file."""
    return _whole(path, read_text(path))


@lru_cache(_KEPT)
def _head(path: Path, text: str | Finding) -> Head:
    return read_head(path, text)


@lru_cache(_KEPT)
def _whole(path: Path, text: str | Finding) -> Parsed:
    from sideline_flows.language.parse import read_flow  # brings the Markdown library

    return read_flow(path, text)
