"""Fits the tables of small weights: logistic models on n-grams and on facts, fitted apart, their sums added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from bench.moves_rows import Row, folds, no_marks, no_questions, read
from bench.moves_trees import grow
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from sideline_flows.practice.moves import Coarse, Move
from sideline_flows.practice.moves.features import Features
from sideline_flows.practice.moves.judge import counted
from sideline_flows.practice.moves.model import FINE
from sideline_flows.practice.moves.speech import shapes
from sideline_flows.practice.moves.weights import Table, hashed

KEPT = {"typed grams": 1500, "typed facts": 850, "spoken grams": 3700, "spoken shapes": 1900, "spoken facts": 1100}
# For each kind of feature: how strongly each model is fitted to it, and what share its sum has.
TYPED = {"grams": ((6, 10, 6), 1.0), "facts": ((0.02, 0.05, 0.02), 1.0)}
SPEECH = {"grams": ((6, 4), 0.6), "shapes": ((6, 4), 0.6), "facts": ((0.02, 0.03), 1.0)}
_COPIES = ((1, 0.2, 0), (0.3, 1, 0.6))  # what the trees learn from: as typed, without question marks, without any
_LEVEL = 0.7  # how far rare moves are weighed up: 0 not at all, 1 until all count the same
_STEPS = 12  # a common large weight is this many steps: fewer steps pack smaller
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

    def lesson(self, full: float, unasked: float, bare: float, classes: Sequence[int]) -> Lesson:
        """The rows as often as there are weights, stripped the three ways."""
        labels = np.array(classes)
        counts = np.bincount(labels, minlength=labels.max() + 1)
        level = (counts.mean() / np.maximum(counts, 1)) ** _LEVEL
        made = [(self.full, full), (self.unasked, unasked), (self.bare, bare)]
        lessons = [Lesson(found, labels, level[labels] * weight) for found, weight in made if weight]
        return sum(lessons[1:], lessons[0])

    @property
    def coarse(self) -> list[int]:
        """The class numbers of the coarse names."""
        return [_COARSE.index(row.coarse) for row in self.rows]

    @property
    def fine(self) -> list[int]:
        """The class numbers of the fine moves; a monologue is advice to a model that does not count words."""
        return [FINE.index(Move.ADVICE if row.move is Move.MONOLOGUE else row.move) for row in self.rows if row.move]


@lru_cache(maxsize=1 << 15)
def _shapes(found: Features) -> frozenset[str]:
    return shapes(found)


def _names(found: Features, kind: str) -> frozenset[str]:
    return _shapes(found) if kind == "shapes" else {"grams": found.grams, "facts": found.facts}[kind]


class _Expert:
    """One logistic model on one kind of feature, over a fixed list of features."""

    def __init__(self, kind: str, strength: float, share: float = 1.0) -> None:
        self.kind, self.strength, self.share = kind, strength, share

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
        model = LogisticRegression(C=self.strength, max_iter=200, tol=1e-3)
        model.fit(self._levelled(held, docs) @ sparse.diags(rare), lesson.classes, sample_weight=lesson.weights)
        self.weights, self.base = self.share * model.coef_.T * rare[:, None], self.share * model.intercept_
        self.counts = dict(zip(self.words.get_feature_names_out(), counts, strict=True))
        return dict(zip(self.words.get_feature_names_out(), self.weights, strict=True)) | {"": self.base}

    def sums(self, found: Sequence[Features]) -> np.ndarray:
        """What the fitted weights come to for each turn."""
        names = self._names(found)
        return self._levelled(self.words.transform(names), names) @ self.weights + self.base


def _table(kept: int, experts: Sequence[_Expert], lessons: Sequence[Lesson]) -> Table:
    """A table of one kind whose columns are those of several models; the `kept` features that matter most to any.

    What is left out is not fitted around: the features that stay were chosen for their weights, and would be overrated.
    """
    fitted = [expert.fit(lesson) for expert, lesson in zip(experts, lessons, strict=True)]
    rank: dict[str, float] = {}
    for expert, weights in zip(experts, fitted, strict=True):
        for name, count in expert.counts.items():
            rank[name] = max(rank.get(name, 0.0), float(np.abs(weights[name]).max()) * count**0.5)
    chosen = sorted(sorted(rank, key=lambda name: -rank[name])[:kept])
    none = [np.zeros_like(weights[""]) for weights in fitted]
    rows = {
        name: np.concatenate([one.get(name, zero) for one, zero in zip(fitted, none, strict=True)]) for name in chosen
    }
    return _rounded(rows, tuple(round(float(value), 4) for one in fitted for value in one[""]))


def _rounded(rows: dict[str, np.ndarray], base: tuple[float, ...]) -> Table:
    scale = float(np.quantile(np.abs(np.array(list(rows.values()))), 0.999)) / _STEPS or 1.0
    return Table(base, scale, {hashed(name): tuple(_whole(row / scale)) for name, row in rows.items()})


def _whole(row: np.ndarray) -> list[int]:
    return [int(value) for value in np.clip(np.round(row), -127, 127)]


def _model(name: str, lessons: Sequence[Lesson], strengths: Mapping[str, tuple[Sequence[float], float]]) -> _Tables:
    return {
        f"{name} {kind}": _table(KEPT[f"{name} {kind}"], [_Expert(kind, one, share) for one in many], lessons)
        for kind, (many, share) in strengths.items()
    }


# The two models for speech learn from turns with their end marks, and from turns without.
_SPOKEN = ((1, 0, 0), (0.3, 1, 0.6))


def _unseen(talk: Source, column: int) -> list[np.ndarray]:
    """The sums of one model for speech, of each turn in its three forms, by weights that have not seen its group."""
    fold = folds(talk.rows, _INNER, 0)
    at = np.array([fold[row.group] for row in talk.rows])
    forms = [np.zeros((len(at), len(_COARSE))) for _ in range(3)]
    for out in range(_INNER):
        kept, held = (talk.part(lambda row: (fold[row.group] == out) is is_held) for is_held in (False, True))  # noqa: B023
        lesson = kept.lesson(*_SPOKEN[column], kept.coarse)
        for kind, (strengths, share) in SPEECH.items():
            expert = _Expert(kind, strengths[column], share)
            expert.fit(lesson)
            for form, found in zip(forms, (held.full, held.unasked, held.bare), strict=True):
                form[at == out] += expert.sums(found)
    return forms


def _trees(talk: Source, column: int) -> Table:
    sums = _unseen(talk, column)
    lesson = talk.lesson(*_COPIES[column], talk.coarse)
    seen = [one for one, weight in zip(sums, _COPIES[column], strict=True) if weight]
    rows = np.array([counted(one, row) for one, row in zip(lesson.found, np.concatenate(seen), strict=True)])
    return grow(rows, lesson.classes, lesson.weights)


def fit(talk: Source, trade: Source) -> _Tables:
    """The tables learned from counselling `talk` and sales `trade`."""
    typed = talk.lesson(1, 0.2, 0.3, talk.coarse) + trade.lesson(1, 0.2, 0.4, trade.coarse).times(3)
    fine = trade.lesson(1, 0.2, 0.4, trade.fine)
    spoken = [talk.lesson(*one, talk.coarse) + trade.lesson(*one, trade.coarse).times(0.05) for one in _SPOKEN]
    manner = talk.lesson(1, 0.2, 0.5, [1] * len(talk.rows)) + trade.lesson(1, 0.2, 0.5, [0] * len(trade.rows)).times(3)
    return {
        **_model("typed", [typed, fine, manner], TYPED),
        **_model("spoken", spoken, SPEECH),
        "marked trees": _trees(talk, 0),
        "bare trees": _trees(talk, 1),
    }
