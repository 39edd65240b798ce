"""From a command to a window and back to an exit code: guards the terminal, and starts the window anew when it broke.

Textual is imported only after the environment was looked at, since it reads it while being imported.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from sideline_tui import terminal

if TYPE_CHECKING:
    from sideline_tui.opening import Rehearsing, Start
    from sideline_tui.window import Window

FAILED = 1
USAGE = 2
ENDS = 3
"""So many unexpected errors within `SECONDS` are taken as the end."""
SECONDS = 60.0
SWITCH_SECONDS = 0.001
"""How long the desk's thread may hold the interpreter: a key must not wait for what is being read."""


def run_app(db: Path, folders: Sequence[Path] = (), start: Start | Rehearsing | None = None) -> int:
    """Show the home screen, or first the conversation `start` opens, until it is left. Returns the exit code.

    `folders` hold flows that lie over the shipped ones. Raises InputError or ContentError, one line each, when `start`
    cannot be begun; by then the terminal is restored. Where there is no terminal: one sentence, and exit code 2.
    """
    refused = terminal.refusal(os.environ, terminal.streams())
    if refused:
        return _say(refused, USAGE)
    terminal.prepare(os.environ)
    sys.setswitchinterval(SWITCH_SECONDS)

    from sideline_tui.opening import Rehearsing, glancer, opener
    from sideline_tui.window import Window

    off = isinstance(start, Rehearsing) and start.off
    return _keep_up(partial(Window, (glancer if off else opener)(db, folders)), start)


def _keep_up(make: Callable[[Start | Rehearsing | None, str], Window], start: Start | Rehearsing | None) -> int:
    """Run windows until one ends as it was meant to, or they break too often."""
    from sideline_tui.signals import run_guarded

    broken: deque[float] = deque(maxlen=ENDS)
    news = ""
    while True:
        window = make(start, news)
        code = asyncio.run(run_guarded(window))
        window.close_down()
        if window.refused is not None:
            raise window.refused
        if window.failure is None:
            return code
        broken.append(monotonic())
        if len(broken) == ENDS and broken[-1] - broken[0] < SECONDS:
            return _say(f"something keeps breaking inside; what was saved is safe. {window.failure.report}", FAILED)
        start = window.way_back()
        news = f"Something broke inside. You are back where you were. {window.failure.report}"


def _say(sentence: str, code: int) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"sideline: {sentence}\n")
    return code
