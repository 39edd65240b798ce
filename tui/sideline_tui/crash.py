"""A report of an unexpected error: its type and where it happened, never a value, since values are somebody's words."""

from __future__ import annotations

import os
import time
import traceback
from pathlib import Path

from sideline_tui.places import crash_folder


def write_report(error: BaseException, folder: Path | None = None) -> Path | None:
    """Write a report only its owner can read, and say where; None when it cannot be written either."""
    folder = folder or crash_folder()
    path = folder / time.strftime(f"crash-%Y%m%d-%H%M%S-{os.getpid()}.txt", time.gmtime())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(report(error))
    except OSError:
        return None
    return path


def report(error: BaseException) -> str:
    """The error and those behind it, the first cause last: types and frames without messages or local values."""
    parts: list[str] = []
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        frames = traceback.format_list(traceback.extract_tb(behind.__traceback__))
        parts.append(f"{type(behind).__module__}.{type(behind).__qualname__}\n{''.join(frames)}")
        behind = behind.__cause__ or behind.__context__
    return "\n".join(parts)
