"""Picking an earlier turn, to say it otherwise: which one comes next, what was said in it."""

from __future__ import annotations

from collections.abc import Sequence

from sideline_flows.practice.reply import Speaker, SpokenLine
from sideline_tui.widgets.talk import stops

NOTHING = -1
"""The number of no turn: nothing is picked."""


def last(lines: Sequence[SpokenLine]) -> int:
    """The last turn that can be said otherwise."""
    return next(reversed(stops(lines)), NOTHING)


def stepped(lines: Sequence[SpokenLine], picked: int, step: int) -> int:
    """The turn a step up (-1) or down (1) from the one picked; past the last one nothing is picked any more."""
    turns = stops(lines)
    if picked not in turns:
        return last(lines) if picked >= 0 or step < 0 else picked
    at = turns.index(picked) + step
    return turns[max(at, 0)] if at < len(turns) else NOTHING


def words_of(lines: Sequence[SpokenLine], turn: int) -> str:
    """What the manager said in a turn; empty where it was a step."""
    return next((line.text for line in lines if line.number == turn and line.speaker is Speaker.ME), "")
