"""How a stack moves: pure functions from one stack to the next.

Three rules hold everywhere:

1. A frame moves only through its flow's machine (`Compiled.fire`); a jump is the one thing a person may do past it.
2. Entering a state starts what it runs; reaching a terminal state goes back to the caller. Both repeat until a card
   can be shown or the last frame has ended.
3. A child returns to exactly the state that called it, unless the caller's table maps its outcome to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sideline_flows.engine.facts import SETTLING, Situation, under_review
from sideline_flows.engine.guards import Guards
from sideline_flows.engine.machine import RUN, Compiled, Cursor, Route, back_trigger
from sideline_flows.engine.shelf import Shelf
from sideline_flows.engine.stack import Frame, Skipped, Stack
from sideline_flows.errors import ContentError
from sideline_flows.language.model import Verb

MOST_HOPS = 64
"""How many flows may start and end without a card in between: beyond it a file is looping, and the card is shown."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The fate of an earlier promise, as a step said it."""

    commitment_id: str
    status: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A capture that taking a transition filled."""

    flow: str
    state: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one step did. `trigger` is empty for steps no machine took; `notes` are quiet lines for the person."""

    stack: Stack
    trigger: str = ""
    skipped: tuple[Skipped, ...] = ()
    marks: tuple[Mark, ...] = ()
    filled: tuple[Filled, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """The functions share what does not change during a step: the flows, what is true now, and the time."""

    shelf: Shelf
    situation: Situation
    now: str

    def guards(self, stack: Stack) -> Guards:
        """The judge for this stack's top frame."""
        return Guards(self.flow(stack).flow, stack, self.situation)

    def flow(self, stack: Stack) -> Compiled:
        """The compiled flow of the top frame."""
        return self.shelf.get(stack.top.flow)

    def begin(self, flow_id: str) -> Step:
        """A new conversation, at the first card of a flow."""
        return self._settle(Step(self._push(Stack(()), flow_id, via="")), entered=True)

    def take(self, stack: Stack, rows: Sequence[Route]) -> Step:
        """Take one of the rows that share a trigger, whatever is unmet: the unmet needs are kept in the step."""
        guards = self.guards(stack)
        row = guards.pick(rows)
        skipped = tuple(guards.unmet(row))
        moved = self._fire(stack, row)
        step = self._affect(Step(replace(moved, skipped=skipped), row.trigger, skipped), row)
        if row.calls:
            return self._settle(replace(step, stack=self._push(step.stack, row.calls, via=row.via)), entered=True)
        return self._settle(step, entered=True)

    def call(self, stack: Stack, flow_id: str, via: str) -> Step:
        """Push a flow on top; its end comes back to this very card."""
        return self._settle(Step(self._push(stack, flow_id, via=via)), entered=True)

    def go(self, stack: Stack, depth: int, state: str) -> Step:
        """Jump to a state of the frame at `depth`, leaving the frames above it."""
        kept = replace(stack, frames=stack.frames[: depth + 1], skipped=())
        return self._settle(Step(self._enter(kept, state)), entered=True)

    def _push(self, stack: Stack, flow_id: str, via: str) -> Stack:
        flow = self.shelf.get(flow_id).flow
        frame = Frame(flow.id, flow.revision, flow.start[0].state, started_at=self.now, via=via)
        pushed = replace(stack, frames=(*stack.frames, frame))
        guards = Guards(flow, pushed, self.situation)
        start = next((start for start in flow.start if guards.all_met(start.needs)), flow.start[-1])
        return self._enter(pushed, start.state)

    def _enter(self, stack: Stack, state: str) -> Stack:
        top = stack.top
        tries = {**top.tries, state: top.tries.get(state, 0) + 1}
        return stack.with_top(replace(top, state=state, ticks=(), tries=tries))

    def _fire(self, stack: Stack, row: Route) -> Stack:
        """Let the machine take exactly this row, waiving its guard if a person goes on without meeting it."""
        cursor = Cursor(stack.top.state, self.guards(stack).all_met, waived=row)
        taken = self.flow(stack).fire(cursor, row.trigger)
        if taken is None or taken.target is None:
            return stack
        return self._enter(stack, cursor.state)

    def _affect(self, step: Step, row: Route) -> Step:
        for effect in row.effects:
            stack = step.stack
            if effect.verb is Verb.SETS:
                answers = {**stack.top.answers, effect.name: effect.value}
                filled = (*step.filled, Filled(stack.top.flow, row.source, effect.name, effect.value))
                step = replace(step, stack=stack.with_top(replace(stack.top, answers=answers)), filled=filled)
            else:
                step = self._mark(step, effect.value)
        return step

    def _mark(self, step: Step, status: str) -> Step:
        promise = under_review(step.stack, self.situation)
        if promise is None:
            return step
        settled = (*step.stack.settled, promise.id) if status in SETTLING else step.stack.settled
        marks = (*step.marks, Mark(promise.id, status))
        return replace(step, stack=replace(step.stack, settled=settled), marks=marks)

    def _settle(self, step: Step, *, entered: bool) -> Step:
        for _ in range(MOST_HOPS):
            stack = step.stack
            state = self.flow(stack).flow.state(stack.top.state)
            if state.terminal and len(stack.frames) == 1:
                return replace(step, stack=replace(stack, outcome=state.id))
            if state.terminal:
                step, entered = self._come_back(step)
            elif entered and state.runs:
                step, entered = self._run(step)
            else:
                return step
        return step

    def _run(self, step: Step) -> tuple[Step, bool]:
        """Start the first flow this state runs whose guard holds; without one, its own card is shown."""
        stack = step.stack
        guards = self.guards(stack)
        busy = {frame.flow for frame in stack.frames}
        for row in self.flow(stack).rows(stack.top.state, RUN):
            if row.calls in busy or not guards.all_met(row.needs):
                continue
            try:
                pushed = self._push(stack, row.calls, via=row.via)
            except ContentError as error:
                return replace(step, notes=(*step.notes, str(error))), False
            return self._affect(replace(step, stack=pushed), row), True
        return step, False

    def _come_back(self, step: Step) -> tuple[Step, bool]:
        """Pop a frame that has ended. What it captured stays known to its caller."""
        child = step.stack.top
        frames = step.stack.frames[:-1]
        caller = replace(frames[-1], answers={**frames[-1].answers, **child.answers})
        stack = replace(step.stack, frames=(*frames[:-1], caller))
        rows = self.flow(stack).rows(caller.state, back_trigger(child.via, child.state))
        if not rows:
            return replace(step, stack=stack), False
        row = self.guards(stack).pick(rows)
        if row.target == caller.state:
            return self._affect(replace(step, stack=stack), row), False
        moved = self._affect(replace(step, stack=self._fire(stack, row)), row)
        return moved, True
