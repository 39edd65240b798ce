"""Lines from standard input, one at a time: any bytes, any length, and an end that may come at any moment."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import FrameType
from typing import BinaryIO

from sideline_flows.errors import InputError
from sideline_flows.text import clean

LONGEST = 64 * 1024
"""Bytes one line may have: as much as one text box takes."""


class Stopped(KeyboardInterrupt):
    """Somebody asked the program to end while it waited for a line."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


class TypedLines:
    """The lines of a stream. Signals to end stop the waiting for a line, never the work on one.

    `terminal` is whether somebody sits there and wants a prompt.
    """

    def __init__(self, stream: BinaryIO, *, terminal: bool = False) -> None:
        self.terminal = terminal
        self._stream = stream
        self._waiting = False
        self._asked_to_stop = 0

    def next(self) -> str | None:
        """The next line without its end, None at the end of input; bytes that are not UTF-8 become stand-ins.

        Raises InputError for a line that is too long, after reading past it, and Stopped when asked to end.
        """
        self._waiting = True
        try:
            if self._asked_to_stop:
                raise Stopped(self._asked_to_stop)
            data = self._stream.readline(LONGEST + 2)
            if len(data.rstrip(b"\r\n")) > LONGEST:
                self._skip_rest(data)
                raise InputError(f"that line has more than {LONGEST // 1024} kB and was not taken: say it in parts")
        finally:
            self._waiting = False
        return clean(data.decode("utf-8", "replace").rstrip("\r\n")) if data else None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """While inside, Ctrl-C, a closed terminal and a request to end all end the waiting."""
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, self._stop) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        self._asked_to_stop = number
        if self._waiting:
            raise Stopped(number)

    def _skip_rest(self, data: bytes) -> None:
        while data and not data.endswith(b"\n"):
            data = self._stream.readline(LONGEST)


def standard_input() -> TypedLines:
    """What is typed or piped into the program; nothing where it was started without an input."""
    stdin = sys.stdin  # None there
    return TypedLines(stdin.buffer, terminal=stdin.isatty()) if stdin else TypedLines(BytesIO())
