"""How a window ends when it is not asked nicely: signals, a terminal that goes away, and errors nobody caught."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from sideline_flows.errors import SidelineError

if TYPE_CHECKING:
    from sideline_tui.window import Window

TIDY_SECONDS = 2.0
"""How long a tidy end may take once the outside world has asked for it."""

ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


async def run_guarded(window: Window) -> int:
    """Run a window to its end. A signal ends it tidily, and in any case soon. Returns the exit code."""
    loop = asyncio.get_running_loop()
    for number in ENDINGS:
        loop.add_signal_handler(number, partial(leave, window, number))
    signal.signal(signal.SIGQUIT, signal.SIG_IGN)
    loop.set_exception_handler(lambda _loop, context: _loose(window, context))
    threading.excepthook = lambda failed: _in_thread(loop, window, failed)
    try:
        await window.run_async()
    finally:
        threading.excepthook = threading.__excepthook__
    return window.return_code or 0


def leave(window: Window, number: int) -> None:
    """End the window for a signal: tidily if it can, else by force, with the exit code shells expect."""
    code = 128 + number
    watchdog = threading.Timer(TIDY_SECONDS, os._exit, (code,))
    watchdog.daemon = True
    watchdog.start()
    window.exit(return_code=code)


def _loose(window: Window, context: dict[str, Any]) -> None:
    """An error in a task that nobody awaited."""
    error = context.get("exception")
    if isinstance(error, SidelineError):
        window.tell(error)
    elif isinstance(error, Exception):
        window.went_wrong(error)


def _in_thread(loop: asyncio.AbstractEventLoop, window: Window, failed: threading.ExceptHookArgs) -> None:
    """An error that ended a thread; a thread that cannot write any more means that the terminal has gone."""
    if isinstance(failed.exc_value, OSError):
        os.kill(os.getpid(), signal.SIGHUP)
    elif isinstance(failed.exc_value, Exception):
        loop.call_soon_threadsafe(window.went_wrong, failed.exc_value)
