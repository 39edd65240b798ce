"""A flow printed and read again is the same flow, whatever its records hold."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sideline_flows.language.model import (
    MARKS,
    Capture,
    CaptureType,
    Check,
    Detour,
    Earned,
    Effect,
    Flow,
    Kind,
    Line,
    Lines,
    Link,
    Need,
    Return,
    Start,
    State,
    Verb,
)
from sideline_flows.language.parse import parse_flow
from sideline_flows.language.printer import print_flow
from sideline_flows.language.settings import META
from sideline_flows.language.slug import slug
from sideline_flows.text import one_line

LETTERS = st.characters(exclude_categories=("C", "Z"), exclude_characters="{")
SIGNS = st.sampled_from(" *_[]()<>&`\\#!-;=,.:/|~\"'+1")


def words(without: str = "") -> st.SearchStrategy[str]:
    """One line of any letters and signs, those of Markdown and YAML included."""
    sign = st.one_of(LETTERS, SIGNS).filter(lambda sign: sign not in without)
    return st.lists(sign, min_size=1, max_size=8).map("".join).map(one_line).filter(bool)


NAMES = words(without=",;=:({/?")
ROW_NAMES = NAMES.map(lambda name: f"a {name}")
TITLES = words().filter(lambda title: bool(slug(title)))
LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["What", "I", "Übung", "2 of"]),
    words(without="<").map(lambda text: f" {text}"),
    st.sampled_from(["", " {{ gap }}?", ' {{ gap | default("it: all") }}']),
)
FILES = st.text("abcxyz-0ß", min_size=1, max_size=6).map(lambda name: f"f{name}")
IDS = words(without="{")


def rows(
    each: st.SearchStrategy[Any], *, least: int = 0, most: int = 2, **how: Any
) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few of these, as a tuple."""
    return st.lists(each, min_size=least, max_size=most, **how).map(tuple)


NEEDS = rows(st.builds(Need, NAMES, st.none() | words(without=",;")))
EFFECTS = rows(
    st.builds(Effect, st.just(Verb.SETS), words(without=",;"), NAMES)
    | st.builds(Effect, st.just(Verb.MARKS), st.sampled_from(MARKS))
)
SAID = rows(st.builds(Line, LINES))
VOICES = rows(st.builds(Lines, rows(words(without=","), least=1), SAID))
EARNED = st.none() | st.builds(
    Earned,
    rows(st.sampled_from(["open question", "advice", "permission ask"]), least=1, unique=True),
    st.sampled_from(["", "yes", "own words"]),
)
CHECKS = rows(
    st.builds(Check, ROW_NAMES, LINES, earned=EARNED)
    | words(without=":{<").map(lambda text: Check(f"I {text}", f"I {text}")),
    unique_by=lambda check: check.name,
)


@st.composite
def captures(draw: st.DrawFn) -> Capture:
    """A capture of any type; a choice has options."""
    name, question, earned = draw(ROW_NAMES), draw(words(without="<")), draw(EARNED)
    kind = draw(st.sampled_from(CaptureType))
    if kind is not CaptureType.CHOICE:
        return Capture(name, question, kind, earned=earned)
    options = draw(rows(words(without="/(){<"), least=2, unique=True))
    return Capture(name, draw(st.sampled_from([name, question, f"{question}?"])), kind, options, earned=earned)


def links(states: st.SearchStrategy[str]) -> st.SearchStrategy[Link]:
    """A link to one of these states, or into a flow that comes back to them."""
    returns = rows(st.builds(Return, TITLES.map(slug), states, NEEDS, EFFECTS))
    to_state = st.tuples(states, st.none(), st.just(()))
    to_flow = st.tuples(st.none(), FILES, returns)
    return st.builds(
        lambda text, target, needs, effects: Link(text, slug(text), target[0], target[1], needs, effects, target[2]),
        TITLES,
        to_state | to_flow,
        NEEDS,
        EFFECTS,
    )


