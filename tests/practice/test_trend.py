"""How practice goes over time: one row a state, one a move, one value an attempt."""

from __future__ import annotations

from tests.practice.plans import PLANS, play

from sideline_flows.progress import read_trend
from sideline_flows.services import Services


def test_each_attempt_is_one_column(services: Services) -> None:
    """Oldest first; what an attempt has no value for stays open, and one still going on is left out."""
    for name in ("nia-poor", "nia-recovers", "nia-good"):
        play(services, next(plan for plan in PLANS if plan.name == name))
    play(services, next(plan for plan in PLANS if plan.name == "priya-poor"))
    trend = read_trend(services, "soil")
    assert len(trend.attempts) == 3
    states = {series.name: series.values for series in trend.states}
    assert states["soil/permission"] == (0.0, 1.0, 1.0)
    assert states["soil/impact"] == (None, 1.0, 1.0)
    moves = {series.name: series.values for series in trend.moves}
    assert moves["judging observation"][0] > 0 == moves["judging observation"][2]
    assert all(0 <= value <= 1 for values in moves.values() for value in values if value is not None)
    assert trend.balance.values[0] < 0 <= trend.balance.values[2]


def test_without_attempts_there_is_no_trend(services: Services) -> None:
    """No rows at all."""
    trend = read_trend(services)
    assert (trend.attempts, trend.states, trend.moves, trend.balance.values) == ((), (), (), ())
