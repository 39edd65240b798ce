"""How practice goes over time: each state and each move as a row of numbers, one for each attempt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sideline_flows.practice.rehearsal import Node
from sideline_flows.practice.rubric import PointKind, Score


@dataclass(frozen=True, slots=True)
class Played:
    """One attempt, counted. `at` is when it began, UTC ISO-8601; `way` are the moments that were counted."""

    attempt_id: str
    at: str
    score: Score
    way: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Series:
    """One row: a value for each attempt, oldest first; None where the attempt has none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """All rows over the same attempts.

    `states` are the share of points met (0 to 1) by `flow/state`; `moves` the share of turns (0 to 1) by move;
    `balance` is the listening balance.
    """

    attempts: tuple[tuple[str, str], ...]
    """Id and beginning of each attempt, oldest first."""
    states: tuple[Series, ...]
    moves: tuple[Series, ...]
    balance: Series


def trend(played: Sequence[Played]) -> Trend:
    """The rows of some attempts, given oldest first."""
    states = dict.fromkeys(point.where for each in played for point in each.score.points if point.required)
    counts = [Counter(str(node.said.move) for node in each.way if node.said) for each in played]
    moves = dict.fromkeys(move for count in counts for move in count)
    return Trend(
        attempts=tuple((each.attempt_id, each.at) for each in played),
        states=tuple(Series(state, tuple(_met(each.score, state) for each in played)) for state in states),
        moves=tuple(Series(move, tuple(_share(count, move) for count in counts)) for move in moves),
        balance=Series("listening balance", tuple(float(each.score.balance) for each in played)),
    )


def _met(score: Score, state: str) -> float | None:
    points = [point for point in score.points if point.required and point.where == state]
    return sum(point.kind is PointKind.MET for point in points) / len(points) if points else None


def _share(count: Counter[str], move: str) -> float | None:
    return count[move] / count.total() if count else None
