"""When a state is to be practised again, by how it went: FSRS decides, and days with nothing due break nothing.

A card is kept under `flow/state`, so that rewording a state keeps its progress, and one that was `renamed` goes on
under its old id. Where the flow's `rev` marks a change of meaning, that state, and no other, is learnt anew. Only
states whose file says how something is earned have cards: without points there is nothing to rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sideline_flows.practice.rubric import Point, PointKind, Score

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

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
    practised = {point.where: point for point in score.points if point.required}
    ratings = ((point, _rating(score, key, by_heart=by_heart)) for key, point in practised.items())
    return tuple(rated for point, rating in ratings for rated in _rated(point, rating, cards, now))


def _rating(score: Score, state: str, *, by_heart: bool) -> int:
    here = [point for point in score.points if point.where == state]
    met, missed, harm, repaired = (_count(here, kind) for kind in PointKind)
    if met < missed:
        return AGAIN
    if missed or harm > repaired:
        return HARD
    return EASY if by_heart and not harm else GOOD


def _rated(point: Point, rating: int, cards: Mapping[str, str], now: datetime) -> Iterator[Rated]:
    """Under every name the state has a card by, or else under its present one. The card's own id is the state's rev."""
    from fsrs import Card, Rating

    names = (point.where, *(f"{point.flow}/{old}" for old in point.was))
    kept = [name for name in names if name in cards]
    before = _read(cards[kept[0]]) if kept else None
    if before is None or before.card_id != point.rev:
        before = Card(card_id=point.rev, due=now)
    after, _ = _scheduler().review_card(before, Rating(rating), now)
    yield from (Rated(name, rating, after.due, after.to_json()) for name in kept or names[:1])


def _read(card: str) -> Card | None:
    """A card as it was kept; None for one that cannot be read any more, whose state is learnt anew."""
    from fsrs import Card

    try:
        return Card.from_json(card)
    except (ValueError, KeyError, TypeError):
        return None


def _scheduler() -> Scheduler:
    """Whole days only: a conversation is not learnt in ten minutes, and the same marks always give the same day."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _count(points: Iterable[Point], kind: PointKind) -> int:
    return sum(point.kind is kind for point in points)
