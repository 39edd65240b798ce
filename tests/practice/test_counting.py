"""A score counted again by hand: from what was said, and from the lines of the files that say what it earns."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.practice.conftest import Played
from tests.practice.plans import PLANS, Plan, play

from sideline_flows.language.pack import shipped
from sideline_flows.practice.debrief import as_markdown
from sideline_flows.practice.rubric import GRADED_FROM, PointKind
from sideline_flows.services import Services

PACK = shipped().parent


def line_of(rule: str) -> str:
    """The line of the pack that a rule names."""
    name, _, number = rule.partition(":")
    (path,) = PACK.glob(f"*/{name}")
    return path.read_text(encoding="utf-8").splitlines()[int(number) - 1]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_point_can_be_looked_up(played: Played, plan: Plan) -> None:
    """The words quoted were said in that turn, and the line named says that they earn it."""
    attempt, _ = played(plan)
    score = attempt.score()
    said = {node.number: node for node in attempt.path if node.said}
    for point in score.points:
        rule = line_of(f"{Path(point.rule.path).name}:{point.rule.line}")
        if point.kind is PointKind.MISSED:
            assert "earned by" in rule
            continue
        node = said[point.turn]
        assert point.quote in node.text
        assert node.said is not None
        if point.kind is PointKind.MET:
            assert point.what in rule
            assert str(node.said.move) in rule.partition("earned by")[2]
        else:
            assert rule == f"## {str(node.said.move).capitalize()}"


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_the_sum_is_that_of_what_was_seen_while_playing(played: Played, plan: Plan) -> None:
    """Gains seen turn by turn, less the times the guard rose, plus those that were mended: nothing else counts."""
    attempt, _ = played(plan)
    score, path = attempt.score(), attempt.path
    gained = {(node.flow, node.state, gain.name) for node in path for gain in node.gains}
    rose = [node.number for node in path if node.answer and any(_rises(change) for change in node.answer.changes)]
    mended = [point for point in score.points if point.kind is PointKind.REPAIR]
    assert len(mended) <= len(rose)
    assert score.total == len(gained) - len(rose) + len(mended)
    assert bool(score.grade) == (score.turns >= GRADED_FROM)


def _rises(change: object) -> bool:
    level, before, after = (getattr(change, name) for name in ("level", "before", "after"))
    return bool(level == "guard" and after > before)


def test_the_debrief_as_a_page_holds_every_point(services: Services) -> None:
    """With its words and its rule, and what was behind it once that was told."""
    attempt, reply = play(services, next(plan for plan in PLANS if plan.name == "nia-recovers"))
    assert reply.debrief is not None
    page = as_markdown("Give feedback with Nia", reply.debrief)
    for point in attempt.score().points:
        assert f"[{Path(point.rule.path).name}:{point.rule.line}]" in page
        assert point.quote in page
    assert page.startswith("# Give feedback with Nia\n")
    assert "What was behind it" in page
