"""Proves that a no is honoured: where leave is asked for, two refusals in a rehearsal must have a way to go."""

from __future__ import annotations

from collections.abc import Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding
from sideline_flows.language.model import Flow, Kind, State


def find(flow: Flow, _scope: Scope) -> Iterator[Finding]:
    """A finding for each card that asks for a yes and offers no other way out."""
    if flow.kind is not Kind.FLOW:
        return
    for state in flow.states:
        if _asks_for_leave(state) and not _other_ways(state):
            yield finding("F122", state.place, state=state.id)


def _asks_for_leave(state: State) -> bool:
    earned = (*(check.earned for check in state.checks), *(capture.earned for capture in state.captures))
    return any(each is not None and each.answer == "yes" for each in earned)


def _other_ways(state: State) -> list[str]:
    """The ways out besides the first choice: the first of these is taken after the second no."""
    first = state.links[0].trigger if state.links else ""
    return [link.text for link in state.links if link.trigger != first and link.state not in (None, state.id)]
