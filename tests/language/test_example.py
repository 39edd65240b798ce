"""The example of the format's own page."""

from __future__ import annotations

from pathlib import Path

import pytest

from sideline_flows.language.model import Capture, Check, Flow, Line, Link, Need, Return
from sideline_flows.language.parse import Parsed
from sideline_flows.language.readings import whole

EXAMPLE = Path(__file__).with_name("soil.md")


@pytest.fixture
def parsed() -> Parsed:
    return whole(EXAMPLE)


@pytest.fixture
def soil(parsed: Parsed) -> Flow:
    assert parsed.flow is not None
    return parsed.flow


def test_only_the_states_it_elides_are_missed(parsed: Parsed) -> None:
    assert {found.code for found in parsed.findings} == {"F101"}
    elided = ("rebook", "same-memory", "what-to-try", "say-the-effect", "rebook", "stopped")
    assert all(f'"{state}"' in found.message for state, found in zip(elided, parsed.findings, strict=True))


def test_its_front_matter_is_read(soil: Flow) -> None:
    assert soil.id == "soil"
    assert soil.title == "Give feedback with SOIL"
    assert soil.about == "Feedback that is heard, understood and used."
    assert soil.minutes == 10
    assert soil.outcomes == ("done", "rescheduled", "stopped")
    assert [detour.flow for detour in soil.anytime] == ["acc", "ham-bam"]


def test_its_headings_are_phases_and_states(soil: Flow) -> None:
    assert soil.phases == ("Ask first", "Situation", "Impact")
    assert [(state.id, state.phase) for state in soil.states] == [
        ("permission", "Ask first"),
        ("set-the-scene", "Situation"),
        ("effect-in-their-words", "Impact"),
    ]
    assert soil.start[0].state == "permission"


def test_its_first_card_is_read(soil: Flow) -> None:
    card = soil.state("permission")
    assert card.aim == "The rep keeps control. One refusal is honoured."
    assert card.say == (
        Line('May I share something I noticed on {{ call | default("that call") }}?'),
        Line("Is now a good moment, or after lunch?"),
    )
    assert card.listen == (Line("a real yes, not a polite one"),)
    assert card.watch == (Line("starting the feedback inside the question"),)
    assert card.links == (
        Link("Yes", "yes", state="set-the-scene"),
        Link("Not now", "not-now", state="rebook"),
        Link("They push back", "they-push-back", flow="acc"),
    )


def test_its_guards_and_outcomes_are_read(soil: Flow) -> None:
    scene, effect = soil.state("set-the-scene"), soil.state("effect-in-their-words")
    assert scene.captures == (Capture("scene", "the moment you both remember (date, place, people)"),)
    assert scene.links[0].needs == (Need("scene"),)
    assert effect.checks == (Check("own words", "they said the effect themselves"),)
    assert effect.links[1].returns == (
        Return("shifted", "say-the-effect"),
        Return("parked", "rebook"),
        Return("escalated", "stopped"),
    )
