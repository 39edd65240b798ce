"""One live window a database: whoever holds the lock may write, the others are told who does."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self

from sideline_flows.errors import StoreError
from sideline_flows.records.faults import told
from sideline_flows.records.files import FILE_MODE, make_folder, may_write
from sideline_flows.records.places import lock
from sideline_flows.text import one_line

LONGEST_PID = 20


class LiveLock:
    """Held as a context manager, and let go when the process ends, however it ends.

    Entering raises StoreError at once when another process holds it, and names that process.
    """

    def __init__(self, db_path: Path) -> None:
        self._database = db_path
        self._path = lock(db_path)
        self._descriptor = -1

    def __enter__(self) -> Self:
        # Where the whole folder is shut, it is the database that people know.
        with told(self._path if may_write(self._path.parent) else self._database):
            make_folder(self._path.parent)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
            try:
                self._take(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
        self._descriptor = descriptor
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self._descriptor)

    def _take(self, descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, LONGEST_PID, 0).decode(errors="replace").strip() or "unknown"
            raise StoreError(
                one_line(
                    f"{self._database} is open in another window (process {holder}); go on there, or close it first"
                )
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
