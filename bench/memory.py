"""Memory of the running app, at home and on a card, against a Textual app of one widget.

uv run python -m bench.memory
"""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.ratio import Ratio, against, interleaved, show
from bench.start import ONE_WIDGET
from bench.terminal import SIDELINE, Watched, clean_home

ROUNDS = 5
LEAST, HOME, CARD = "one widget", "memory, home", "memory, first card of a conversation"


def measure() -> list[Ratio]:
    """Resident megabytes once everything is drawn."""
    with clean_home() as env, TemporaryDirectory() as folder:
        live = (*SIDELINE, "--db", str(Path(folder) / "sideline.db"), "live", "sled", "--with", "Ana Bell")
        ways = {
            LEAST: partial(resident, ONE_WIDGET, env, "ready"),
            HOME: partial(resident, SIDELINE, env, "Press b"),
            CARD: partial(resident, live, env, "nobody talks"),
        }
        found = interleaved(ways, ROUNDS)
    return against(LEAST, found, {HOME: 1.5, CARD: None}, "MB")


def resident(command: tuple[str, ...], env: dict[str, str], shows: str) -> tuple[float]:
    """Start a program, wait until it has drawn all, and ask the system what it holds."""
    with Watched(command, env) as program:
        program.shown(shows)
        program.quiet()
        asked = ["ps", "-o", "rss=", "-p", str(program.pid)]
        kilobytes = subprocess.run(asked, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a number
        return (int(kilobytes) / 1024,)


if __name__ == "__main__":
    show(measure())
