"""The proof walks the records; the machine is walked here, and both find the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.engine.facts import Situation
from sideline_flows.engine.machine import ANYTIME, Cursor, compile_flow
from sideline_flows.engine.proof import explore, walk_by_first_choices
from sideline_flows.engine.shelf import Shelf
from sideline_flows.language.model import Flow, Need
from sideline_flows.language.pack import Library, shipped
from sideline_flows.language.parse import parse_flow

ROUND = """
# Round

## Open

### Next

- [On](#middle)
- [Away](#lost)

## Middle

### Next

- [Back](#open)
- [On](#close) — needs time left
- [Ask](other.md)
  - [shifted](#aside)

## Aside

### Next

- [Close](#close)

## Close

## Lost

### Next

- [Again](#lost)

## Forgotten

### Next

- [On](#close)
"""


def read(text: str) -> Flow:
    """A flow of some Markdown."""
    flow = parse_flow(text, flow_id="round").flow
    assert flow
    return flow


def never(_needs: Sequence[Need]) -> bool:
    """No guard holds, so only the row that is waived is taken."""
    return False


def triggers(flow: Flow, state: str) -> list[str]:
    """The triggers of the shortest way to a state."""
    return [row.trigger for row in explore(flow).shortest(state)]


def reached_by_machine(flow: Flow) -> set[str]:
    """Every state the library's machine gets to, firing every trigger it has in every state, each row in turn."""
    compiled = compile_flow(flow)
    reached, waiting = set[str](), [start.state for start in flow.start]
    while waiting:
        state = waiting.pop()
        if state in reached:
            continue
        reached.add(state)
        for trigger in compiled.machine.get_triggers(state):
            for row in compiled.rows(state, trigger):
                cursor = Cursor(state, never, waived=row)
                compiled.fire(cursor, trigger)
                waiting.append(cursor.state)
    return reached


def test_states_no_way_leads_to_are_dead() -> None:
    """Nothing links to Forgotten."""
    assert explore(read(ROUND)).dead == ("forgotten",)


def test_states_without_a_way_out_are_trapped() -> None:
    """Lost only leads to itself."""
    assert explore(read(ROUND)).trapped == ("lost",)


def test_a_detour_that_ends_everything_is_no_way_out() -> None:
    """Otherwise an escape from anywhere would hide every trap."""
    flow = read("---\nanytime: [other: {escalated: close}]\n---\n" + ROUND)
    assert explore(flow).trapped == ("lost",)


def test_the_shortest_way_is_the_shortest() -> None:
    """Over Middle, past the call; and through the call where there is no other way."""
    flow = read(ROUND)
    assert triggers(flow, "open") == []
    assert triggers(flow, "close") == ["on", "on"]
    assert triggers(flow, "aside") == ["on", "ask/other/shifted"]
    with pytest.raises(KeyError):
        explore(flow).shortest("forgotten")


def test_a_longer_way_found_first_is_not_taken() -> None:
    """Both ways lead to D; the one over A is shorter by one."""
    links = {"o": "ab", "a": "d", "b": "c", "c": "d"}
    parts = [f"## {state}\n\n### Next\n\n" + "\n".join(f"- [to {to}](#{to})" for to in links[state]) for state in links]
    assert triggers(read("\n\n".join(parts) + "\n\n## d\n"), "d") == ["to-a", "to-d"]


def test_only_states_on_a_circle_come_back() -> None:
    """Open and Middle lead to each other, Aside only onward."""
    proof = explore(read(ROUND))
    assert [state for state in ("open", "middle", "aside", "close", "lost") if proof.comes_back(state)] == [
        "open",
        "middle",
        "lost",
    ]


@pytest.mark.parametrize("flow_id", sorted(Library([shipped()]).files()))
def test_records_and_machine_agree_on_every_shipped_flow(flow_id: str) -> None:
    """The same states are reached, and each shortest way, fired on the machine, ends where it should."""
    assert_agreement(Library([shipped()]).flow(flow_id))


def test_records_and_machine_agree_on_a_flow_with_traps() -> None:
    """The hand-made one."""
    assert_agreement(read(ROUND))


def assert_agreement(flow: Flow) -> None:
    """Compare the walk over the records with the walk over the machine."""
    proof, compiled = explore(flow), compile_flow(flow)
    assert proof.reachable == reached_by_machine(flow)
    for state in proof.reachable:
        way = proof.shortest(state)
        cursor = Cursor(way[0].source if way else state, never)
        for row in way:
            cursor.waived = next(own for own in compiled.rows(row.source, row.trigger) if own == row)
            compiled.fire(cursor, row.trigger)
        assert cursor.state == state


@st.composite
def graphs(draw: st.DrawFn) -> Flow:
    """Flows of up to six states with random links, some calling another flow."""
    count = draw(st.integers(1, 6))
    parts = []
    for number in range(count):
        targets = draw(st.lists(st.integers(0, count - 1), max_size=3))
        items = [f"- [go {way}](#s{target})" for way, target in enumerate(targets)]
        back = draw(st.none() | st.integers(0, count - 1))
        if back is not None:
            items.append(f"- [call](other.md)\n  - [done](#s{back})")
        parts.append(f"## s{number}\n\n" + ("### Next\n\n" + "\n".join(items) if items else "The end."))
    return read("\n\n".join(parts))


@given(graphs())
def test_records_and_machine_agree_on_any_graph(flow: Flow) -> None:
    """Reachability, ways and dead ends, on graphs nobody drew by hand."""
    proof = explore(flow)
    assert_agreement(flow)
    assert set(proof.dead) == {state.id for state in flow.states} - proof.reachable
    for state in flow.states:
        ends = any(other.terminal for other in flow.states if other.id in reached_from(flow, state.id))
        assert (state.id in proof.trapped) is not ends


def reached_from(flow: Flow, state: str) -> set[str]:
    """Every state that can follow this one, itself included: the plain definition, the slow way."""
    reached = {state}
    for _ in flow.states:
        links = [link for each in flow.states if each.id in reached for link in each.links]
        reached |= {link.state for link in links if link.state} | {
            back.target for link in links for back in link.returns
        }
    return reached


def test_first_choices_walk_through_the_flows_that_are_called() -> None:
    """Each press is counted, each card once, in the caller and in the called flow."""
    caller = parse_flow("## A\n\n### Next\n\n- [Call](b.md)\n  - [done](#z)\n\n## Z\n", flow_id="a").flow
    child = parse_flow(
        "## One\n\n### Next\n\n- [On](#two)\n\n## Two\n\n### Next\n\n- [On](#done)\n\n## Done\n", flow_id="b"
    ).flow
    assert caller
    assert child
    shelf = Shelf({"a": caller, "b": child}.__getitem__)
    walk = walk_by_first_choices(shelf, "a", Situation(today=date(2026, 11, 21)))
    assert walk.presses == 3
    assert walk.cards == (("a", "a"), ("b", "one"), ("b", "two"), ("a", "z"))
    assert walk.outcome == "z"


def test_a_walk_in_a_circle_stops() -> None:
    """Without an outcome."""
    shelf = Shelf({"round": read("## A\n\n### Next\n\n- [Again](#a)\n- [On](#z)\n\n## Z\n")}.__getitem__)
    walk = walk_by_first_choices(shelf, "round", Situation(today=date(2026, 11, 21)))
    assert walk.outcome == ""
    assert walk.cards == (("round", "a"),)


def test_detours_are_in_the_table_of_the_machine() -> None:
    """The proof leaves them out of ways to an end by their name."""
    flow = read("---\nanytime: [other: {escalated: close}]\n---\n" + ROUND)
    assert f"{ANYTIME}/other/escalated" in compile_flow(flow).machine.get_triggers("open")
