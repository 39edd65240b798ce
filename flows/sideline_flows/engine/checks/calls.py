"""Proves calls: the flow is there, its outcomes are those the caller speaks of, and no calls go round in a circle."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.engine.supply import calls
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.model import Flow, Place, Return, State


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """All findings about the flows this one calls."""
    for state, link in calls(flow):
        child = link.flow or ""
        yield from _child(child, link.returns, link.place, scope)
        yield from _unmapped(state, child, link.returns, link.place, scope)
        yield from _circle(flow, child, link.place, scope)
    for detour in flow.anytime:
        yield from _child(detour.flow, detour.returns, detour.place, scope)
        if detour.flow == flow.id:
            yield finding("F107", detour.place, circle=f"{flow.id} > {flow.id}")


def _child(child_id: str, returns: Sequence[Return], place: Place, scope: Scope) -> Iterator[Finding]:
    child = scope.flow(child_id)
    if child is None:
        if child_id in scope.ids:
            yield finding("F119", place, flow=child_id)
        else:
            yield finding("F102", place, flow=child_id, hint=near(child_id, scope.ids))
        return
    for back in returns:
        if back.outcome not in child.outcomes:
            hint, known = near(back.outcome, child.outcomes), listed(child.outcomes)
            yield finding("F108", back.place, flow=child_id, outcome=back.outcome, hint=hint, known=known)


def _unmapped(state: State, child_id: str, returns: Sequence[Return], place: Place, scope: Scope) -> Iterator[Finding]:
    """A call without any rows means to come back to its card; one that maps some outcomes forgot the others."""
    child = scope.flow(child_id)
    if child is None or not returns or not state.links:
        return
    mapped = {back.outcome for back in returns}
    for outcome in child.outcomes:
        if outcome not in mapped:
            yield finding("F109", place, flow=child_id, outcome=outcome)


def _circle(flow: Flow, child_id: str, place: Place, scope: Scope) -> Iterator[Finding]:
    """The shortest chain of calls from this child back to its caller. Detours wait for a person and cannot go round."""
    came_from = {child_id: flow.id}
    waiting = deque([child_id])
    while waiting:
        here = waiting.popleft()
        if here == flow.id:
            yield finding("F107", place, circle=" > ".join(_chain(flow.id, came_from)))
            return
        for _, link in calls(found) if (found := scope.flow(here)) else ():
            if link.flow and link.flow not in came_from:
                came_from[link.flow] = here
                waiting.append(link.flow)


def _chain(flow_id: str, came_from: dict[str, str]) -> list[str]:
    chain = [flow_id]
    while len(chain) == 1 or chain[-1] != flow_id:
        chain.append(came_from[chain[-1]])
    return chain[::-1]
