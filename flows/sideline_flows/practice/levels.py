"""What a counterpart feels, as three numbers from 0 to 10, and how a move of the manager shifts them.

The shifts are content: the pack's table of moves gives them, and a persona may differ. A trainer writes them as
`advice: {guard: 1}`; a key may name a condition as well: `advice asked`, `specific observation permitted`,
`impact after fact`, `closed question third`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LOWEST, HIGHEST = 0, 10

_LONGEST = 4
"""Digits of a number; all that are meant have one or two."""

NAMES = ("trust", "openness", "guard")


@dataclass(frozen=True, slots=True)
class Levels:
    """Trust in the manager, openness about oneself, and guard against what may come. Each 0 to 10."""

    trust: int = 5
    openness: int = 4
    guard: int = 5

    def shifted(self, shift: Mapping[str, int]) -> Levels:
        """These levels after a shift, kept between 0 and 10."""
        return Levels(
            _bounded(self.trust + shift.get("trust", 0)),
            _bounded(self.openness + shift.get("openness", 0)),
            _bounded(self.guard + shift.get("guard", 0)),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One level that moved, and the key of the table that moved it."""

    level: str
    before: int
    after: int
    why: str


Shifts = Mapping[str, Mapping[str, int]]
"""Key of the table (a move, or a move under a condition) to the levels it shifts."""


def read_shifts(text: str) -> dict[str, dict[str, int]]:
    """Read `advice: guard 1; reflection: trust 1, guard -1`, as front matter keeps a table, and pass over the rest."""
    shifts: dict[str, dict[str, int]] = {}
    for row in text.split(";"):
        key, _, levels = row.partition(":")
        if key.strip():
            shifts[key.strip().lower()] = _read_levels(levels)
    return shifts


def is_number(text: str) -> bool:
    """True for a whole number short enough to be meant."""
    return text.isdecimal() and len(text) <= _LONGEST


def is_amount(text: str) -> bool:
    """True for such a number with or without a sign, as a row of the table gives it."""
    return is_number(text[1:] if text[:1] in ("+", "-") else text)


def harm(shift: Mapping[str, int]) -> dict[str, int]:
    """The part of a shift that makes things worse: less trust, less openness, more guard."""
    return {name: amount for name, amount in shift.items() if (amount > 0) == (name == "guard")}


def changes(before: Levels, after: Levels, why: str) -> tuple[Change, ...]:
    """The levels that differ."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in NAMES)
    return tuple(Change(name, was, now, why) for name, was, now in pairs if was != now)


def _read_levels(text: str) -> dict[str, int]:
    levels: dict[str, int] = {}
    for part in text.split(","):
        name, _, amount = part.strip().replace(":", " ").rpartition(" ")
        if name.strip() in NAMES and is_amount(amount):
            levels[name.strip()] = int(amount)
    return levels


def _bounded(level: int) -> int:
    return LOWEST if level < LOWEST else min(level, HIGHEST)
