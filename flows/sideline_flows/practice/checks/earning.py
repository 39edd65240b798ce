"""Proves what earns a point in a flow: each `earned by` names moves there are, and an answer that can be given."""

from __future__ import annotations

from collections.abc import Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.model import Earned, Flow, Place, State
from sideline_flows.practice.counterpart import OPENING
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.persona import ANSWERS
from sideline_flows.practice.rehearsal import ANY_ANSWER

_ANSWERS = (*sorted(ANSWERS - {OPENING}), ANY_ANSWER)


def find(flow: Flow, _scope: Scope) -> Iterator[Finding]:
    """A finding for each word behind `earned by` that nobody ever makes or gives."""
    for state in flow.states:
        for earned, place in _rows(state):
            for move in earned.moves:
                if move not in tuple(Move):
                    yield finding("F424", place, move=move, hint=near(move, Move), known=listed(Move))
            if earned.answer and earned.answer not in _ANSWERS:
                hint, known = near(earned.answer, _ANSWERS), listed(_ANSWERS)
                yield finding("F425", place, answer=earned.answer, hint=hint, known=known)


def _rows(state: State) -> Iterator[tuple[Earned, Place]]:
    yield from ((row.earned, row.place) for row in state.rows if row.earned)
