"""The diagram has the rows of the machine, and only signs that a Mermaid viewer reads as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.engine.graph import mermaid
from sideline_flows.engine.machine import ANYTIME, compile_flow
from sideline_flows.language.model import Flow
from sideline_flows.language.pack import Library, shipped
from sideline_flows.language.parse import parse_flow

NODE = re.compile(r'  state "(?P<label>[^"]+)" as (?P<node>s_\w+)')
EDGE = re.compile(r"  (?P<source>\[\*\]|s_\w+) --> (?P<target>s_\w+)(?:: (?P<label>[^;\"<>{}]+))?")
OTHER = re.compile(
    r"|---|title: \".*\"|stateDiagram-v2|  direction LR|  classDef s_\w+ \S+|  Class s_\w+ s_(?:default|end)|\s+"
)

TALK = """---
title: 'A "talk": one {{ more }}'
anytime: [acc: {escalated: stopped}]
start: [{to: re-open, needs: [open commitments]}, {to: open}]
---

## Open

### Check

- own words: said by them

### Capture

- cause (choice): skill / will

### Run

- [First](first.md)
  - [done](#note)
  - [stopped](#stopped)
  - [parked](#stopped)

### Next

- [Yes; "really"](#note) — needs own words; sets cause = skill
- [Not now](#open)
- [Ask](acc.md)

## Re-open

### Next

- [On](#open)

## Note

### Next

- [End](#stopped) — marks done

## Stopped
"""


def read(text: str) -> Flow:
    """A flow of some Markdown."""
    flow = parse_flow(text, flow_id="talk").flow
    assert flow
    return flow


def edges(text: str) -> list[tuple[str, str, str]]:
    """The arrows of a diagram: from, to, words."""
    found = (EDGE.fullmatch(line) for line in text.splitlines())
    return [(edge["source"], edge["target"], edge["label"] or "") for edge in found if edge]


def nodes(text: str) -> dict[str, str]:
    """The boxes of a diagram: name and words."""
    found = (NODE.fullmatch(line) for line in text.splitlines())
    return {node["node"]: node["label"] for node in found if node}


def assert_readable(text: str) -> None:
    """Every line is one of the few forms used here, and arrows join boxes that are there."""
    for line in text.splitlines():
        assert NODE.fullmatch(line) or EDGE.fullmatch(line) or OTHER.fullmatch(line), line
    assert set(re.findall(r"Class \w+ (\w+)", text)) <= set(re.findall(r"classDef (\w+) ", text))
    boxes = nodes(text).keys() | {"[*]"}
    assert all(source in boxes and target in boxes for source, target, _ in edges(text))


def test_words_of_the_diagram() -> None:
    """What is pressed, what comes back, [what it needs], / what it does; beginnings with their guards."""
    assert set(edges(mermaid(read(TALK)))) == {
        ("s_open", "s_note", "first: done | Yes, 'really' [own words] / sets cause = skill"),
        ("s_open", "s_stopped", "first: stopped, parked"),
        ("s_open", "s_open", "Not now | Ask (acc)"),
        ("s_note", "s_stopped", "End / marks done"),
        ("s_re_open", "s_open", "On"),
        ("[*]", "s_re_open", "[open commitments]"),
        ("[*]", "s_open", ""),
    }


def test_no_sign_of_a_title_ends_the_diagram() -> None:
    """Quotes and braces are drawn as other signs; a heading that is a word of Mermaid's is no keyword."""
    text = mermaid(read(TALK))
    assert_readable(text)
    assert "title: \"A 'talk': one (( more ))\"" in text
    assert nodes(text)["s_note"] == "Note"


def test_ends_look_like_ends() -> None:
    """Only terminal states are drawn as such."""
    ends = re.findall(r"Class (\w+) s_end", mermaid(read(TALK)))
    assert ends == ["s_stopped"]


def test_two_headings_never_share_a_box() -> None:
    """A dash and an underscore are drawn alike, and still apart."""
    text = mermaid(read("## a-b\n\n### Next\n\n- [On](#a_b)\n\n## a_b\n"))
    assert nodes(text) == {"s_a_b": "a-b", "s_a_b_": "a_b"}
    assert edges(text)[0][:2] == ("s_a_b", "s_a_b_")


@pytest.mark.parametrize("flow_id", sorted(Library([shipped()]).files()))
def test_every_shipped_flow_draws_its_machine(flow_id: str) -> None:
    """An arrow for each pair of states that some row of the machine joins, detours apart, and no other."""
    flow = Library([shipped()]).flow(flow_id)
    text = mermaid(flow)
    assert_readable(text)
    node = dict(zip((state.id for state in flow.states), nodes(text), strict=True))
    joined = {
        (node[move.source], node[move.dest])
        for trigger, event in compile_flow(flow).machine.events.items()
        if not trigger.startswith(f"{ANYTIME}/")
        for moves in event.transitions.values()
        for move in moves
        if move.dest is not None
    }
    drawn = {(source, target) for source, target, _ in edges(text) if source != "[*]"}
    assert joined <= drawn
    assert all(source == target for source, target in drawn - joined)


PERSONA = """---
kind: persona
title: Lou
trust: 5
openness: 4
guard: 5
yields: 4
---

## Rushed

### Next

- [Reflection](#settled) — needs trust 6, guard below 5
- [Advice](#rushed)
- [Clarify](#settled) — needs trust 6, guard below 5
- [Permission ask](#settled) — needs guard below 3

## Settled

### Next

- [Monologue](#rushed)
- [Judging observation](#rushed)
"""


def test_moves_that_lead_to_one_mood_are_one_row_of_words() -> None:
    """With their condition once, in words that say which way it goes, and the levels it all begins with."""
    text = mermaid(read(PERSONA))
    assert_readable(text)
    assert set(edges(text)) == {
        (
            "s_rushed",
            "s_settled",
            "Reflection, Clarify [trust from 6, guard below 5] | Permission ask [guard below 3]",
        ),
        ("s_rushed", "s_rushed", "Advice"),
        ("s_settled", "s_rushed", "Monologue, Judging observation"),
        ("[*]", "s_rushed", "trust 5, guard 5"),
    }


@pytest.mark.parametrize("persona_id", ["ava", "kim", "walt"])
def test_a_shipped_counterpart_draws_every_move(persona_id: str) -> None:
    """Each mood is a box, and each link's words stand on the arrow between its moods."""
    persona = Library([shipped().parent / "personas"]).flow(persona_id)
    text = mermaid(persona)
    assert_readable(text)
    node = dict(zip((state.id for state in persona.states), nodes(text), strict=True))
    words = {(source, target): label for source, target, label in edges(text)}
    for mood in persona.states:
        for link in mood.links:
            assert link.state
            assert link.text in re.split(r", | \[| \| ", words[node[mood.id], node[link.state]])


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_any_words_are_drawn_as_words(title: str, words: str) -> None:
    """Whatever a trainer writes, the diagram keeps its form."""
    flow = parse_flow(f"## a {title}\n\n### Next\n\n- [x {words}](#end)\n\n## End\n", flow_id="talk").flow
    if flow and not parse_flow(flow.source, flow_id="talk").errors:
        assert_readable(mermaid(flow))
