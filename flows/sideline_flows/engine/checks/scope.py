"""What the checks of one run share: the flows of a library, each loaded and proved once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from sideline_flows.engine.proof import Proof, explore
from sideline_flows.engine.shelf import Shelf
from sideline_flows.engine.supply import Names, Supplies, Supply, asks, called
from sideline_flows.errors import ContentError
from sideline_flows.language.model import Flow
from sideline_flows.language.pack import Library


class Scope:
    """`load` gives a flow by its id or raises ContentError; `ids` are all there are, the broken ones too.

    `library` is where the flows were found: what else a pack has lies beside its folders.
    """

    def __init__(self, load: Callable[[str], Flow], ids: frozenset[str], library: Library) -> None:
        self.ids = ids
        self.library = library
        self._load = load
        self._flows: dict[str, Flow | None] = {}
        self._proofs: dict[str, Proof] = {}
        self._supplies = Supplies(self.flow)
        self.shelf = Shelf(load)

    def flow(self, flow_id: str) -> Flow | None:
        """The flow of this id, or None where it is missing or broken."""
        if flow_id not in self._flows:
            try:
                self._flows[flow_id] = self._load(flow_id)
            except ContentError:
                self._flows[flow_id] = None
        return self._flows[flow_id]

    def proof(self, flow: Flow) -> Proof:
        """What is true of its graph."""
        if flow.id not in self._proofs:
            self._proofs[flow.id] = explore(flow)
        return self._proofs[flow.id]

    def supply(self, flow: Flow) -> Supply:
        """Which answers are there when its states are entered."""
        return self._supplies.of(flow)

    def brought(self, flow_id: str) -> Names:
        """Every name a call of this flow might bring back."""
        return self._supplies.brought(flow_id)

    def above(self, flow: Flow) -> Names:
        """Every name a flow that this one can call may capture."""
        return frozenset(name for flow_id in called(flow) for name in self.brought(flow_id))

    def below(self, flow: Flow) -> Names:
        """Every name a flow that can call this one, at once or through others, may have captured before."""
        found, waiting = set[str](), [flow.id]
        while waiting:
            new = self._callers.get(waiting.pop(), frozenset()) - found
            found |= new
            waiting.extend(new)
        callers = (self.flow(flow_id) for flow_id in found - {flow.id})
        return frozenset(name for caller in callers if caller for state in caller.states for name in asks(state))

    @cached_property
    def _callers(self) -> dict[str, frozenset[str]]:
        callers: dict[str, frozenset[str]] = {}
        for caller, flow_id in self._calls():
            callers[flow_id] = callers.get(flow_id, frozenset()) | {caller}
        return callers

    def _calls(self) -> Iterator[tuple[str, str]]:
        for caller in self.ids:
            flow = self.flow(caller)
            yield from ((caller, flow_id) for flow_id in called(flow)) if flow else ()
