"""A flow becomes one flat `transitions.Machine`: this is the table, and nothing else moves a frame.

Rows, in written order (the first whose guard holds wins):

- a link to a state:           `trigger`: state -> state
- a link to a flow:            `trigger`: state -> (stays; the conversation pushes a frame)
- a flow that runs on entry:   `(run)`: state -> (stays; the conversation pushes a frame)
- a called flow's way back:    `trigger/flow/outcome` or `(run)/trigger/flow/outcome`: state -> state
- a detour's way back:         `(anytime)/flow/outcome`: every state -> state, for the outcomes it maps

Machines hold no model: the cursor of a frame is handed in for each step, so one machine serves every conversation.
Callbacks are bound methods, never names, since the library imports and calls what a string names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sideline_flows.language.model import Effect, Flow, Link, Need, Return, State

if TYPE_CHECKING:
    from transitions import EventData, Machine
    from transitions.core import StateConfig, TransitionConfigDict

RUN = "(run)"
ANYTIME = "(anytime)"
"""A link's own trigger is a slug, so it has no brackets and cannot be taken for one of these."""

MODEL_ATTRIBUTE = "State"
"""The library refuses a trigger called like the attribute it keeps the state in. Triggers are slugs, so lower case."""


class Cursor:
    """The machine's model: one frame's state for one step, how its needs are judged, and the row that was taken.

    `waived` is the row that may be taken although its needs are not met: live, nobody is ever stopped.
    """

    def __init__(self, state: str, holds: Callable[[Sequence[Need]], bool], waived: Route | None = None) -> None:
        self.State = state
        self.holds = holds
        self.waived = waived
        self.taken: Route | None = None

    @property
    def state(self) -> str:
        """The id of the state the cursor stands in."""
        return self.State


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the table. `calls` names the flow to push; `target` is None when the row itself moves nothing."""

    trigger: str
    source: str
    target: str | None
    row: Link | Return
    calls: str = ""

    @property
    def needs(self) -> tuple[Need, ...]:
        """The guard."""
        return self.row.needs

    @property
    def via(self) -> str:
        """How a flow that this row calls is known to its caller."""
        trigger = f"{RUN}/{self.row.trigger}" if self.trigger == RUN and isinstance(self.row, Link) else self.trigger
        return way_in(trigger, self.calls)

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What taking the row does besides moving."""
        return self.row.effects

    def met(self, event: EventData) -> bool:
        """The library asks this before it moves."""
        cursor = cast("Cursor", event.model)
        return cursor.waived is self or cursor.holds(self.needs)

    def take(self, event: EventData) -> None:
        """The library says this once it moved."""
        cursor = cast("Cursor", event.model)
        cursor.taken = self


def way_in(trigger: str, flow_id: str) -> str:
    """How a called flow is known to its caller: two links of one text may call two flows."""
    return f"{trigger}/{flow_id}"


def back_trigger(via: str, outcome: str) -> str:
    """The trigger that brings a child with this outcome back to the caller it left by `via`."""
    return f"{via}/{outcome}"


def _link_routes(state: State, link: Link, trigger: str) -> Iterator[Route]:
    way = Route(trigger, state.id, link.state, link, calls=link.flow or "")
    yield way
    for back in link.returns:
        yield Route(back_trigger(way.via, back.outcome), state.id, back.target, back)


def routes(flow: Flow) -> Iterator[Route]:
    """Every row of a flow's table, in written order."""
    for state in flow.states:
        for link in state.runs:
            yield from _link_routes(state, link, RUN)
        for link in state.links:
            yield from _link_routes(state, link, link.trigger)
        if not state.terminal:
            for detour in flow.anytime:
                for back in detour.returns:
                    via = way_in(ANYTIME, detour.flow)
                    yield Route(back_trigger(via, back.outcome), state.id, back.target, back)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A flow and its machine, with the rows of each (state, trigger) in order."""

    flow: Flow
    machine: Machine
    table: dict[tuple[str, str], tuple[Route, ...]]

    def rows(self, state: str, trigger: str) -> tuple[Route, ...]:
        """The rows that answer this trigger in this state, first to be tried first."""
        return self.table.get((state, trigger), ())

    def fire(self, cursor: Cursor, trigger: str) -> Route | None:
        """Fire a trigger on a cursor, which then stands in its target: the row taken, or None when no guard held."""
        cursor.taken = None
        self.machine.events[trigger].trigger(cursor)
        return cursor.taken


def machine_states(flow: Flow) -> list[StateConfig]:
    """The states as the library wants them; terminal ones are final."""
    return [{"name": state.id, "final": state.terminal} for state in flow.states]


def machine_transitions(rows: Sequence[Route]) -> list[TransitionConfigDict]:
    """The rows as the library wants them."""
    return [
        {
            "trigger": row.trigger,
            "source": row.source,
            "dest": row.target,
            "conditions": [row.met],
            "after": [row.take],
        }
        for row in rows
    ]


def compile_flow(flow: Flow) -> Compiled:
    """The flow's machine. Costs about a millisecond: compile a flow once and keep it."""
    from transitions import Machine

    rows = tuple(routes(flow))
    machine = Machine(
        model=None,
        states=machine_states(flow),
        transitions=machine_transitions(rows),
        initial=flow.states[0].id,
        model_attribute=MODEL_ATTRIBUTE,
        auto_transitions=False,
        send_event=True,
    )
    table: dict[tuple[str, str], tuple[Route, ...]] = {}
    for row in rows:
        key = (row.source, row.trigger)
        table[key] = (*table.get(key, ()), row)
    return Compiled(flow, machine, table)
