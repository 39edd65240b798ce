"""Proves prompts: everything they speak of is there when it is spoken. Their form is the parser's business."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.engine.facts import GIVEN
from sideline_flows.engine.supply import Names
from sideline_flows.language.diagnostics import Finding, finding, near
from sideline_flows.language.model import Flow, Kind, Place, State, variable
from sideline_flows.language.template import names


@dataclass(frozen=True, slots=True)
class _Known:
    """Variables: those some flow in reach captures, and those asked for on every way to this card."""

    anywhere: Names
    always: Names


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """All findings about the variables of prompts. What a persona says is filled by the flow that meets it."""
    if flow.kind is not Kind.FLOW:
        return
    asked = scope.supply(flow).asked
    own = frozenset(capture.name for state in flow.states for capture in state.captures)
    anywhere = _variables(own | scope.above(flow)) | GIVEN.keys()
    for state in flow.states:
        if state.id in asked:
            known = _Known(anywhere, _variables(asked[state.id]) | GIVEN.keys())
            for text, place in prompts(state):
                yield from _prompt(text, place, known, flow, scope)


def prompts(state: State) -> Iterator[tuple[str, Place]]:
    """Every template of a card and where it stands."""
    yield state.aim, state.place
    voices = (line for group in state.voices for line in group.lines)
    for line in (*state.say, *voices, *state.listen, *state.watch, *state.why):
        yield line.text, line.place
    for check in state.checks:
        yield check.text, check.place
    for capture in state.captures:
        yield capture.question, capture.place


def _prompt(text: str, place: Place, known: _Known, flow: Flow, scope: Scope) -> Iterator[Finding]:
    for use in dict.fromkeys(names(text)):
        if use.name in known.always:
            continue
        if use.name not in known.anywhere and use.name not in _variables(scope.below(flow)):
            yield finding("F203", place, name=use.name, hint=near(use.name, known.anywhere))
        elif not use.defaulted:
            yield finding("F204", place, name=use.name)


def _variables(captures: Names) -> Names:
    return frozenset(variable(name) for name in captures)
