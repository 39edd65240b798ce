"""From the start of the process until a key has an effect: the home screen against a Textual app of one widget.

uv run python -m bench.start
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from bench.ratio import Ratio, Samples, against, interleaved, show
from bench.terminal import HERE, SIDELINE, Watched, clean_home

ROUNDS = 15
ONE_WIDGET = (sys.executable, str(HERE / "one_widget.py"))
DRAWN, KEY = "start until home is drawn", "start until a key has an effect at home"


def measure() -> list[Ratio]:
    """Milliseconds until the first words are drawn, and until a key pressed then has led to something new."""
    with clean_home() as env:
        ways: dict[str, Callable[[], Samples]] = {
            "home": partial(start, SIDELINE, env, "Begin", "Who are you"),
            "one widget": partial(start, ONE_WIDGET, env, "ready", "pressed"),
        }
        found = interleaved(ways, ROUNDS)
    drawn = {DRAWN: found["home"][::2], "one widget": found["one widget"][::2]}
    answered = {KEY: found["home"][1::2], "one widget": found["one widget"][1::2]}
    return [*against("one widget", drawn, {DRAWN: None}, "ms"), *against("one widget", answered, {KEY: 1.35}, "ms")]


def start(command: tuple[str, ...], env: dict[str, str], first: str, then: str) -> tuple[float, float]:
    """Start a program, press `b` as soon as it is drawn; milliseconds until the one and until the other."""
    with Watched(command, env) as program:
        drawn = program.shown(first)
        program.press("b")
        answered = program.shown(then)
        return (drawn - program.began) * 1000, (answered - program.began) * 1000


if __name__ == "__main__":
    show(measure())
