"""What is true of a flow, whatever anybody presses: found by walking its whole table, since a flow is finite.

The table walked is the one `machine` compiles, row by row and as if every guard held; whether each can hold is proved
in `checks/needs.py`. A test walks the records and the machine and finds the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.machine import ANYTIME, Route, routes
from sideline_flows.engine.shelf import Shelf
from sideline_flows.language.model import Flow

MOST_PRESSES = 200
"""A walk by first choices that has pressed so often more than it has seen cards goes in circles."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found. `dead` are the states no way leads to, in written order.

    `trapped` are those from which no end of the flow can be reached; a detour that happens to end everything does not
    count.
    """

    dead: tuple[str, ...]
    trapped: tuple[str, ...]
    _came_by: Mapping[str, Route | None]
    _onward: Mapping[str, tuple[Route, ...]]

    @property
    def reachable(self) -> frozenset[str]:
        """Every state some way leads to."""
        return frozenset(self._came_by)

    def shortest(self, state: str) -> tuple[Route, ...]:
        """A shortest way from a start to this state, as rows of the table. Raises KeyError where there is no way."""
        way: list[Route] = []
        row = self._came_by[state]
        while row:
            way.append(row)
            row = self._came_by[row.source]
        return tuple(reversed(way))

    def comes_back(self, state: str) -> bool:
        """True for a state that can be entered a second time."""
        first = [row.target for row in self._onward.get(state, ()) if row.target]
        return state in _flood(first, lambda here: (row.target for row in self._onward.get(here, ()) if row.target))


def explore(flow: Flow) -> Proof:
    """Walk every row of a flow's table. Linear in its rows; links to states that do not exist are passed over."""
    known = {state.id for state in flow.states}
    rows = [row for row in routes(flow) if row.target in known and row.source in known]
    onward = _by(rows, lambda row: row.source)
    came_by = _spread([start.state for start in flow.start if start.state in known], onward)
    back = _by((row for row in rows if not row.trigger.startswith(f"{ANYTIME}/")), lambda row: row.target or "")
    ends = [state.id for state in flow.states if state.terminal]
    ending = _flood(ends, lambda here: (row.source for row in back.get(here, ())))
    return Proof(
        dead=tuple(state.id for state in flow.states if state.id not in came_by),
        trapped=tuple(state.id for state in flow.states if state.id not in ending),
        _came_by=came_by,
        _onward=onward,
    )


def _by(rows: Iterable[Route], key: Callable[[Route], str]) -> dict[str, tuple[Route, ...]]:
    found: dict[str, list[Route]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in found.items()}


def _spread(starts: list[str], onward: Mapping[str, tuple[Route, ...]]) -> dict[str, Route | None]:
    """The row by which each state is first reached; breadth first, so it lies on a shortest way. None at a start."""
    came_by: dict[str, Route | None] = dict.fromkeys(starts)
    queue = deque(came_by)
    while queue:
        for row in onward.get(queue.popleft(), ()):
            if row.target and row.target not in came_by:
                came_by[row.target] = row
                queue.append(row.target)
    return came_by


def _flood(starts: Iterable[str], onward: Callable[[str], Iterable[str]]) -> set[str]:
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        for state in onward(waiting.pop()):
            if state not in reached:
                reached.add(state)
                waiting.append(state)
    return reached


@dataclass(frozen=True, slots=True)
class Walk:
    """One way through a flow and the flows it calls: how many presses, the cards seen, and the outcome if it ended."""

    presses: int
    cards: tuple[tuple[str, str], ...]
    """Each (flow, state) once, in the order of first sight."""
    outcome: str


def walk_by_first_choices(shelf: Shelf, flow_id: str, situation: Situation) -> Walk:
    """Press the first choice of every card until the conversation ends, or goes in circles.

    Raises ContentError where a flow on the way is missing or broken.
    """
    conversation, _ = Conversation.begin(shelf, flow_id, situation)
    seen = dict.fromkeys([_card(conversation)])
    presses = 0
    while not conversation.stack.outcome and conversation.state.links and presses - len(seen) < MOST_PRESSES:
        conversation.choose(1, situation)
        presses += 1
        seen[_card(conversation)] = None
    return Walk(presses, tuple(seen), conversation.stack.outcome)


def _card(conversation: Conversation) -> tuple[str, str]:
    return conversation.stack.top.flow, conversation.stack.top.state
