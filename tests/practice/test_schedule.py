"""Weak states come back: sooner the worse they went, and nothing breaks on days when none is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.practice.conftest import monday
from tests.practice.plans import PLANS, play

from sideline_flows.attempt import Attempt
from sideline_flows.errors import InputError
from sideline_flows.language.model import Place
from sideline_flows.language.pack import Library
from sideline_flows.practice.rubric import Point, PointKind, Score
from sideline_flows.practice.schedule import AGAIN, EASY, GOOD, HARD, rate
from sideline_flows.progress import find_drill, next_drill
from sideline_flows.records.attempt_entries import CardEntry
from sideline_flows.services import Services


def score(*kinds: PointKind) -> Score:
    """A count of one state."""
    points = tuple(Point(kind, 1, "something", "soil", "impact", Place()) for kind in kinds)
    return Score(points, len(points), 0, 0, None, None)


MET, MISSED, RAISED, REPAIR = PointKind


@pytest.mark.parametrize(
    ("points", "rating"),
    [
        ((MET,), GOOD),
        ((MET, MET, RAISED, REPAIR), GOOD),
        ((MET, RAISED), HARD),
        ((MET, MISSED), HARD),
        ((MET, MISSED, MISSED), AGAIN),
        ((MISSED,), AGAIN),
    ],
)
def test_a_state_is_rated_by_its_points(points: tuple[PointKind, ...], rating: int) -> None:
    """Met or missed first, harm that was not mended next."""
    (rated,) = rate(score(*points), {}, monday())
    assert (rated.state, rated.rating) == ("soil/impact", rating)


def test_by_heart_counts_for_more() -> None:
    """Without a card to look at, and without harm."""
    assert rate(score(MET), {}, monday(), by_heart=True)[0].rating == EASY
    assert rate(score(MET, RAISED, REPAIR), {}, monday(), by_heart=True)[0].rating == GOOD


def test_worse_comes_back_sooner_and_never_the_same_minute() -> None:
    """Whole days, the same for the same marks."""
    days = [
        (rate(score(*points), {}, monday())[0].due - monday()).days for points in ((MISSED,), (MET, RAISED), (MET,))
    ]
    assert days == sorted(days)
    assert days[0] >= 1
    assert len(set(days)) > 1
    assert rate(score(MET), {}, monday()) == rate(score(MET), {}, monday())


def test_what_goes_well_again_comes_back_later() -> None:
    """The card remembers."""
    (first,) = rate(score(MET), {}, monday())
    (second,) = rate(score(MET), {first.state: first.card}, first.due)
    assert second.due - first.due > first.due - monday()


def named(state: str, *was: str, rev: int = 0) -> Score:
    """A count of one state that was met, of this meaning, and what it was called before."""
    point = Point(MET, 1, "something", "soil", state, Place(), rev=rev, was=was)
    return replace(score(MET), points=(point,))


def test_a_marked_change_of_meaning_begins_anew() -> None:
    """For that state alone; the next run goes on from there."""
    (old,) = rate(named("impact"), {}, monday())
    (again,) = rate(named("impact"), {old.state: old.card}, old.due)
    kept = {again.state: again.card}
    (new,) = rate(named("impact", rev=1), kept, again.due)
    assert (new.state, new.due - again.due) == (old.state, old.due - monday())
    (next_one,) = rate(named("impact", rev=1), {new.state: new.card}, new.due)
    assert next_one.due - new.due > new.due - again.due
    assert rate(named("learn", rev=0), kept, again.due) == rate(named("learn"), {}, again.due)


def test_a_state_that_was_renamed_goes_on_under_its_old_name() -> None:
    """One card, not two: the old one would stay due for ever."""
    (old,) = rate(named("impact"), {}, monday())
    (new,) = rate(named("effect", "impact"), {old.state: old.card}, old.due)
    assert new == rate(named("impact"), {old.state: old.card}, old.due)[0]
    both = {old.state: old.card, "soil/effect": old.card}
    assert [each.state for each in rate(named("effect", "impact"), both, old.due)] == ["soil/effect", "soil/impact"]


def test_the_flow_says_what_changed(services: Services, tmp_path: Path) -> None:
    """A whole rehearsal of a flow that was edited between two runs."""
    folder = tmp_path / "flows"
    folder.mkdir()
    own = replace(services, library=Library([*services.library.folders, folder]))
    days = []
    for number, settings in enumerate(("title: A", "title: B", "title: C\nrev: {new: 1}", "title: D\nrev: {new: 1}")):
        text = RENAMED.replace("title: Mine\nrenamed: {old: new}", settings)
        (folder / "mine.md").write_text(text, encoding="utf-8")
        then = later(own, 30 * number)
        attempt = Attempt.begin(then, "mine", "nia", seed=1, drill="new")
        attempt.say("What happened at the end of the bakery call?")
        attempt.choose(1)
        (card,) = own.store.rehearsals.cards()
        days.append((datetime.fromisoformat(card.due) - then.clock()).days)
        assert card.state == "mine/new"
    assert days[0] == days[2] < days[1] == days[3]


def later(services: Services, days: int) -> Services:
    """The same records some days on."""

    def clock() -> datetime:
        return monday() + timedelta(days=days)

    return replace(services, clock=clock)


def test_the_worst_state_of_an_attempt_is_offered_when_it_is_due(services: Services) -> None:
    """With the counterpart it was practised with; nothing on the day itself."""
    play(services, next(plan for plan in PLANS if plan.name == "walt-poor"))
    assert next_drill(services) is None
    drill = next_drill(later(services, 2))
    assert drill is not None
    assert (drill.flow, drill.state, drill.title, drill.persona) == ("soil", "permission", "Permission", "walt")


def test_a_drill_that_went_well_is_not_due_any_more(services: Services) -> None:
    """Two days on, the next state may be."""
    play(services, next(plan for plan in PLANS if plan.name == "nia-poor"))
    soon = later(services, 2)
    assert next_drill(soon) is not None
    attempt = Attempt.begin(soon, "soil", "nia", seed=1, drill="permission")
    attempt.say("May I share something I noticed at the bakery?")
    assert attempt.choose(1).ended
    assert next_drill(soon) is None


def test_nothing_was_practised_and_nothing_is_due(services: Services) -> None:
    """Nor after a year without practice."""
    assert next_drill(later(services, 365)) is None


def test_a_state_with_a_new_name_keeps_its_progress(services: Services, tmp_path: Path) -> None:
    """The flow says what it was called; a state that is gone asks for nothing."""
    folder = tmp_path / "flows"
    folder.mkdir()
    (folder / "mine.md").write_text(RENAMED, encoding="utf-8")
    own = replace(services, library=Library([*services.library.folders, folder]))
    past = monday().isoformat()
    own.store.rehearsals.rate([CardEntry("mine/gone", past, past, 1, "{}"), CardEntry("mine/old", past, past, 1, "{}")])
    drill = next_drill(own)
    assert drill is not None
    assert (drill.flow, drill.state) == ("mine", "new")


@pytest.mark.parametrize("wanted", ["permission", "soil/nowhere", ""])
def test_a_drill_that_cannot_be_says_why(services: Services, wanted: str) -> None:
    """One line."""
    with pytest.raises(InputError):
        find_drill(services, wanted)


RENAMED = """\
---
title: Mine
renamed: {old: new}
---

## New

### Check

- heard: they said how they are — earned by open question

### Next

- [On](#done) — needs heard

## Done

### Say

- Thanks.
"""
