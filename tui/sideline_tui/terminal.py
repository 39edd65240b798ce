"""The terminal, before anything is drawn on it: where the app refuses to run, and what it must not inherit.

Imports nothing heavy: all of this happens before Textual is imported, since Textual reads the environment then.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from typing import TextIO

PLAIN = "use `sideline live FLOW --with NAME --plain` for lines instead of a screen"

KEPT = frozenset(
    {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_DIM_FACTOR",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_FILTERS",
        "TEXTUAL_FPS",
        "TEXTUAL_SMOOTH_SCROLL",
        "TEXTUAL_THEME",
    }
)
"""What may be set from outside: looks. The others log keys, press them, take pictures or load code."""


def refusal(environ: MutableMapping[str, str], streams: tuple[TextIO | None, ...]) -> str:
    """Why the app cannot draw here, as one sentence with a way on; empty where it can."""
    if "web" in environ.get("TEXTUAL_DRIVER", ""):
        return f"sideline does not run in a browser: start it in a terminal, or {PLAIN}"
    if not all(stream is not None and stream.isatty() for stream in streams):
        return f"sideline needs a terminal to draw on: {PLAIN}"
    if environ.get("TERM") == "dumb":
        return f"this terminal (TERM=dumb) cannot show a screen: {PLAIN}"
    return ""


def prepare(environ: MutableMapping[str, str]) -> None:
    """Make new files private, and drop what would make Textual log keys or load code. Before Textual is imported."""
    os.umask(0o077)
    for name in [name for name in environ if name.startswith("TEXTUAL") and name not in KEPT]:
        del environ[name]
    environ.setdefault("TEXTUAL_FPS", "120")


def streams() -> tuple[TextIO | None, ...]:
    """What Textual reads from and draws on, and standard output, which a person would expect to see."""
    return sys.__stdin__, sys.__stdout__, sys.__stderr__
