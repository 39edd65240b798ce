"""Judging guards: whether a need is met here and now, and whether a person may go on without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sideline_flows.engine.facts import FACTS, Situation
from sideline_flows.engine.machine import Route
from sideline_flows.engine.stack import Skipped, Stack, Value
from sideline_flows.language.model import Capture, Check, Flow, Need
from sideline_flows.language.slug import slug


def find_capture(flow: Flow, name: str, state: str = "") -> Capture | None:
    """The capture of this name in a flow; the one in `state` comes first when several states ask for it."""
    found = [(each.id, capture) for each in flow.states for capture in each.captures if capture.name == name]
    here = [capture for where, capture in found if where == state]
    return here[0] if here else found[0][1] if found else None


def find_check(flow: Flow, state: str, name: str) -> Check | None:
    """The check of this name in a state."""
    return next((check for check in flow.state(state).checks if check.name == name), None)


@dataclass(frozen=True, slots=True)
class Guards:
    """The judge for the top frame of a stack. `flow` is that frame's flow."""

    flow: Flow
    stack: Stack
    situation: Situation

    def answer(self, name: str) -> Value | None:
        """A captured value: this flow's own if it asks for it, else what a flow below or one that came back left."""
        own = self.stack.top.answers.get(name)
        if own is not None or find_capture(self.flow, name):
            return own
        return next((frame.answers[name] for frame in reversed(self.stack.frames) if name in frame.answers), None)

    def routing(self, need: Need) -> bool:
        """True for a need that chooses between ways (a fact, a value), False for one a person can still meet."""
        return need.name in FACTS or need.value is not None

    def met(self, need: Need) -> bool:
        """True when this need holds."""
        if need.name in FACTS:
            return FACTS[need.name].holds(self.stack, self.situation)
        if need.value is not None:
            answer = self.answer(need.name)
            return isinstance(answer, str) and slug(answer) == slug(need.value)
        return need.name in self.stack.top.ticks or bool(self.answer(need.name))

    def all_met(self, needs: Sequence[Need]) -> bool:
        """True when all of these hold."""
        return all(self.met(need) for need in needs)

    def pick(self, rows: Sequence[Route]) -> Route:
        """Pick the row that one press takes.

        The first that is met; else, since a person is not to be stopped, the first that lacks only what a person could
        have done; else the last.
        """
        met = (row for row in rows if self.all_met(row.needs))
        passable = (row for row in rows if all(self.met(need) for need in row.needs if self.routing(need)))
        return next(met, None) or next(passable, rows[-1])

    def unmet(self, row: Route) -> Iterator[Skipped]:
        """What a row still lacks, in words: the line of the check, the question of the capture, or the fact."""
        for need in row.needs:
            if not self.met(need):
                yield Skipped(self.flow.id, self.stack.top.state, str(need), self._words(need))

    def _words(self, need: Need) -> str:
        check = find_check(self.flow, self.stack.top.state, need.name)
        if check:
            return check.text
        capture = find_capture(self.flow, need.name, self.stack.top.state)
        if capture:
            return capture.question
        return FACTS[need.name].about if need.name in FACTS else str(need)
