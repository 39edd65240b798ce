"""Proves the graph: every state comes up, the flow can always end, and every key is its own.

Links to states that are not there are the parser's findings; here they are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.engine.machine import Route, routes
from sideline_flows.engine.proof import Proof, explore
from sideline_flows.language.diagnostics import Finding, finding, near
from sideline_flows.language.model import Flow, Kind, Link, Return, State

MOST_CHOICES = 9


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """All findings about a flow's own graph, whatever it calls."""
    proof = scope.proof(flow) if _is_linked(flow) else explore(_mended(flow))
    if flow.kind is not Kind.RUBRIC:
        yield from _reachable(flow, proof)
    if flow.kind is Kind.FLOW:
        yield from _ends(flow, proof)
        yield from _outcomes(flow)
    for state in flow.states:
        yield from _keys(state)
        yield from _stuck(state, scope)
    yield from _shadowed(flow)


def _is_linked(flow: Flow) -> bool:
    known = {state.id for state in flow.states}
    begun = all(start.state in known for start in flow.start)
    return begun and all(row.target in known for row in routes(flow) if row.target is not None)


def _mended(flow: Flow) -> Flow:
    """The flow with each misspelt link and start led to the state most like it, so that one slip is one finding."""
    known = [state.id for state in flow.states]

    def nearest(target: str | None) -> str | None:
        return (
            target if target is None or target in known else next(iter(get_close_matches(target, known, n=1)), target)
        )

    states = (
        replace(state, links=tuple(replace(link, state=nearest(link.state)) for link in state.links))
        for state in flow.states
    )
    start = tuple(replace(each, state=nearest(each.state) or each.state) for each in flow.start)
    return replace(flow, states=tuple(states), start=start)


def _reachable(flow: Flow, proof: Proof) -> Iterator[Finding]:
    for state_id in proof.dead:
        yield finding("F103", flow.state(state_id).place, state=state_id)


def _ends(flow: Flow, proof: Proof) -> Iterator[Finding]:
    """Of a flow without any end, one state says enough."""
    trapped = [state_id for state_id in proof.trapped if state_id in proof.reachable]
    if not any(state.terminal for state in flow.states):
        trapped = trapped[:1]
    for state_id in trapped:
        yield finding("F104", flow.state(state_id).place, state=state_id)


def _outcomes(flow: Flow) -> Iterator[Finding]:
    ends = {state.id: state for state in flow.states if state.terminal}
    for state_id, state in ends.items():
        if state_id not in flow.outcomes:
            yield finding("F105", state.place, state=state_id, hint=near(state_id, flow.outcomes))
    for outcome in flow.outcomes:
        if outcome not in ends:
            yield finding("F106", flow.place, outcome=outcome, hint=near(outcome, ends))


def _keys(state: State) -> Iterator[Finding]:
    texts: dict[str, str] = {}
    for link in state.links:
        first = texts.setdefault(link.trigger, link.text)
        if first != link.text:
            yield finding("F118", link.place, text=link.text, other=first)
    if len(texts) > MOST_CHOICES:
        yield finding("F303", state.place, count=len(texts), limit=MOST_CHOICES)


def _stuck(state: State, scope: Scope) -> Iterator[Finding]:
    """A card without Next is only passed through: what it runs must always run, and always lead on."""
    if not state.runs or state.links:
        return
    if all(link.needs for link in state.runs):
        yield finding("F117", state.place, state=state.id, when="no guard under Run is met")
    for link in state.runs:
        child = scope.flow(link.flow or "")
        mapped = {back.outcome for back in link.returns if back.target != state.id}
        for outcome in child.outcomes if child else ():
            if outcome not in mapped:
                yield finding("F117", link.place, state=state.id, when=f'"{link.flow}" ends with "{outcome}"')


def _shadowed(flow: Flow) -> Iterator[Finding]:
    """A row whose guard asks at least what an earlier row of its group asks is never the first one met."""
    groups: dict[tuple[str, str], list[Route]] = {}
    for route in routes(flow):
        groups.setdefault((route.source, route.trigger), []).append(route)
    hidden: dict[Finding, None] = {}
    for group in groups.values():
        for number, route in enumerate(group):
            if any(set(earlier.needs) <= set(route.needs) for earlier in group[:number]):
                reason = "an earlier row that asks no more always wins"
                hidden[finding("F113", route.row.place, text=_text(route.row), reason=reason)] = None
    yield from hidden


def _text(row: Link | Return) -> str:
    return row.text if isinstance(row, Link) else row.outcome
