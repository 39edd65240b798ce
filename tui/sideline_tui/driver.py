"""Textual's terminal driver and line drawing, guarded. Private names of Textual 8.2 are used here and nowhere else.

- A byte that is not UTF-8 becomes a replacement character instead of the end of the app.
- A terminal that went away ends the app instead of burning a core or waiting for it for good.
- No control or bidirectional character reaches the terminal out of text, whichever widget drew it.
"""

from __future__ import annotations

import codecs
import os
import signal
import termios
from codecs import IncrementalDecoder
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.strip import Strip

from sideline_flows.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console


class LenientDecoder(IncrementalDecoder):
    """UTF-8 that never raises on bytes; an end of input is the end of the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]  # noqa: FBT001, FBT002
        """The text of `data`. Raises EOFError where there is none: a terminal only reads empty once it is closed."""
        if not data and not final:
            raise EOFError
        return self._decode(data, final)


class TerminalDriver(LinuxDriver):
    """Textual's driver, told what to do when the terminal is taken away."""

    def _sigcont_application(self, *args: object) -> None:
        # A closing window sends SIGHUP and SIGCONT together: drawing on it again would wait for it for good.
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return
        super()._sigcont_application(*args)

    def _run_input_thread(self) -> None:
        # Other errors of this thread take the way of all threads: `threading.excepthook`.
        try:
            self.run_input_thread()
        except (EOFError, OSError):
            os.kill(os.getpid(), signal.SIGHUP)


def guard() -> None:
    """Put the decoder and the backstop in place. Doing it again changes nothing."""
    setattr(linux_driver, "getincrementaldecoder", lambda _encoding: LenientDecoder)  # noqa: B010 - a name it imported
    setattr(Strip, "render", _render)  # noqa: B010 - so that no type is lost


_plain_render: Callable[[Strip, Console], str] = Strip.render


def _render(strip: Strip, console: Console) -> str:
    if strip._render_cache is None:  # noqa: SLF001
        text = strip.text
        if clean(text) != text or "\n" in text or "\t" in text or any(style and style.link for _, style, _ in strip):
            return _plain_render(Strip([_harmless(segment) for segment in strip]), console)
    return _plain_render(strip, console)


def _harmless(segment: Segment) -> Segment:
    text = clean(segment.text).replace("\n", " ").replace("\t", " ")
    return Segment(text, segment.style.update_link(None) if segment.style else None, segment.control)
