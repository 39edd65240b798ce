"""Proves that one key leads a flow to its end, in about as many presses as there are cards on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.proof import walk_by_first_choices
from sideline_flows.errors import ContentError, InputError
from sideline_flows.language.diagnostics import Finding, finding
from sideline_flows.language.model import Flow, Kind

SPARE_PRESSES = 2
_FIRST_MEETING = Situation(today=date(2024, 2, 29))
"""A new person, no promises, no clock: the talk a flow is written for."""


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """A finding where pressing the first choice, and nothing else, does not lead to an end soon."""
    if flow.kind is not Kind.FLOW or scope.flow(flow.id) is None or scope.proof(flow).trapped:
        return
    try:
        walk = walk_by_first_choices(scope.shelf, flow.id, _FIRST_MEETING)
    except (ContentError, InputError):
        # a call that is missing, broken or goes round in a circle has its own finding
        return
    if not walk.outcome:
        how = f"the flow has not ended after {walk.presses} presses"
        yield finding("F304", flow.place, how=how)
    elif walk.presses > len(walk.cards) + SPARE_PRESSES:
        how = f"the flow takes {walk.presses} presses for {len(walk.cards)} states"
        yield finding("F304", flow.place, how=how)
