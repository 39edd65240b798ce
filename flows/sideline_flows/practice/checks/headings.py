"""Proves the headings over a counterpart's lines: each word is a move, a kind of answer, a flow or a step of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding, near
from sideline_flows.language.files import lines_of
from sideline_flows.language.model import Flow, Kind, Lines, Place
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.persona import ANSWERS

_PLAIN = frozenset({*Move, *ANSWERS})


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """A finding for each word that no moment of a talk is called by."""
    written = lines_of(flow.source)
    for mood in flow.states:
        for group in mood.voices:
            for word in group.when:
                yield from _word(word.lower(), _place(group, word, written), scope)


def _word(word: str, place: Place, scope: Scope) -> Iterator[Finding]:
    flow_id, slash, state = word.partition("/")
    if word in _PLAIN:
        return
    if flow_id not in scope.ids:
        yield _unknown(word, place, scope)
        return
    found = scope.flow(flow_id)
    if found is None:
        # a flow with errors of its own; what it has cannot be known
        return
    if found.kind is not Kind.FLOW:
        yield _unknown(word, place, scope)
    elif slash and state not in {each.id for each in found.states}:
        hint = near(state, (each.id for each in found.states))
        yield finding("F403", place, flow=flow_id, state=state, hint=hint)


def _unknown(word: str, place: Place, scope: Scope) -> Finding:
    flow_id, step, _ = word.partition("/")
    flows = sorted(each for each in scope.ids if (known := scope.flow(each)) is None or known.kind is Kind.FLOW)
    hint = near(flow_id, flows) if step else near(word, (*_PLAIN, *flows))
    return finding("F402", place, word=word, hint=hint)


def _place(group: Lines, word: str, written: list[str]) -> Place:
    """Where a word of the heading stands."""
    line = written[group.place.line - 1] if group.place.line <= len(written) else ""
    return replace(group.place, column=max(line.find(word), group.place.column - 1) + 1)
