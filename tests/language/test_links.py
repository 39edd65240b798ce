"""Transitions: where they lead, what they need, what they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sideline_flows.language.model import Effect, Flow, Link, Need, Return, State, Verb
from sideline_flows.language.parse import Parsed

Card = Callable[[str], State]


def test_a_link_leads_to_a_state_or_a_flow(state: Card) -> None:
    card = state("### Next\n\n- [Not *now*!](#done)\n- [Push back](acc.md)\n- [Again](#here)\n")
    assert card.links == (
        Link("Not now!", "not-now", state="done"),
        Link("Push back", "push-back", flow="acc"),
        Link("Again", "again", state="here"),
    )


def test_a_link_reaches_headings_with_letters_of_any_language(flow: Callable[[str], Flow]) -> None:
    talk = flow("## Größe\n\n### Next\n\n- [Weiter](#größe)\n- [Ende](#%C3%A9nd)\n\n## Énd\n")
    assert [link.state for link in talk.states[0].links] == ["größe", "énd"]


@pytest.mark.parametrize("dash", ["—", "–", "--", "-"])
def test_needs_and_effects_stand_behind_any_dash(state: Card, dash: str) -> None:
    card = state(
        f"### Next\n\n- [Go](#done) {dash} needs own words, cause = skill; Sets next step = a call; marks Kept\n"
    )
    assert card.links[0].needs == (Need("own words"), Need("cause", "skill"))
    assert card.links[0].effects == (Effect(Verb.SETS, "a call", "next step"), Effect(Verb.MARKS, "kept"))


def test_clauses_may_go_on_in_the_next_line(state: Card) -> None:
    assert state("### Next\n\n- [Go](#done) — needs own\n  words\n").links[0].needs == (Need("own words"),)


def test_outcomes_of_a_call_are_mapped_below_it(state: Card) -> None:
    card = state(
        "### Run\n\n- [POP](pop.md) — needs first time\n  - [done](#done)\n"
        "  - [Needs observation](#here) — needs clip; sets why = none\n"
    )
    assert card.runs == (
        Link(
            "POP",
            "pop",
            flow="pop",
            needs=(Need("first time"),),
            returns=(
                Return("done", "done"),
                Return("needs-observation", "here", (Need("clip"),), (Effect(Verb.SETS, "none", "why"),)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("words", "5:3 F040"),
        ("see [a](#a)", "5:3 F040"),
        ("[](#a)", "5:3 F041"),
        ("[?](#a)", "5:3 F041"),
        ("[a](https://example.org)", "5:7 F042"),
        ("[a](x/b.md)", "5:7 F042"),
        ("[a](b.md#c)", "5:7 F042"),
        ("[a](b.txt)", "5:7 F042"),
        ("[a](#)", "5:7 F042"),
        ("[a](#a)\n  - [b](#a)", "6:5 F044"),
        ("[a](b.md)\n  - [b](c.md)", "6:5 F045"),
        ("[a](b.md)\n  - [b](#a)\n    - [c](#a)", "7:7 F044"),
        ("[a](#a) needs b", "5:11 F046"),
        ("[a](#a) — neds b", "5:13 F047"),
        ("[a](#a) — needs", "5:13 F048"),
        ("[a](#a) — needs b, , c", "5:13 F048"),
        ("[a](#a) — needs b;", "5:20 F048"),
        ("[a](#a) — needs b =", "5:19 F048"),
        ("[a](#a) — sets b", "5:18 F049"),
        ("[a](#a) — marks keept", "5:19 F050"),
        ("[a](#b)", "5:3 F101"),
        ("[a](b.md)\n  - [b](#c)", "6:5 F101"),
        ("[{{ a }}](#a)", "5:3 F205"),
    ],
)
def test_a_link_that_cannot_be_meant_is_a_finding_at_its_place(
    found: Callable[[str], list[str]], row: str, expected: str
) -> None:
    assert found(f"## A\n\n### Next\n\n- {row}\n") == [expected]


def test_run_starts_flows_only(found: Callable[[str], list[str]]) -> None:
    assert found("## A\n\n### Run\n\n- [Go](#a)\n") == ["5:3 F043"]


def test_near_matches_name_what_was_meant(read: Callable[[str], Parsed]) -> None:
    text = "## Impact\n\n### Next\n\n- [Go](#impct) — nedes a; marks keept\n"
    assert [found.message.partition("(")[2] for found in read(text).findings] == [
        'did you mean "impact"?)',
        'did you mean "needs"?)',
        'did you mean "kept"?)',
    ]


def test_each_name_has_its_own_place(state: Card) -> None:
    """The place is that of the name, not of the same letters in a word before it."""
    link = state("### Next\n\n- [Go e](#done) — needs e, s; sets k = v\n").links[0]
    assert [need.place.column for need in link.needs] == [25, 28]
    assert link.effects[0].place.column == 36
