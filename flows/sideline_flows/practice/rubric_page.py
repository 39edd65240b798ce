"""What an attempt is counted by, to be read before it: the flow's own lines, and the page of moves."""

from __future__ import annotations

from collections.abc import Iterator

from sideline_flows.language.model import Capture, Check, Flow
from sideline_flows.practice.movetable import MoveTable
from sideline_flows.practice.rehearsal import cite

Section = tuple[str, tuple[str, ...]]
"""A heading and its lines."""


def rubric_page(flow: Flow, moves: MoveTable) -> tuple[Section, ...]:
    """One section for each state that earns something, then the moves; each line ends with its file and line."""
    return (*_states(flow), ("Moves", tuple(_moves(moves))))


def _states(flow: Flow) -> Iterator[Section]:
    for state in flow.states:
        lines = tuple(_line(row) for row in state.rows if row.earned)
        if lines:
            yield state.title, lines


def _line(row: Check | Capture) -> str:
    words = row.text if isinstance(row, Check) else row.question
    name = "" if words == row.name else f"{row.name}: "
    return f"{name}{words}; {row.earned} [{cite(row.place)}]"


def _moves(moves: MoveTable) -> Iterator[str]:
    for state in moves.flow.states:
        yield f"{state.title}: {state.aim} [{cite(state.place)}]".replace(":  [", " [")
