"""A conversation under way: the present stack, the stacks before it, and everything a person can do next.

Nothing here draws or stores. Each act returns a `Step` (or `Blocked`) and leaves the conversation in the new stack;
an act that cannot be done raises `InputError` or `ContentError` and changes nothing.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sideline_flows.engine.facts import Situation
from sideline_flows.engine.guards import find_check
from sideline_flows.engine.machine import ANYTIME, Route, way_in
from sideline_flows.engine.shelf import Shelf
from sideline_flows.engine.stack import Skipped, Stack, Value
from sideline_flows.engine.steps import Step, Steps
from sideline_flows.errors import InputError
from sideline_flows.language.model import Capture, Flow, State


@dataclass(frozen=True, slots=True)
class Blocked:
    """In rehearsal an unmet need stops the step: these are missing, and the line of the flow that asks for them."""

    unmet: tuple[Skipped, ...]
    row: Route


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything one press can mean: the rows that share a link's text, and the one it would take now."""

    rows: tuple[Route, ...]
    row: Route
    text: str
    unmet: tuple[Skipped, ...]


class Conversation:
    """Holds the stack. `past` are the stacks before it, oldest first; `blocking` makes guards stop a step."""

    def __init__(self, shelf: Shelf, stack: Stack, past: Iterable[Stack] = (), *, blocking: bool = False) -> None:
        self.shelf = shelf
        self.stack = stack
        self.blocking = blocking
        self._past = list(past)

    @classmethod
    def begin(
        cls, shelf: Shelf, flow_id: str, situation: Situation, now: str = "", *, blocking: bool = False
    ) -> tuple[Conversation, Step]:
        """A new conversation at the first card of a flow, and the step that led there."""
        step = Steps(shelf, situation, now).begin(flow_id)
        return cls(shelf, step.stack, blocking=blocking), step

    @property
    def flow(self) -> Flow:
        """The flow of the top frame."""
        return self.shelf.get(self.stack.top.flow).flow

    @property
    def state(self) -> State:
        """The state whose card is shown."""
        return self.flow.state(self.stack.top.state)

    @property
    def past(self) -> tuple[Stack, ...]:
        """The stacks undo would go back through, oldest first."""
        return tuple(self._past)

    def choices(self, situation: Situation) -> tuple[Choice, ...]:
        """What can be pressed now, in the order of the file."""
        compiled, state = self.shelf.get(self.stack.top.flow), self.state
        guards = Steps(self.shelf, situation, "").guards(self.stack)
        found: dict[str, Choice] = {}
        for link in state.links:
            if link.trigger not in found:
                rows = compiled.rows(state.id, link.trigger)
                row = guards.pick(rows)
                found[link.trigger] = Choice(rows, row, link.text, tuple(guards.unmet(row)))
        return tuple(found.values())

    def choose(self, number: int, situation: Situation, now: str = "") -> Step | Blocked:
        """Take the choice of this number, counted from 1."""
        choices = self.choices(situation)
        if not 1 <= number <= len(choices):
            raise InputError(f"there is no choice {number} here; {_span(len(choices))}")
        choice = choices[number - 1]
        if self.blocking and choice.unmet:
            return Blocked(choice.unmet, choice.row)
        if choice.row.calls:
            self._refuse_running(choice.row.calls)
        return self._moved(Steps(self.shelf, situation, now).take(self.stack, choice.rows))

    def call(self, flow_id: str, situation: Situation, now: str = "") -> Step:
        """Call any flow from here; it comes back to exactly this card unless this flow maps its outcome elsewhere."""
        self._refuse_ended()
        self._refuse_running(flow_id)
        return self._moved(Steps(self.shelf, situation, now).call(self.stack, flow_id, way_in(ANYTIME, flow_id)))

    def capture(self, name: str, value: Value) -> Step:
        """Fill a capture: of this state, else of this flow, else of a flow below."""
        depth, capture = self.find_capture(name)
        frame = self.stack.frames[depth]
        filled = replace(frame, answers={**frame.answers, capture.name: value})
        frames = (*self.stack.frames[:depth], filled, *self.stack.frames[depth + 1 :])
        return self._moved(Step(replace(self.stack, frames=frames)))

    def check(self, name: str, *, on: bool) -> Step:
        """Tick a check of this card, or take the tick back."""
        if find_check(self.flow, self.state.id, name) is None:
            known = [check.name for check in self.state.checks]
            raise InputError(f"this card has no check “{name}”; {_among(name, known)}")
        top = self.stack.top
        ticks = tuple(tick for tick in top.ticks if tick != name) + ((name,) if on else ())
        return self._moved(Step(self.stack.with_top(replace(top, ticks=ticks))))

    def check_name(self, name_or_number: str | int) -> str:
        """The name of a check of this card that was given by name, or by its number counted from 1."""
        checks = self.state.checks
        if isinstance(name_or_number, str):
            return name_or_number
        if not 1 <= name_or_number <= len(checks):
            raise InputError(f"there is no check {name_or_number} on this card; it has {len(checks) or 'none'}")
        return checks[name_or_number - 1].name

    def jump(self, state_id: str, situation: Situation, now: str = "") -> Step:
        """Go to a state of this flow, or of a flow below it, which leaves those above."""
        for depth in reversed(range(len(self.stack.frames))):
            flow = self.shelf.get(self.stack.frames[depth].flow).flow
            target = dict(flow.renamed).get(state_id, state_id)
            if any(state.id == target and not state.terminal for state in flow.states):
                return self._moved(Steps(self.shelf, situation, now).go(replace(self.stack, outcome=""), depth, target))
        known = [state.id for state in self.flow.states if not state.terminal]
        raise InputError(f"no state “{state_id}” here; {_among(state_id, known)}")

    def stay(self) -> Step:
        """An act beside the machine (a promise said aloud): nothing moves, and undo can take it back."""
        return self._moved(Step(self.stack))

    def undo(self) -> Step:
        """Back to exactly the stack before the last step."""
        if not self._past:
            raise InputError("nothing to undo: this is where the conversation began")
        self.stack = self._past.pop()
        return Step(self.stack)

    def find_capture(self, name: str) -> tuple[int, Capture]:
        """The capture of this name nearest to the present card, and the depth of the frame that asks for it."""
        captures = list(self._captures())
        for depth, capture in captures:
            if capture.name == name:
                return depth, capture
        raise InputError(f"nothing here asks for “{name}”; {_among(name, [each.name for _, each in captures])}")

    def _captures(self) -> Iterable[tuple[int, Capture]]:
        top = len(self.stack.frames) - 1
        yield from ((top, capture) for capture in self.state.captures)
        for depth in range(top, -1, -1):
            flow = self.shelf.get(self.stack.frames[depth].flow).flow
            yield from ((depth, capture) for state in flow.states for capture in state.captures)

    def _moved(self, step: Step) -> Step:
        self._past.append(self.stack)
        self.stack = step.stack
        return step

    def _refuse_running(self, flow_id: str) -> None:
        if any(frame.flow == flow_id for frame in self.stack.frames):
            title = self.shelf.get(flow_id).flow.title
            raise InputError(f"“{title}” is already under way; finish it or go back to it first")

    def _refuse_ended(self) -> None:
        if self.stack.outcome:
            raise InputError("this conversation has ended; undo to go back into it")


def _span(count: int) -> str:
    if not count:
        return "the conversation has ended, undo to go back into it"
    return "the only one is 1" if count == 1 else f"choose 1 to {count}"


def _among(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"there are: {', '.join(dict.fromkeys(known))}" if known else "it asks for none"
