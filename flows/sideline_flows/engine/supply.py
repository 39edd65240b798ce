"""Which answers can be there, and which must be, when a card comes up: the flow of captures through a flow's graph.

Three readings of "is there", for the state a conversation enters:

- `possible`: on some way here it was asked for, set by a link, or captured by a flow that was called
- `asked`:    on every way here it was asked for or set (live, nobody is made to answer)
- `certain`:  on every way here a link set it, so that it is there whatever anybody skips
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sideline_flows.language.model import Effect, Flow, Link, Return, State, Verb

Names = frozenset[str]
NONE: Names = frozenset()


@dataclass(frozen=True, slots=True)
class Gain:
    """What one way between two states adds to the answers."""

    source: str
    target: str
    possible: Names = NONE
    asked: Names = NONE
    certain: Names = NONE


@dataclass(frozen=True, slots=True)
class Supply:
    """The answers at the moment each reachable state is entered, before anything is asked there."""

    possible: Mapping[str, Names]
    asked: Mapping[str, Names]
    certain: Mapping[str, Names]


class Supplies:
    """Works out each flow's supply once. `load` gives a flow by its id, or None where there is none to use."""

    def __init__(self, load: Callable[[str], Flow | None]) -> None:
        self._load = load
        self._done: dict[str, Supply] = {}
        self._brought: dict[str, Names] = {}

    def of(self, flow: Flow) -> Supply:
        """The supply of one flow, with what the flows it calls bring back."""
        for each in self._called_first(flow):
            self._done[each.id] = self._work_out(each)
        return self._done[flow.id]

    def brought(self, flow_id: str) -> Names:
        """Everything a called flow, and those it calls in turn, might bring back."""
        if flow_id not in self._brought:
            self._brought[flow_id] = frozenset(
                name for flow in self._family(flow_id) for state in flow.states for name in asks(state)
            )
        return self._brought[flow_id]

    def _called_first(self, flow: Flow) -> Iterator[Flow]:
        """The flows still to be worked out for this one, each behind those it calls; itself last.

        On a list instead of the call stack: a pack may be as deep as it likes. In a circle of calls some flow comes
        before one it calls, which then brings nothing for sure; the circle has a finding of its own.
        """
        met, waiting = set[str](), [(flow, False)]
        while waiting:
            each, ready = waiting.pop()
            if ready:
                yield each
            elif each.id not in met and each.id not in self._done:
                met.add(each.id)
                waiting.append((each, True))
                children = (self._load(link.flow or "") for _, link in calls(each))
                waiting.extend((child, False) for child in children if child)

    def _family(self, flow_id: str) -> Iterator[Flow]:
        """A flow and all that can be under way above it, each once."""
        seen, waiting = {flow_id}, [flow_id]
        while waiting:
            flow = self._load(waiting.pop())
            if flow is not None:
                yield flow
                new = called(flow) - seen
                seen |= new
                waiting.extend(new)

    def _work_out(self, flow: Flow) -> Supply:
        gains = tuple(self._gains(flow))
        starts = [start.state for start in flow.start]
        asking = {state.id: asks(state) for state in flow.states}
        return Supply(
            possible=_spread(starts, gains, lambda gain: asking[gain.source] | gain.possible, frozenset.union),
            asked=_spread(starts, gains, lambda gain: asking[gain.source] | gain.asked, frozenset.intersection),
            certain=_spread(starts, gains, lambda gain: gain.certain, frozenset.intersection),
        )

    def _gains(self, flow: Flow) -> Iterator[Gain]:
        known = {state.id for state in flow.states}
        for state in flow.states:
            yield from (gain for gain in self._state_gains(flow, state) if gain.target in known)

    def _state_gains(self, flow: Flow, state: State) -> Iterator[Gain]:
        yield from self._link_gains(state)
        for detour in () if state.terminal else flow.anytime:
            brought = self.brought(detour.flow)
            yield Gain(state.id, state.id, brought)
            yield from (Gain(state.id, back.target, brought) for back in detour.returns)

    def _link_gains(self, state: State) -> Iterator[Gain]:
        for link in (*state.runs, *state.links):
            filled = _filled(link.effects)
            if link.state is not None:
                yield Gain(state.id, link.state, filled, filled, filled)
            if link.flow is not None:
                yield from self._call(state, link.flow, link.returns, filled)

    def _call(self, state: State, flow_id: str, returns: Iterable[Return], filled: Names) -> Iterator[Gain]:
        """A call may also come back to its own card with what the flow brought, so guards on the way back see it."""
        brought = self.brought(flow_id) | filled
        yield Gain(state.id, state.id, brought)
        for back in returns:
            asked, certain = self._at_end(flow_id, back.outcome)
            own = filled | _filled(back.effects)
            yield Gain(state.id, back.target, brought | own, asked | own, certain | own)

    def _at_end(self, flow_id: str, outcome: str) -> tuple[Names, Names]:
        supply = self._done.get(flow_id)
        if supply is None:
            return NONE, NONE
        return supply.asked.get(outcome, NONE), supply.certain.get(outcome, NONE)


def asks(state: State) -> Names:
    """The names of a state's captures."""
    return frozenset(capture.name for capture in state.captures)


def calls(flow: Flow) -> Iterator[tuple[State, Link]]:
    """Every link of a flow that calls another one, with its state; detours apart."""
    for state in flow.states:
        yield from ((state, link) for link in (*state.runs, *state.links) if link.flow is not None)


def called(flow: Flow) -> Names:
    """The ids of all flows this one can call, detours included."""
    return frozenset(link.flow or "" for _, link in calls(flow)) | {detour.flow for detour in flow.anytime}


def _filled(effects: Iterable[Effect]) -> Names:
    return frozenset(effect.name for effect in effects if effect.verb is Verb.SETS)


def _spread(
    starts: Iterable[str],
    gains: Iterable[Gain],
    adds: Callable[[Gain], Names],
    meet: Callable[[Names, Names], Names],
) -> dict[str, Names]:
    """Carry names along every way until nothing changes; `meet` joins what two ways bring to one state."""
    onward: dict[str, list[Gain]] = {}
    for gain in gains:
        onward.setdefault(gain.source, []).append(gain)
    there: dict[str, Names] = dict.fromkeys(starts, NONE)
    waiting = deque(there)
    while waiting:
        state = waiting.popleft()
        for gain in onward.get(state, ()):
            brought = there[state] | adds(gain)
            before = there.get(gain.target)
            after = brought if before is None else meet(before, brought)
            if after != before:
                there[gain.target] = after
                waiting.append(gain.target)
    return there
