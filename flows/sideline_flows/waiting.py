"""Writes on their way to disk. What the disk will not take now waits in order, is said, and is tried again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from sideline_flows.errors import SidelineError


class Waiting:
    """What one talk, a session or a rehearsal, still has to write. A later write never overtakes an earlier one."""

    def __init__(self) -> None:
        self.trouble = ""
        """Why the oldest write was refused last time, in one line; empty when nothing waits."""
        self._writes: deque[Callable[[], object]] = deque()

    @property
    def saved(self) -> bool:
        """True when nothing waits."""
        return not self._writes

    def add(self, write: Callable[[], object]) -> None:
        """One more write. It either does all that it is for, or raises a SidelineError and has done nothing."""
        self._writes.append(write)

    def flush(self) -> None:
        """Do what waits, oldest first, until the disk refuses one. That and those after it wait for the next time."""
        self.trouble = ""
        while self._writes:
            try:
                self._writes[0]()
            except SidelineError as error:
                self.trouble = str(error)
                return
            self._writes.popleft()
