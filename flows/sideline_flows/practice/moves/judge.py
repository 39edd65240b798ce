"""Weighs a turn's features: how likely each of the five coarse names is, and each fine move.

Two models of five columns for transcripts of speech, `bare` being for those whose last sentence has no end mark; one
for everything else, which is typed; one that tells the fine moves apart; and one column that says whether a turn
without any mark of speech is talk of that kind all the same. Each has weights for word n-grams, which count by one
over the root of their number, and for facts, which count as they are; both sums are added. Those for speech have
weights for shapes too, and small trees that read the sums beside what can be counted in the turn.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sideline_flows.practice.moves.features import Features
from sideline_flows.practice.moves.model import FINE, Coarse, Move, heard_as
from sideline_flows.practice.moves.speech import shapes, sizes
from sideline_flows.practice.moves.trees import COLUMNS, grown
from sideline_flows.practice.moves.weights import Table, hashed

_FINE = slice(COLUMNS, COLUMNS + len(FINE))
_MANNER = COLUMNS + len(FINE)
_COARSE = tuple(Coarse)
_REFLECTION = _COARSE.index(Coarse.REFLECTION)
DOUBT = 0.8
"""What a reflection must be ahead by, in logits, in typed text: taking telling for listening is the worse mistake."""
FINE_SHARE = 0.25
"""How much the fine moves, summed under their coarse names, count beside the coarse model in typed text."""
SPEECH_FROM, ANSWERING = 0.0, 4.0
"""From what on a turn without marks of speech is read as speech, and what it counts that the turn before has them.

Small talk in a rehearsal reads like a transcript too. The weights for speech take telling for listening far more
easily, so what the other said must not decide alone how a manager's turn is read.
"""
SUMS_SHARE = 0.8
"""How much the sums of weights count beside the trees that have read them, in speech."""
SOFTER = 0.6
"""The two sums of a model count the same words twice; their total is softened before it is called a probability."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Probabilities of the coarse names and of the fine moves."""

    coarse: Mapping[Coarse, float]
    fine: Mapping[Move, float]

    @property
    def likeliest(self) -> Coarse:
        """The likeliest coarse name."""
        return max(self.coarse, key=self.coarse.__getitem__)

    def best(self, within: Coarse) -> tuple[Move, float]:
        """The likeliest move that may be heard as `within`, and its share among those."""
        able = {move: chance for move, chance in self.fine.items() if within in heard_as(move)}
        move = max(able, key=able.__getitem__)
        return move, able[move] / (sum(able.values()) or 1.0)


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities in proportion to the powers of e of `scores`."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def scores(found: Features, model: str, tables: Mapping[str, Table]) -> tuple[list[float], list[float]]:
    """The summed weights of a turn's n-grams and of its facts, column by column of `model`."""
    grams = tables[f"{model} grams"].total(map(hashed, found.grams), max(1, len(found.grams)) ** -0.5)
    return grams, tables[f"{model} facts"].total(map(hashed, found.facts))


def weigh(found: Features, tables: Mapping[str, Table], *, typed: bool = False) -> Weighed:
    """How likely each coarse name and each move is. `typed` text is never taken for a transcript, however it reads."""
    sums = _typed(found, tables)
    fine = _fine(sums)
    total = _spoken(found, tables) if not typed and _is_speech(found, sums) else _as_typed(sums, fine)
    chances = softmax([SOFTER * score for score in total])
    return Weighed(dict(zip(_COARSE, chances, strict=True)), fine)


def likeliest(found: Features, tables: Mapping[str, Table]) -> Coarse:
    """The likeliest coarse name: that of `weigh`, without weighing what a transcript of speech has no need of."""
    sums = [] if found.spoken else _typed(found, tables)
    total = _spoken(found, tables) if _is_speech(found, sums) else _as_typed(sums, _fine(sums))
    return _COARSE[total.index(max(total))]


def _typed(found: Features, tables: Mapping[str, Table]) -> list[float]:
    return [sum(both) for both in zip(*scores(found, "typed", tables), strict=True)]


def _fine(sums: Sequence[float]) -> dict[Move, float]:
    return dict(zip(FINE, softmax([SOFTER * score for score in sums[_FINE]]), strict=True))


def _as_typed(sums: Sequence[float], fine: Mapping[Move, float]) -> list[float]:
    total = [one + other for one, other in zip(sums[:COLUMNS], _from_fine(fine), strict=True)]
    total[_REFLECTION] -= DOUBT
    return total


def _is_speech(found: Features, sums: Sequence[float]) -> bool:
    return found.spoken or sums[_MANNER] + ANSWERING * found.answers_speech > SPEECH_FROM


def _spoken(found: Features, tables: Mapping[str, Table]) -> list[float]:
    bare = "mark -" in found.facts
    own = parts(found, tables, bare=bare)
    said = grown(tables["bare trees" if bare else "marked trees"], counted(found, own))
    return [SUMS_SHARE * one + other for one, other in zip(_whole(own), said, strict=True)]


def parts(found: Features, tables: Mapping[str, Table], *, bare: bool) -> list[float]:
    """The summed weights of a turn by one of the two models for speech: of its n-grams, its shapes and its facts."""
    forms = shapes(found)
    grams, facts = scores(found, "spoken", tables)
    shaped = tables["spoken shapes"].total(map(hashed, forms), max(1, len(forms)) ** -0.5)
    own = slice(COLUMNS, None) if bare else slice(COLUMNS)
    return [*grams[own], *shaped[own], *facts[own]]


def _whole(kinds: Sequence[float]) -> list[float]:
    """The sums of all kinds of feature, added up name by name."""
    return [sum(kinds[at::COLUMNS]) for at in range(COLUMNS)]


def counted(found: Features, kinds: Sequence[float]) -> tuple[int, ...]:
    """What the trees cut: the sizes of a turn, and the sums of its weights, kind by kind and whole, in fiftieths."""
    return (*sizes(found), *(max(-127, min(127, round(50 * one))) for one in (*kinds, *_whole(kinds))))


def _from_fine(fine: Mapping[Move, float]) -> list[float]:
    sums = dict.fromkeys(_COARSE, 1e-3)
    for move, chance in fine.items():
        sums[heard_as(move)[0]] += chance
    return [FINE_SHARE / SOFTER * math.log(sums[name]) for name in _COARSE]
