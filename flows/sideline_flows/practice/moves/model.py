"""What a manager's turn can be, and what the recogniser answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Move(StrEnum):
    """A conversational move of the manager. `MIXED` when the recogniser is not sure enough to name one."""

    OPEN_QUESTION = "open question"
    CLOSED_QUESTION = "closed question"
    LEADING_QUESTION = "leading question"
    REFLECTION = "reflection"
    CLARIFY = "clarify"
    CONFIRM = "confirm"
    PERMISSION_ASK = "permission ask"
    SPECIFIC_OBSERVATION = "specific observation"
    JUDGING_OBSERVATION = "judging observation"
    IMPACT = "impact"
    ADVICE = "advice"
    UNDERSTANDING_CHECK = "understanding check"
    COMMITMENT_ASK = "commitment ask"
    MONOLOGUE = "monologue"
    OTHER = "other"
    MIXED = "mixed"


class Coarse(StrEnum):
    """The five moves that counselling data knows. Their order is that of the weights in the data file."""

    OPEN_QUESTION = "open_question"
    CLOSED_QUESTION = "closed_question"
    REFLECTION = "reflection"
    INPUT = "input"
    OTHER = "other"


# A move's first coarse name is the one it counts as; the others are those it may also be heard as.
_COARSE: dict[Move, tuple[Coarse, ...]] = {
    Move.OPEN_QUESTION: (Coarse.OPEN_QUESTION,),
    Move.CLOSED_QUESTION: (Coarse.CLOSED_QUESTION,),
    Move.LEADING_QUESTION: (Coarse.CLOSED_QUESTION, Coarse.OPEN_QUESTION),
    Move.REFLECTION: (Coarse.REFLECTION,),
    Move.CLARIFY: (Coarse.OPEN_QUESTION, Coarse.CLOSED_QUESTION),
    Move.CONFIRM: (Coarse.REFLECTION, Coarse.CLOSED_QUESTION),
    Move.PERMISSION_ASK: (Coarse.CLOSED_QUESTION,),
    Move.SPECIFIC_OBSERVATION: (Coarse.INPUT,),
    Move.JUDGING_OBSERVATION: (Coarse.INPUT,),
    Move.IMPACT: (Coarse.INPUT,),
    Move.ADVICE: (Coarse.INPUT,),
    Move.UNDERSTANDING_CHECK: (Coarse.OPEN_QUESTION, Coarse.CLOSED_QUESTION),
    Move.COMMITMENT_ASK: (Coarse.OPEN_QUESTION, Coarse.CLOSED_QUESTION),
    Move.MONOLOGUE: (Coarse.INPUT,),
    Move.OTHER: (Coarse.OTHER,),
    Move.MIXED: (Coarse.OTHER,),
}

FINE: tuple[Move, ...] = tuple(move for move in Move if move not in (Move.MONOLOGUE, Move.MIXED))
"""The moves that weights tell apart, in the order of the data file; the other two are decided by rule."""

TELLING = frozenset(move for move, coarse in _COARSE.items() if coarse[0] is Coarse.INPUT)
"""Moves that tell rather than listen."""


def coarse(move: Move) -> Coarse:
    """The coarse name that `move` counts as."""
    return _COARSE[move][0]


def heard_as(move: Move) -> tuple[Coarse, ...]:
    """Every coarse name under which `move` may be found, the usual one first."""
    return _COARSE[move]


@dataclass(frozen=True, slots=True)
class SentenceMove:
    """One sentence of a turn, as typed, and the move it makes by itself."""

    text: str
    move: Move
    certainty: float


@dataclass(frozen=True, slots=True)
class Recognition:
    """A turn's move. `certainty` is 0 to 1; `because` quotes the turn's own words, most telling first.

    `coarse` is the likeliest of the five coarse names, also when the move is mixed.
    `unasked` says that the turn tells although nobody asked for it, nor did the turn itself ask leave.
    `corrected` says that a manager's correction, not the weights, named the move.
    """

    move: Move
    certainty: float
    because: tuple[str, ...]
    sentences: tuple[SentenceMove, ...]
    coarse: Coarse
    unasked: bool = False
    corrected: bool = False
