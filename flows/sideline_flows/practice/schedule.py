"""When a state is to be practised again, by how it went: FSRS decides, and days with nothing due break nothing.

A card is kept under `flow/state`, so that rewording a state keeps its progress. Only states whose file says how
something is earned have cards: without points there is nothing to rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sideline_flows.practice.rubric import Point, PointKind, Score

if TYPE_CHECKING:
    from fsrs import Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Rated:
    """One state after a rating. `card` is the scheduler's own record, as JSON."""

    state: str
    rating: int
    due: datetime
    card: str


def rate(score: Score, cards: Mapping[str, str], now: datetime, *, by_heart: bool = False) -> tuple[Rated, ...]:
    """Rate every state an attempt earned or missed points in. `cards` are the records so far, by `flow/state`.

    `by_heart` says that the attempt had no card to look at: met without one counts for more.
    """
    states = dict.fromkeys(_key(point) for point in score.points if point.kind in (PointKind.MET, PointKind.MISSED))
    return tuple(_rated(state, _rating(score, state, by_heart=by_heart), cards.get(state, ""), now) for state in states)


def _rating(score: Score, state: str, *, by_heart: bool) -> int:
    here = [point for point in score.points if _key(point) == state]
    met, missed, harm, repaired = (_count(here, kind) for kind in PointKind)
    if met < missed:
        return AGAIN
    if missed or harm > repaired:
        return HARD
    return EASY if by_heart and not harm else GOOD


def _rated(state: str, rating: int, card: str, now: datetime) -> Rated:
    from fsrs import Card, Rating

    before = Card.from_json(card) if card else Card(card_id=0, due=now)
    after, _ = _scheduler().review_card(before, Rating(rating), now)
    return Rated(state, rating, after.due, after.to_json())


def _scheduler() -> Scheduler:
    """Whole days only: a conversation is not learnt in ten minutes, and the same marks always give the same day."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _count(points: Iterable[Point], kind: PointKind) -> int:
    return sum(point.kind is kind for point in points)


def _key(point: Point) -> str:
    return f"{point.flow}/{point.state}"
