"""From a key to its letter on the screen: the notes field of a long conversation against an app of one Input.

uv run python -m bench.keys
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from bench.filled import with_turns
from bench.ratio import Ratio, against, interleaved, p95, show
from bench.terminal import HERE, SIDELINE, Watched, clean_home

ROUNDS = 16
TURNS = (10, 10_000)
LETTERS = ascii_lowercase
ONE_INPUT = (sys.executable, str(HERE / "one_input.py"))
FRAMES = "120"
"""Frames a second: what Sideline asks for, so that the one Input does not win or lose by waiting for its next frame."""
CLEAR = "\x15"
"""Empties the field: ctrl+u."""


def measure() -> list[Ratio]:
    """Milliseconds, for each letter of the alphabet in turn; all three programs are open all the time."""
    aims = {f"key to paint, notes field, {number:,} turns": 1.7 for number in TURNS}
    with ExitStack() as open_ones, clean_home() as env, TemporaryDirectory() as folder:
        fields: dict[str, Callable[[], Watched]] = {
            name: partial(notes_field, Path(folder) / str(number), number, env)
            for name, number in zip(aims, TURNS, strict=True)
        }
        fields["one input"] = partial(one_input, env)
        programs = {name: open_ones.enter_context(field()) for name, field in fields.items()}
        found = interleaved({name: partial(alphabet, program) for name, program in programs.items()}, ROUNDS)
    middle = against("one input", found, dict.fromkeys(aims), "ms, median")
    return [*middle, *against("one input", found, aims, "ms, 95 %", p95)]


def one_input(env: dict[str, str]) -> Watched:
    """The least there is, ready to be typed into."""
    program = Watched(ONE_INPUT, {**env, "TEXTUAL_FPS": FRAMES})
    program.shown("ready")
    program.quiet()
    return program


def notes_field(folder: Path, turns: int, env: dict[str, str]) -> Watched:
    """A conversation with so many turns behind it, its notes field open."""
    session = with_turns(folder / "sideline.db", turns)
    program = Watched((*SIDELINE, "--db", str(folder / "sideline.db"), "resume", session), env)
    program.shown("nobody talks")
    program.quiet()
    program.press("n")
    program.shown("Note on")
    program.quiet()
    return program


def alphabet(program: Watched) -> list[float]:
    """Type it letter by letter, each once the one before is seen, and take it away again."""
    taken = []
    for number, letter in enumerate(LETTERS, start=1):
        pressed = program.press(letter)
        taken.append((program.shown(LETTERS[:number]) - pressed) * 1000)
    program.press(CLEAR)
    program.gone(LETTERS)
    program.quiet(0.05)
    return taken


if __name__ == "__main__":
    show(measure())
