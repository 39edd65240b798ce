"""A program in a pseudo-terminal, watched with a clock: what it drew, and when."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Self

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds until what is waited for counts as never coming."""
CHUNK = 65536
HERE = Path(__file__).parent
SIDELINE = (str(Path(sys.executable).with_name("sideline")),)
"""The installed command, as a user's shell starts it."""


@contextmanager
def clean_home() -> Iterator[dict[str, str]]:
    """The environment of a user who has a home of their own, a colour terminal, and compiled modules."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("SIDELINE", "TEXTUAL", "XDG"))}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory(prefix="sideline-bench-") as home:
        yield {**kept, "HOME": home, "TERM": "xterm-256color", "PYTHONPYCACHEPREFIX": str(Path(home) / "compiled")}


class Watched:
    """One program, 80 by 24. Use it as a context: at its end the program is killed."""

    def __init__(self, command: tuple[str, ...], env: dict[str, str]) -> None:
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.began = perf_counter()
        """When it was started, by `perf_counter`."""
        self._child = pexpect.spawn(command[0], list(command[1:]), env=env, dimensions=(24, 80))
        self._drawn_at = self.began

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._child.isalive():
            os.kill(self.pid, signal.SIGKILL)
        self._child.close(force=True)

    @property
    def pid(self) -> int:
        """The program's process."""
        return int(self._child.pid or 0)

    def press(self, keys: str) -> float:
        """Press keys; when, by `perf_counter`."""
        pressed = perf_counter()
        os.write(self._child.child_fd, keys.encode())
        return pressed

    def shown(self, words: str) -> float:
        """Read on until these words are on the screen; when the bytes that brought them came, by `perf_counter`."""
        return self._until(lambda: any(words in line for line in self._screen.display), words)

    def gone(self, words: str) -> None:
        """Read on until these words are on the screen no more."""
        self._until(lambda: not any(words in line for line in self._screen.display), f"no more {words}")

    def quiet(self, seconds: float = 0.3) -> None:
        """Read on until nothing more is drawn for so long."""
        while self._read(seconds):
            pass

    def _until(self, holds: Callable[[], bool], what: str) -> float:
        while not holds():
            if not self._read(PATIENCE):
                raise TimeoutError("\n".join([f"never seen: {what}", *self._screen.display]))
        return self._drawn_at

    def _read(self, seconds: float) -> bool:
        if not select.select([self._child.child_fd], [], [], seconds)[0]:
            return False
        try:
            drawn = os.read(self._child.child_fd, CHUNK)
        except OSError:
            return False
        self._drawn_at = perf_counter()
        self._stream.feed(drawn)
        return bool(drawn)
