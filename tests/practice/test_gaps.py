"""What is known of a person is heard from the counterpart, and what is not leaves neither braces nor blanks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.practice.room import PERSONAS, SHELF, counterpart, make, meant, moves, persona

from sideline_flows.checker import check_paths
from sideline_flows.engine.facts import Situation
from sideline_flows.language.model import Flow
from sideline_flows.language.parse import parse_flow
from sideline_flows.practice.counterpart import Counterpart, Moment, Standing
from sideline_flows.practice.gaps import fill, is_whole
from sideline_flows.practice.levels import Levels
from sideline_flows.practice.moves.model import Move, Recognition, coarse
from sideline_flows.practice.persona import Persona, spoken
from sideline_flows.practice.rehearsal import Node, Rehearsal

CALL = {"topic": "the clinic call", "promise": {"text": "ring them", "behaviour": "ring them", "due": ""}}

FILLED = {
    "a value": ("About {{ topic }}, then.", CALL, "About the clinic call, then."),
    "a part of one": ("I said {{ promise.behaviour }}.", CALL, "I said ring them."),
    "its own default": ('About {{ topic | default("the quote") }}.', {}, "About the quote."),
    "nothing": ("About {{ topic }}, then.", {}, "About that, then."),
    "a value at the beginning": ('{% if topic %}"{{ topic }}". {% endif %}Fine.', CALL, '"The clinic call". Fine.'),
    "nothing, at the beginning": ("{{ topic }}? Again?", {}, "That? Again?"),
    "a part that is empty": ("Was it due {{ promise.due }}?", CALL, "Was it due that?"),
    "a part there is none of": ("I said {{ promise.behavior }}.", CALL, "I said that."),
    "a part of nothing": ("I said {{ promise.behaviour }}.", {}, "I said that."),
    "a name there is none of": ("About {{ topik }}.", CALL, "About that."),
    "a choice": ("Fine{% if topic %}, about {{ topic }}{% endif %}.", {}, "Fine."),
    "a choice that is left with nothing": ("{% if topic %}About {{ topic }}.{% endif %}", {}, "About that."),
}


WHOLE = {"a value", "a value at the beginning", "a part of one", "its own default", "a choice"}


@pytest.mark.parametrize(("line", "values", "said"), FILLED.values(), ids=FILLED)
def test_a_gap_is_filled(line: str, values: dict[str, object], said: str) -> None:
    """By what is known, by its default, or else by a neutral word."""
    assert fill(line, values) == said


def test_values_are_never_read_as_templates() -> None:
    """What somebody typed is said as it was typed."""
    assert fill("About {{ topic }}.", {"topic": "{{ goal }}"}) == "About {{ goal }}."


@pytest.mark.parametrize("name", FILLED)
def test_a_line_is_whole_when_nothing_was_put_in_its_place(name: str) -> None:
    """Only these are drawn while there are others."""
    line, values, _ = FILLED[name]
    assert is_whole(line, values) == (name in WHOLE)


def lou(*lines: str) -> Flow:
    """A counterpart with these rows under Say."""
    text = "---\nkind: persona\n---\n\n## Here\n\n### Say\n\n" + "\n".join(lines)
    flow = parse_flow(text, flow_id="lou").flow
    assert flow
    return flow


def heard(flow: Flow, values: dict[str, object]) -> set[str]:
    """Everything it answers to a reflection, with twenty seeds."""
    said = Recognition(Move.REFLECTION, 1.0, (), (), coarse(Move.REFLECTION))
    standing = Standing("here", Levels())
    talks = (Counterpart(Persona(flow), moves().shifts, seed) for seed in range(20))
    return {talk.answer(standing, said, Moment("soil", "permission", values))[1].text for talk in talks}


def test_a_line_with_a_gap_that_nothing_fills_is_passed_over() -> None:
    """While there is another; and it is heard as soon as something is known."""
    flow = lou("- It is about {{ topic }}.", "- Go on.")
    assert heard(flow, {}) == {"Go on."}
    assert heard(flow, CALL) == {"Go on.", "It is about the clinic call."}
    assert heard(lou("- It is about {{ topic }}."), {}) == {"It is about that."}


def test_a_counterpart_without_words_for_the_moment_says_something_all_the_same() -> None:
    """The checker calls it an error; nobody's rehearsal breaks over it."""
    assert heard(lou("#### advice", "", "- No."), {}) == {"No."}
    assert heard(lou(), {}) == {"…"}
    assert heard(lou("- No. (x0)"), {}) == {"No."}
    assert heard(lou("- No. (x²)"), {}) == {"No. (x²)"}
    assert heard(lou(f"- No. (x{'9' * 5000})"), {}) == {f"No. (x{'9' * 5000})"}


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_a_shipped_line_reads_well_whether_anything_is_known_or_not(persona_id: str) -> None:
    """Not one needs the neutral word; and a handful in each speak of the topic or the goal of a real person."""
    lines = tuple(spoken(persona(persona_id).flow))
    known = {"topic": "the harvest plan", "goal": "nine new names"}
    assert all(is_whole(line, {}) and is_whole(line, known) for line in lines)
    assert not [line for line in lines if "{" in fill(line, {}) + fill(line, known)]
    assert sum("the harvest plan" in fill(line, known).lower() for line in lines) >= 4
    assert sum("nine new names" in fill(line, known).lower() for line in lines) >= 3


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_what_is_known_is_heard_in_the_talk_and_changes_nothing_else(persona_id: str) -> None:
    """Not only when they come in: in some of ten talks the topic comes up later. What is felt stays the same."""
    known = {"topic": "the harvest plan", "goal": "nine new names"}
    for seed in range(10):
        with_facts, without = talk(persona_id, seed, known), talk(persona_id, seed, {})
        assert [node.standing for node in with_facts] == [node.standing for node in without]
        assert with_facts == talk(persona_id, seed, known)
    heard_in = [
        any("the harvest plan" in node.answer.text.lower() for node in talk(persona_id, seed, known)[1:] if node.answer)
        for seed in range(10)
    ]
    assert any(heard_in)


