"""Fits the tables of small weights: linear models on n-grams, shapes and facts, fitted apart.

Typed text is read by logistic models, whose sums are added and called probabilities; speech by support vectors, whose
sums small trees read one by one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import add
from typing import NamedTuple

import numpy as np
from bench.moves_rows import Row, folds, no_marks, no_questions, read
from bench.moves_trees import grow
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from sideline_flows.practice.moves import Coarse, Move
from sideline_flows.practice.moves.features import Features
from sideline_flows.practice.moves.judge import counted, parts
from sideline_flows.practice.moves.model import FINE
from sideline_flows.practice.moves.speech import shapes
from sideline_flows.practice.moves.weights import Table, hashed

KEPT = {"typed grams": 1500, "typed facts": 850, "spoken grams": 4400, "spoken shapes": 2200, "spoken facts": 1250}
# For each kind of feature: how strongly each model is fitted to it.
TYPED = {"grams": (6, 10, 6), "facts": (0.02, 0.05, 0.02)}
# The same, and what share the sums of each kind have.
SPEECH = {"grams": (0.8, 1.0), "shapes": (1.0, 0.6), "facts": (0.006, 1.0)}
_SHARES = (1, 0.05, 0.3)  # what counselling, sales turns and talk of our own weigh among speech
_COPIES = ((1, 0.2, 0), (0.3, 1, 0.6))  # what the trees learn from: as typed, without question marks, without any
_LEVEL, _TREE_LEVEL = 0.7, 0.5  # how far rare moves are weighed up: 0 not at all, 1 until all count the same
_STEPS = {"typed": 12, "spoken": 6}  # a common large weight is this many steps: fewer steps pack smaller
_COARSE = tuple(Coarse)
_Tables = dict[str, Table]
_INNER = 5  # folds in which the sums that the trees learn from are made


@dataclass
class Lesson:
    """Turns to learn from: their features, a class number and a weight each."""

    found: list[Features]
    classes: np.ndarray
    weights: np.ndarray

    def __add__(self, other: Lesson) -> Lesson:
        return Lesson(
            self.found + other.found,
            np.concatenate([self.classes, other.classes]),
            np.concatenate([self.weights, other.weights]),
        )

    def times(self, factor: float) -> Lesson:
        """The same lesson, `factor` times as weighty."""
        return Lesson(self.found, self.classes, self.weights * factor)


@dataclass
class Source:
    """Rows with their features as typed, without question marks, and without any mark."""

    rows: Sequence[Row]
    full: list[Features]
    unasked: list[Features]
    bare: list[Features]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Source:
        """A source of these rows."""
        return cls(rows, read(rows), read(rows, no_questions), read(rows, no_marks))

    def part(self, keep: Callable[[Row], bool]) -> Source:
        """The rows for which `keep` holds."""
        at = [index for index, row in enumerate(self.rows) if keep(row)]
        return Source(*([many[index] for index in at] for many in (self.rows, self.full, self.unasked, self.bare)))

    def lesson(self, full: float, unasked: float, bare: float, classes: Sequence[int], level: float = _LEVEL) -> Lesson:
        """The rows as often as there are weights, stripped the three ways."""
        labels = np.array(classes)
        counts = np.bincount(labels, minlength=labels.max() + 1)
        levels = (counts.mean() / np.maximum(counts, 1)) ** level
        made = [(self.full, full), (self.unasked, unasked), (self.bare, bare)]
        lessons = [Lesson(found, labels, levels[labels] * weight) for found, weight in made if weight]
        return reduce(add, lessons)

    @property
    def coarse(self) -> list[int]:
        """The class numbers of the coarse names."""
        return [_COARSE.index(row.coarse) for row in self.rows]

    @property
    def fine(self) -> list[int]:
        """The class numbers of the fine moves; a monologue is advice to a model that does not count words."""
        return [FINE.index(Move.ADVICE if row.move is Move.MONOLOGUE else row.move) for row in self.rows if row.move]


class Sources(NamedTuple):
    """All there is to learn from: counselling, sales turns, and talk of our own that is written like counselling."""

    talk: Source
    trade: Source
    ours: Source


@lru_cache(maxsize=1 << 15)
def _shapes(found: Features) -> frozenset[str]:
    return shapes(found)


def _names(found: Features, kind: str) -> frozenset[str]:
    return _shapes(found) if kind == "shapes" else {"grams": found.grams, "facts": found.facts}[kind]


_Learner = LogisticRegression | LinearSVC


def _logistic(strength: float) -> _Learner:
    return LogisticRegression(C=strength, max_iter=200, tol=1e-3)


def _vectors(strength: float) -> _Learner:
    return LinearSVC(C=strength, tol=1e-2, random_state=0)


class _Expert:
    """One linear model on one kind of feature, over a fixed list of features."""

    def __init__(self, kind: str, model: _Learner, share: float = 1.0) -> None:
        self.kind, self.model, self.share = kind, model, share

    def _names(self, found: Sequence[Features]) -> list[frozenset[str]]:
        return [_names(one, self.kind) for one in found]

    def _levelled(self, counts: sparse.csr_matrix, names: Sequence[frozenset[str]]) -> sparse.csr_matrix:
        matrix = counts.astype(float)
        return matrix if self.kind == "facts" else sparse.diags([max(1, len(one)) ** -0.5 for one in names]) @ matrix

    def fit(self, lesson: Lesson) -> dict[str, np.ndarray]:
        """The weights of each feature, and the intercept under an empty name."""
        docs = self._names(lesson.found)
        self.words = CountVectorizer(analyzer=list, min_df=2, binary=True, lowercase=False)
        held = self.words.fit_transform(docs)
        counts = np.asarray(held.sum(0)).ravel()
        # Rare n-grams weigh more, as in tf-idf; the factor goes into the weights so that the product need not know it.
        rare = (np.log((1 + len(docs)) / (1 + counts)) + 1) / 7 if self.kind != "facts" else np.ones(len(counts))
        self.model.fit(self._levelled(held, docs) @ sparse.diags(rare), lesson.classes, sample_weight=lesson.weights)
        coefficients, self.base = self.share * self.model.coef_, self.share * self.model.intercept_
        self.weights = coefficients.T * rare[:, None]
        self.counts = dict(zip(self.words.get_feature_names_out(), counts, strict=True))
        return dict(zip(self.words.get_feature_names_out(), self.weights, strict=True)) | {"": self.base}


def _table(model: str, experts: Sequence[_Expert], lessons: Sequence[Lesson]) -> _Tables:
    """The table of one kind whose columns are those of several models; the features kept matter most to any of them.

    What is left out is not fitted around: the features that stay were chosen for their weights, and would be overrated.
    """
    fitted = [expert.fit(lesson) for expert, lesson in zip(experts, lessons, strict=True)]
    rank: dict[str, float] = {}
    for expert, weights in zip(experts, fitted, strict=True):
        for name, count in expert.counts.items():
            rank[name] = max(rank.get(name, 0.0), float(np.abs(weights[name]).max()) * count**0.5)
    name = f"{model} {experts[0].kind}"
    chosen = sorted(sorted(rank, key=lambda name: -rank[name])[: KEPT[name]])
    none = [np.zeros_like(weights[""]) for weights in fitted]
    rows = {
        name: np.concatenate([one.get(name, zero) for one, zero in zip(fitted, none, strict=True)]) for name in chosen
    }
    base = tuple(round(float(value), 4) for one in fitted for value in one[""])
    return {name: _rounded(rows, base, _STEPS[model])}


def _rounded(rows: dict[str, np.ndarray], base: tuple[float, ...], steps: int) -> Table:
    scale = float(np.quantile(np.abs(np.array(list(rows.values()))), 0.999)) / steps or 1.0
    return Table(base, scale, {hashed(name): tuple(_whole(row / scale)) for name, row in rows.items()})


def _whole(row: np.ndarray) -> list[int]:
    return [int(value) for value in np.clip(np.round(row), -127, 127)]


# The two models for speech learn from turns with their end marks, and from turns without.
_SPOKEN = ((1, 0, 0), (0.3, 1, 0.6))


def _manner(source: Source, spoken: int) -> Lesson:
    return source.lesson(1, 0.2, 0.5, [spoken] * len(source.rows))


def _after_talk(trade: Source, talk: Source) -> Source:
    """Sales turns after what somebody said in counselling: how a turn is read is not for the turn before it to say."""
    rng = random.Random(0)  # noqa: S311 - a draw to repeat, no secret
    said = [row.previous for row in talk.rows if row.previous]
    return Source.of([replace(row, previous=rng.choice(said)) for row in trade.rows])


def _typed(talk: Source, trade: Source) -> _Tables:
    own = talk.lesson(1, 0.2, 0.3, talk.coarse) + trade.lesson(1, 0.2, 0.4, trade.coarse).times(3)
    fine = trade.lesson(1, 0.2, 0.4, trade.fine)
    manner = _manner(talk, 1) + _manner(trade, 0).times(2) + _manner(_after_talk(trade, talk), 0)
    tables: _Tables = {}
    for kind, strengths in TYPED.items():
        experts = [_Expert(kind, _logistic(strength)) for strength in strengths]
        tables |= _table("typed", experts, [own, fine, manner])
    return tables


def _spoken(sources: Sources) -> _Tables:
    lessons = [
        reduce(add, [one.lesson(*form, one.coarse).times(share) for one, share in zip(sources, _SHARES, strict=True)])
        for form in _SPOKEN
    ]
    tables: _Tables = {}
    for kind, (strength, share) in SPEECH.items():
        tables |= _table("spoken", [_Expert(kind, _vectors(strength), share) for _ in _SPOKEN], lessons)
    return tables


def _unseen(sources: Sources) -> list[_Tables]:
    """For each turn of the counselling, tables for speech that have not seen the turn's group."""
    talk = sources.talk
    fold = folds(talk.rows, _INNER, 0)
    kept = [talk.part(lambda row: fold[row.group] != out) for out in range(_INNER)]  # noqa: B023
    tables = [_spoken(sources._replace(talk=one)) for one in kept]
    return [tables[fold[row.group]] for row in talk.rows]


def _trees(talk: Source, unseen: Sequence[_Tables], *, bare: bool) -> Table:
    """Trees that read what `unseen` tables sum up, turn by turn in the forms that they learn from."""
    rows = [
        counted(one, parts(one, tables, bare=bare))
        for found, share in zip((talk.full, talk.unasked, talk.bare), _COPIES[bare], strict=True)
        for one, tables in zip(found, unseen, strict=True)
        if share
    ]
    lesson = talk.lesson(*_COPIES[bare], talk.coarse, level=_TREE_LEVEL)
    return grow(np.array(rows), lesson.classes, lesson.weights)


def fit(sources: Sources) -> _Tables:
    """The tables learned from `sources`."""
    unseen = _unseen(sources)
    trees = {f"{name} trees": _trees(sources.talk, unseen, bare=name == "bare") for name in ("marked", "bare")}
    return {**_typed(sources.talk, sources.trade), **_spoken(sources), **trees}
