"""The shipped flows offer every way the models ask for, as `ways.md` lists them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sideline_flows.language.model import Flow, Link, Need, State

WAYS = Path(__file__).with_name("ways.md")


class Way(NamedTuple):
    """One way on: `back` is the called flow and its outcome, such as `acc done`, or empty."""

    target: str
    needs: frozenset[str]
    back: str = ""


def rows() -> Iterator[tuple[str, str, str]]:
    """Flow, state and ways of each table row of the page."""
    flow = ""
    for line in WAYS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            flow = line.removeprefix("## ")
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in {"state", "---"}:
            yield flow, cells[0], cells[1]


def asked(text: str, state: str) -> Way:
    """A way as the page writes it."""
    path, _, needs = text.strip().removesuffix("]").partition("[")
    back, _, target = path.rpartition(">")
    names = frozenset(need.strip() for need in needs.split(",") if need.strip())
    return Way(state if target.strip() == "itself" else target.strip(), names, back.strip())


def offered(flow: Flow, name: str) -> set[Way]:
    """Every way on from a state, or into the flow for `start`."""
    if name == "start":
        return {Way(start.state, said(start.needs)) for start in flow.start}
    return {way for link in (*flow.state(name).runs, *flow.state(name).links) for way in ways_of(link)}


def ways_of(link: Link) -> Iterator[Way]:
    """Where a link leads itself, or by the outcomes of the flow it calls."""
    if link.state:
        yield Way(link.state, said(link.needs))
    for back in link.returns:
        yield Way(back.target, said(back.needs), f"{link.flow} {back.outcome}")


def said(needs: tuple[Need, ...]) -> frozenset[str]:
    """Needs as the page writes them."""
    return frozenset(str(need) for need in needs)


@pytest.mark.parametrize(("flow", "state", "ways"), list(rows()))
def test_every_way_of_the_model_is_there(flows: dict[str, Flow], flow: str, state: str, ways: str) -> None:
    """Each way of the table exists, with exactly the needs it names."""
    wanted = {asked(way, state) for way in ways.split(";")}
    missing = wanted - offered(flows[flow], state)
    assert not missing, f"{flow}, {state}"


def test_the_page_names_every_flow_and_every_state_that_goes_on(flows: dict[str, Flow]) -> None:
    """A state that nobody wrote down would not be tested."""
    listed = {(flow, state) for flow, state, _ in rows() if state != "start"}
    there = {(flow.id, state.id) for flow in flows.values() for state in flow.states if not state.terminal}
    assert listed == there


@pytest.mark.parametrize(
    ("state", "cause"),
    [
        ("know-what", {"training", "observe"}),
        ("know-how-it-goes", {"feedback", "observe"}),
        ("consequences", {"other", "observe"}),
        ("constraints", {"other", "observe"}),
        ("can-do", {"training", "coaching", "observe"}),
        ("thinking", {"counseling", "observe"}),
        ("rank", {"training", "coaching", "counseling", "feedback", "other"}),
    ],
)
def test_each_question_of_the_solutions_chart_keeps_its_answer(
    flows: dict[str, Flow], state: str, cause: set[str]
) -> None:
    """A question leads to the causes it can find, and the choice fills in the answer."""
    kept = {effect.value for link in flows["solutions"].state(state).links for effect in link.effects}
    assert cause <= kept


def test_the_chosen_solution_decides_which_method_runs(flows: dict[str, Flow]) -> None:
    """One method for each kind of help, and none when the cause lies elsewhere."""
    runs = {str(link.needs[0]): link.flow for link in flows["sled"].state("develop").runs}
    assert runs == {
        "solution = training": "field-training",
        "solution = coaching": "sales-coaching",
        "solution = counseling": "counseling",
        "solution = feedback": "soil",
    }


@pytest.mark.parametrize(
    ("state", "marks"),
    [
        ("judge", {"kept", "partly", "missed"}),
        ("decide", {"done", "dropped"}),
        ("recommit", {"carried", "replaced"}),
        ("what-got-in-the-way", {"carried"}),
    ],
)
def test_the_review_records_the_fate_of_each_promise(flows: dict[str, Flow], state: str, marks: set[str]) -> None:
    """Judged first, settled when it is decided."""
    assert {effect.value for link in flows["rolling-review"].state(state).links for effect in link.effects} == marks


def test_acknowledging_and_booking_can_be_called_from_everywhere(flows: dict[str, Flow]) -> None:
    """Both are there in every flow but in themselves; feedback wherever people work on something together."""
    for flow in flows.values():
        offered_here = {detour.flow for detour in flow.anytime}
        assert offered_here - {"soil"} == {"acc", "ham-bam"} - {flow.id}, flow.id
    apart = {"soil", "pushback", "counseling", "acc", "ham-bam"}
    assert {
        flow.id for flow in flows.values() if "soil" in {each.flow for each in flow.anytime}
    } == flows.keys() - apart


def test_a_commitment_is_asked_for_wherever_a_talk_ends_with_a_step(flows: dict[str, Flow]) -> None:
    """Each method, the plan and the review end in a promise that is kept as one."""
    asking = {flow.id for flow in flows.values() for state in flow.states if promises(state)}
    assert asking >= {"sled", "soil", "counseling", "field-training", "sales-coaching", "rolling-review"}


def promises(state: State) -> bool:
    """Whether this card asks for a commitment."""
    return any(capture.type == "commitment" for capture in state.captures)
