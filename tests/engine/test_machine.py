"""The compiled table and the library's machine say the same."""

from __future__ import annotations

import pytest
from transitions import MachineError

from sideline_flows.engine.machine import Cursor, compile_flow
from sideline_flows.language.model import Flow
from sideline_flows.language.parse import parse_flow

TEXT = """\
---
outcomes: [done]
---

## Trigger

### Check

- seen: it was seen

### Next

- [State](#model) — needs seen
- [Stay](#trigger)

## Model

### Next

- [Trigger](#done)

## Done
"""


def flow_of(text: str) -> Flow:
    """The flow, or a failing test."""
    flow = parse_flow(text, flow_id="odd").flow
    assert flow is not None
    return flow


def test_names_of_the_library_are_free_for_trainers() -> None:
    """States and triggers called like the library's own attributes work as any other."""
    compiled = compile_flow(flow_of(TEXT))
    cursor = Cursor("trigger", lambda needs: True)

    compiled.fire(cursor, "state")
    compiled.fire(cursor, "trigger")

    assert cursor.state == "done"


def test_a_guard_that_fails_moves_nothing() -> None:
    """No row is taken, and the cursor stands where it stood."""
    compiled = compile_flow(flow_of(TEXT))
    cursor = Cursor("trigger", lambda needs: not needs)

    assert compiled.fire(cursor, "state") is None
    assert cursor.state == "trigger"


def test_an_illegal_trigger_raises_and_leaves_no_trace() -> None:
    """The machine refuses what its table does not have, and the cursor is untouched."""
    compiled = compile_flow(flow_of(TEXT))
    cursor = Cursor("model", lambda needs: True)

    with pytest.raises(MachineError):
        compiled.fire(cursor, "stay")

    assert (cursor.state, cursor.taken) == ("model", None)


def test_there_are_no_automatic_transitions() -> None:
    """Nothing moves past a guard by `to_<state>`."""
    compiled = compile_flow(flow_of(TEXT))

    assert sorted(compiled.machine.events) == ["state", "stay", "trigger"]
