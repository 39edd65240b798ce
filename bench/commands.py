"""The commands that must feel instant, against a Python that does nothing.

uv run python -m bench.commands
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from time import perf_counter

from bench.ratio import Ratio, against, interleaved, show
from bench.terminal import SIDELINE, clean_home

ROUNDS = 25
NOTHING = (sys.executable, "-c", "pass")


def measure() -> list[Ratio]:
    """Milliseconds from the start of the process to its end."""
    aims = {"sideline --help": 3.5, "sideline flows": None, "sideline --version": None}
    with clean_home() as env:
        ways = {name: partial(run, (*SIDELINE, *name.split()[1:]), env) for name in aims}
        found = interleaved({**ways, "nothing": partial(run, NOTHING, env)}, ROUNDS)
    return against("nothing", found, aims, "ms")


def run(command: tuple[str, ...], env: dict[str, str]) -> tuple[float]:
    """Run a command to its end."""
    began = perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    return ((perf_counter() - began) * 1000,)


if __name__ == "__main__":
    show(measure())