def talk(persona_id: str, seed: int, values: dict[str, object]) -> tuple[Node, ...]:
    """A talk of eight turns, some good and some not, with somebody of whom this is known."""
    situation = Situation(date(2026, 3, 2), persona(persona_id).name)
    rehearsal = Rehearsal(SHELF, counterpart(persona_id, seed), meant, situation, values, moves().written)
    rehearsal.begin("soil")
    make(rehearsal, "reflection", "open question", "open question", "advice", "reflection", "closed question")
    make(rehearsal, "specific observation", "commitment ask")
    return rehearsal.path


def test_gaps_that_nothing_fills_are_found(tmp_path: Path) -> None:
    """A name that is misspelt, and one without words for when nothing is known."""
    lines = ['- {{ topic | default("It") }}.', "- {{ topik }}.", "- {{ goal }}.", "- {{ promise.due }}."]
    lines += ['- {{ promise.behavior | default("It") }}.', '- {{ promise.text | default("It") }}.']
    file = tmp_path / "lou.md"
    file.write_text("---\nkind: persona\n---\n\n## Here\n\n### Say\n\n" + "\n".join(lines), encoding="utf-8")
    found = [str(each).removeprefix(f"{file}:") for each in check_paths([file]) if each.code in {"F422", "F423"}]
    assert [line.partition(". ")[0] for line in found] == [
        '10:3: error F422: nothing fills "topik" in what a counterpart says (did you mean "topic"?)',
        '11:3: warning F423: the line has nothing to say where no "goal" is known',
        '12:3: warning F423: the line has nothing to say where no "promise" is known',
        '13:3: error F422: nothing fills "promise.behavior" in what a counterpart says (did you mean "behaviour"?)',
    ]
