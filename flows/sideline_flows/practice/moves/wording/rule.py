"""One rule: words that make a sentence a move."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sideline_flows.practice.moves.model import Move


@dataclass(frozen=True, slots=True)
class Rule:
    """What it is called, the move it speaks for, the words it looks for."""

    name: str
    move: Move
    pattern: re.Pattern[str]


def rule(name: str, move: Move, pattern: str) -> Rule:
    """A rule; `^` in `pattern` is the first word of a sentence after fillers such as "okay, so"."""
    return Rule(name, move, re.compile(pattern))
