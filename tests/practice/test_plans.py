"""Three ways to give each counterpart feedback: well, badly, and badly with a turn for the better."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.practice.conftest import Played
from tests.practice.plans import PLANS, Plan

from sideline_flows.practice.cast import heads
from sideline_flows.practice.rubric import PointKind, Score
from sideline_flows.services import Services

SURE = 0.4
"""How sure the recogniser is at least of each line: a plan is no test of words that could be heard either way."""

FACTS = {"earned specific", "earned seen or heard", "earned effect named"}
"""What is only earned by telling something that happened."""


def kinds(score: Score) -> Counter[PointKind]:
    """How many points of each kind."""
    return Counter(point.kind for point in score.points)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_plan_goes_and_ends_as_it_says(played: Played, plan: Plan) -> None:
    """Every step on the way comes to what the plan says, and so does the whole."""
    attempt, reply = played(plan)
    assert (reply.outcome or "nothing") == plan.ends
    assert reply.mood in plan.moods
    assert not [node.text for node in attempt.path if node.said and node.said.certainty < SURE]


def test_every_counterpart_has_a_good_a_poor_and_a_recovering_plan(services: Services) -> None:
    """Only the poor one misses what it was for."""
    ways = {(head.id, way) for head in heads(services.library) for way in ("good", "poor", "recovers")}
    assert {tuple(plan.name.split("-")) for plan in PLANS} == ways
    assert {plan.name.split("-")[1] for plan in PLANS if plan.ends == "done"} == {"good", "recovers"}
    assert {plan.name.split("-")[1] for plan in PLANS if plan.ends != "done"} == {"poor"}


def test_no_two_counterparts_are_told_the_same() -> None:
    """Facts are about one talk only: no sentence of telling serves for two."""
    told = [step.words for plan in PLANS for step in plan.steps if FACTS & step.wanted]
    assert len(set(told)) == len(told) == 3 * 20


@pytest.mark.parametrize("persona", sorted({plan.persona for plan in PLANS}))
def test_the_score_tells_them_apart(played: Played, persona: str) -> None:
    """Good meets everything; poor meets next to nothing in a few turns; recovering does harm first, and mends it."""
    plans = {plan.name: plan for plan in PLANS}
    good, poor, recovers = (played(plans[f"{persona}-{way}"])[0].score() for way in ("good", "poor", "recovers"))
    assert kinds(good)[PointKind.HARM] == 0
    assert good.total == good.possible
    assert poor.total <= poor.possible / 2
    assert poor.total < recovers.total
    assert poor.balance <= 0 < min(good.balance, recovers.balance)
    assert kinds(recovers)[PointKind.HARM] > 0
    assert kinds(recovers)[PointKind.REPAIR] > 0
    assert (good.grade, poor.grade) == ("strong", "")
