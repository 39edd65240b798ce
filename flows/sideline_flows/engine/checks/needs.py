"""Proves guards and effects: every need can be met and can fail, and only what is asked for is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.engine.facts import FACTS, GIVEN
from sideline_flows.engine.supply import NONE, Names, asks
from sideline_flows.engine.values import read_value
from sideline_flows.errors import InputError
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.model import (
    Capture,
    CaptureType,
    Effect,
    Flow,
    Kind,
    Link,
    Need,
    Place,
    State,
    Verb,
)
from sideline_flows.language.slug import slug

TRIES_LEFT = "tries left"
_SOME_DAY = datetime(2024, 2, 29, 10)  # noqa: DTZ001  any day will do to see whether a value can be read


@dataclass(frozen=True, slots=True)
class _Here:
    """The answers there may be, and those there surely are, where a guard is asked. `state` is None at the start."""

    flow: Flow
    scope: Scope
    state: State | None
    possible: Names
    certain: Names


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """All findings about guards, effects and the names they use."""
    yield from _taken_names(flow)
    start = _Here(flow, scope, None, NONE, NONE)
    for way in flow.start:
        yield from _guard(way.needs, start)
    supply = scope.supply(flow)
    for state in flow.states:
        if state.id in supply.possible:
            here = _Here(flow, scope, state, supply.possible[state.id] | asks(state), supply.certain[state.id])
            for link in (*state.runs, *state.links):
                yield from _link(link, here)


def _taken_names(flow: Flow) -> Iterator[Finding]:
    meanings = {**{name: fact.about for name, fact in FACTS.items()}, **{name: it.about for name, it in GIVEN.items()}}
    for state in flow.states:
        named = [(capture.name, capture.place) for capture in state.captures]
        named += [(check.name, check.place) for check in state.checks]
        for name, place in named:
            if name in meanings:
                yield finding("F120", place, name=name, about=meanings[name])


def _link(link: Link, here: _Here) -> Iterator[Finding]:
    yield from _guard(link.needs, here)
    yield from _effects(link.effects, here.flow)
    for row in link.returns:
        yield from _guard(row.needs, here)
        yield from _effects(row.effects, here.flow)


def _guard(needs: Sequence[Need], here: _Here) -> Iterator[Finding]:
    values: dict[str, str] = {}
    for need in needs:
        yield from _need(need, here)
        if need.value is not None and values.setdefault(need.name, need.value) != need.value:
            yield finding("F111", need.place, need=need)


def _need(need: Need, here: _Here) -> Iterator[Finding]:
    if here.flow.kind is Kind.PERSONA:
        # a counterpart's links need levels, which are proved where levels are known
        return
    captures = _captures(here.flow, need.name)
    if need.name in FACTS:
        yield from _fact(need, here)
    elif here.state and any(check.name == need.name for check in here.state.checks):
        if need.value is not None:
            yield _only_alone(need)
    elif captures:
        yield from _answer(need, captures, here)
    else:
        yield from _elsewhere(need, here)


def _fact(need: Need, here: _Here) -> Iterator[Finding]:
    if need.value is not None:
        yield _only_alone(need)
    elif need.name == TRIES_LEFT and here.state and not here.scope.proof(here.flow).comes_back(here.state.id):
        yield finding("F112", need.place, need=need)


def _only_alone(need: Need) -> Finding:
    known = f"{need.name} alone, without a value"
    return finding("F116", need.place, value=need.value, name=need.name, known=known)


def _answer(need: Need, captures: Sequence[Capture], here: _Here) -> Iterator[Finding]:
    """A need of an answer that this flow asks for."""
    if need.name not in here.possible:
        yield finding("F111", need.place, need=need)
    elif need.value is not None:
        yield from _option(need.value, captures, need.place)
    elif need.name in here.certain:
        yield finding("F112", need.place, need=need)


def _elsewhere(need: Need, here: _Here) -> Iterator[Finding]:
    """A name this state and this flow's captures do not know."""
    flow, above, below = here.flow, here.scope.above(here.flow), here.scope.below(here.flow)
    checks = {check.name for state in flow.states for check in state.checks}
    if need.name in below or need.name in here.possible:
        return
    if need.name in above or need.name in checks:
        yield finding("F111", need.place, need=need)
        return
    own = {capture.name for state in flow.states for capture in state.captures}
    hint = near(need.name, {*FACTS, *checks, *own, *above, *below})
    yield finding("F110", need.place, need=need.name, hint=hint, known=listed(FACTS))


def _effects(effects: Sequence[Effect], flow: Flow) -> Iterator[Finding]:
    known = {capture.name for state in flow.states for capture in state.captures}
    for effect in effects:
        if effect.verb is not Verb.SETS:
            continue
        captures = _captures(flow, effect.name)
        if not captures:
            yield finding("F115", effect.place, name=effect.name, hint=near(effect.name, known))
        elif captures[0].type is CaptureType.CHOICE:
            yield from _option(effect.value, captures, effect.place)
        elif not _can_be_set(captures[0], effect.value):
            yield finding("F121", effect.place, value=effect.value, name=effect.name, type=captures[0].type)


def _can_be_set(capture: Capture, value: str) -> bool:
    """A value in a file is kept as it stands, on every day: so no promise, and no date but an exact one."""
    try:
        return read_value(capture, value, _SOME_DAY) == value
    except InputError:
        return False


def _option(value: str, captures: Sequence[Capture], place: Place) -> Iterator[Finding]:
    options = [option for capture in captures for option in capture.options]
    if captures[0].type is CaptureType.CHOICE and slug(value) not in {slug(option) for option in options}:
        yield finding(
            "F116", place, value=value, name=captures[0].name, hint=near(value, options), known=listed(options)
        )


def _captures(flow: Flow, name: str) -> list[Capture]:
    return [capture for state in flow.states for capture in state.captures if capture.name == name]