@st.composite
def state_of(draw: st.DrawFn, title: str, phase: str, states: st.SearchStrategy[str]) -> State:
    """A state with rows in any of its sections."""
    return State(
        id=slug(title),
        title=title,
        phase=phase,
        aim="\n\n".join(draw(rows(LINES, most=2))),
        say=draw(SAID),
        voices=draw(VOICES),
        listen=draw(SAID),
        watch=draw(SAID),
        checks=draw(CHECKS),
        captures=draw(rows(captures(), unique_by=lambda capture: capture.name)),
        why=draw(SAID),
        runs=draw(rows(links(states).filter(lambda link: link.flow is not None), most=2)),
        links=draw(rows(links(states))),
    )


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """A flow in which every field of every record may be filled."""
    titles = draw(st.lists(TITLES, min_size=1, max_size=3, unique_by=slug))
    phases = draw(st.lists(TITLES, min_size=len(titles), max_size=len(titles)))
    unphased = draw(st.integers(0, len(titles)))
    states = st.sampled_from([slug(title) for title in titles])
    kind = draw(st.sampled_from(Kind))
    keys = st.sampled_from(META) if kind is Kind.FLOW else st.sampled_from(META) | st.sampled_from(["trust", "no"])
    backs = rows(st.builds(Return, TITLES.map(slug), states), unique_by=lambda back: back.outcome)
    return Flow(
        id="talk",
        title=draw(IDS),
        states=tuple(
            draw(state_of(title, phase if number >= unphased else "", states))
            for number, (title, phase) in enumerate(zip(titles, phases, strict=True))
        ),
        outcomes=draw(rows(IDS)),
        start=draw(rows(st.builds(Start, states, NEEDS), least=1)),
        about=draw(st.just("") | IDS),
        minutes=draw(st.none() | st.integers(1, 9999)),
        anytime=draw(rows(st.builds(Detour, IDS, backs))),
        past=draw(rows(states)),
        budget=draw(rows(st.tuples(states, st.integers(1, 99)), unique_by=lambda pair: pair[0])),
        renamed=draw(rows(st.tuples(IDS, states), unique_by=lambda pair: pair[0])),
        rev=draw(rows(st.tuples(states, st.integers(1, 99)), unique_by=lambda pair: pair[0])),
        kind=kind,
        meta=draw(rows(st.tuples(keys, IDS), unique_by=lambda pair: pair[0])),
    )


def prove_round_trip(flow: Flow) -> None:
    """Printing and reading lose nothing, and find nothing wrong."""
    printed = print_flow(flow)
    parsed = parse_flow(printed, flow_id=flow.id)
    assert parsed.flow is not None
    assert parsed.flow == flow
    assert not parsed.errors
    assert print_flow(parsed.flow) == printed


@settings(max_examples=20, deadline=None)
@given(flows())
def test_a_printed_flow_reads_as_the_same_flow(flow: Flow) -> None:
    """Any flow comes back equal from its own print."""
    prove_round_trip(flow)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(flows())
def test_many_printed_flows_read_as_the_same_flows(flow: Flow) -> None:
    """The same, far longer."""
    prove_round_trip(flow)


PIECES = st.sampled_from(
    [
        "---\n",
        "title: A talk\n",
        "outcomes: [done, a]\n",
        "anytime: [acc, {b: {c: a}}]\n",
        "start: [{to: a, needs: [x = 1]}, b]\n",
        "kind: persona\n",
        "# Phase",
        "#\n",
        "## A",
        "## B _c_ #",
        "### Say",
        "#### a/b, c",
        "### Next",
        "### Run",
        "### Check",
        "### Capture",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\t",
        "- ",
        "1. ",
        "> ",
        "[Go on](#a)",
        "[Call](acc.md#x)",
        "[Call](acc.md)",
        "[](#)",
        "[A *b*](#%1b&amp;)",
        "[a]: b\n",
        " — needs x, y = 1; sets z = 2; marks done",
        " -- ",
        ";",
        ",",
        "name (choice): Which? a / b",
        "plan (commitment): what",
        "(a: b / c): d",
        "{{ x }}",
        "{% if x %}",
        "<!-- note -->",
        "<!--",
        "<b>",
        "<b><!-- note -->",
        "`code\n<!-- x -->`",
        "```\n",
        "***\n",
        "\\",
        "\x1b",
        "\u202e",
        "&#27;",
        "\u00a0",
        "words",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
@example("<b><!-- note -->")
@example("### Say\n\n- <b><!-- note -->")
def test_any_text_is_read_and_what_is_printed_of_it_is_stable(text: str) -> None:
    """Nothing that can be typed raises, and a second printing changes nothing."""
    headed = parse_flow(f"## First\n\n{text}", flow_id="talk").flow
    for flow in filter(None, [headed, parse_flow(text, flow_id="talk").flow]):
        printed = print_flow(flow)
        again = parse_flow(printed, flow_id="talk").flow
        assert again is not None
        assert again == flow
        assert print_flow(again) == printed
