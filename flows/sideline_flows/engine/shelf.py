"""The flows one conversation uses, each compiled once. A flow once used stays the text it was, whatever is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sideline_flows.engine.machine import Compiled, compile_flow
from sideline_flows.language.model import Flow


class Shelf:
    """Takes flows from `load` when they are first called; `pinned` are those an earlier sitting already used."""

    def __init__(self, load: Callable[[str], Flow], pinned: Iterable[Flow] = ()) -> None:
        self._load = load
        self._compiled = {flow.id: compile_flow(flow) for flow in pinned}

    def get(self, flow_id: str) -> Compiled:
        """The flow of this id. Raises ContentError when it is missing or broken."""
        if flow_id not in self._compiled:
            self._compiled[flow_id] = compile_flow(self._load(flow_id))
        return self._compiled[flow_id]

    @property
    def used(self) -> tuple[Flow, ...]:
        """Every flow taken so far, in the order of first use."""
        return tuple(compiled.flow for compiled in self._compiled.values())
