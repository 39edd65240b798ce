"""The real program on a real pseudo-terminal, with somebody who reads its screen and types."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pexpect
import pyte
import pytest

PATIENCE = 30.0
"""Seconds until something that must come about counts as missing; the machine may be busy."""

APP = "import sys; from sideline_tui.__main__ import main; sys.exit(main())"


class Terminal:
    """One run of a program, 80 by 24. What it writes is on `screen`; `raw` is every byte of it."""

    def __init__(self, code: str, *arguments: str, env: dict[str, str]) -> None:
        self.screen = pyte.Screen(80, 24)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", code, *arguments],
            env={**env, "TERM": "xterm-256color"},  # type: ignore[arg-type]
            dimensions=(24, 80),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self.before = termios.tcgetattr(self.child.child_fd)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    def see(self, words: str) -> None:
        """Wait until these words are on the screen."""
        self.wait(lambda: words in self.text, f"{words!r} on the screen")

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        """Read what the program writes until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {what}; the screen was:\n{self.text}"
            if not self.read():
                assert self.child.isalive() or holds(), f"ended before {what}; the screen was:\n{self.text}"

    def read(self) -> bool:
        """Take in what was written meanwhile; False when nothing was."""
        try:
            written = self.child.read_nonblocking(65536, 0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += written
        self._stream.feed(written)
        return True

    def type(self, keys: str | bytes) -> None:
        """Press keys."""
        self.child.send(keys)

    def send(self, number: int) -> None:
        """Send the process a signal."""
        os.kill(self.child.pid, number)

    def end(self) -> int:
        """Wait for the end of the program; its exit code, as a shell would give it."""
        end = time.monotonic() + PATIENCE
        while self.child.isalive() and time.monotonic() < end:
            self.read()
        while self.read():
            pass
        assert not self.child.isalive(), f"it did not end; the screen was:\n{self.text}"
        return self.child.exitstatus if self.child.exitstatus is not None else 128 + (self.child.signalstatus or 0)

    def close_window(self) -> None:
        """Take the terminal away, as closing its window does."""
        self.child.ptyproc.fileobj.close()

    def gone(self) -> bool:
        """Wait for the process to end without anybody reading what it writes."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if os.waitpid(self.child.pid, os.WNOHANG)[0]:
                self.child.terminated = self.child.ptyproc.terminated = True
                return True
            time.sleep(0.02)
        return False

    def put_away(self) -> None:
        """End whatever is left of it."""
        if not self.child.terminated:
            with suppress(ProcessLookupError):
                os.kill(self.child.pid, signal.SIGKILL)
        if not self.child.ptyproc.fileobj.closed:
            self.child.close(force=True)

    @property
    def restored(self) -> bool:
        """True where the terminal is as it was: cooked, on its own screen, with a cursor, and without mouse reports."""
        now = termios.tcgetattr(self.child.child_fd)
        left = all(self.raw.rfind(off) > self.raw.rfind(on) for on, off in MODES)
        return now[:4] == self.before[:4] and left


MODES = (
    (b"\x1b[?1049h", b"\x1b[?1049l"),
    (b"\x1b[?25l", b"\x1b[?25h"),
    (b"\x1b[?1003h", b"\x1b[?1003l"),
    (b"\x1b[?2004h", b"\x1b[?2004l"),
)
"""Terminal modes: what sets each, and what takes it back."""


Run = Callable[..., Terminal]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database to be."""
    return tmp_path / "data" / "sideline.db"


@pytest.fixture
def run(db: Path) -> Iterator[Run]:
    """Start the program, or other code over the same database; whatever is left of it afterwards is ended."""
    started: list[Terminal] = []

    def start(*arguments: str, code: str = APP, **env: str) -> Terminal:
        terminal = Terminal(code, *arguments, env={**os.environ, "SIDELINE_DB": str(db), **env})
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.put_away()


@contextmanager
def ignored(number: int) -> Iterator[None]:
    """Children started meanwhile inherit that this signal is ignored, as under nohup."""
    before = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, before)
