"""Random conversations over the shipped pack: whatever a person presses, the stack is sound and undo is exact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.engine.stack import Stack
from sideline_flows.errors import InputError
from sideline_flows.language.model import Flow, Kind
from sideline_flows.language.pack import Library, shipped
from sideline_flows.reply import Promise

LIBRARY = Library([shipped()])
FLOWS = [head.id for head in LIBRARY.heads(Kind.FLOW)]
OPEN = tuple(Promise(f"c{number}", "Ana", f"promise {number}", "2026-02-20", "") for number in range(2))


class Talk(RuleBasedStateMachine):
    """Presses everything, in any order; keeps its own list of the stacks it has been in."""

    talk: Conversation
    situation: Situation
    trail: list[Stack]

    @initialize(
        flow=st.sampled_from(FLOWS),
        promises=st.sampled_from([(), OPEN]),
        missed=st.booleans(),
        minutes=st.sampled_from([None, 3.0, 45.0]),
    )
    def begin(self, flow: str, promises: tuple[Promise, ...], *, missed: bool, minutes: float | None) -> None:
        """Sit down with somebody, with or without history."""
        self.situation = Situation(
            today=date(2026, 3, 2),
            person="Ana",
            promises=promises,
            missed=frozenset(each.id for each in promises if missed),
            minutes_left=minutes,
        )
        self.talk, _ = Conversation.begin(Shelf(LIBRARY.flow), flow, self.situation)
        self.trail = [self.talk.stack]

    @precondition(lambda self: not self.talk.stack.outcome)
    @rule(data=st.data())
    def choose(self, data: st.DataObject) -> None:
        """Take any choice of the card; only one that calls a flow already under way may be refused."""
        choices = self.talk.choices(self.situation)
        number = data.draw(st.integers(1, len(choices)))
        running = {frame.flow for frame in self.talk.stack.frames}
        if choices[number - 1].row.calls in running:
            before = self.talk.stack
            with pytest.raises(InputError, match="already under way"):
                self.talk.choose(number, self.situation)
            assert self.talk.stack == before
        else:
            self.talk.choose(number, self.situation)
            self.trail.append(self.talk.stack)

    @precondition(lambda self: self.talk.state.checks)
    @rule(data=st.data(), on=st.booleans())
    def check(self, data: st.DataObject, *, on: bool) -> None:
        """Tick or untick any check."""
        self.talk.check(data.draw(st.sampled_from(self.talk.state.checks)).name, on=on)
        self.trail.append(self.talk.stack)

    @precondition(lambda self: self.talk.state.captures)
    @rule(data=st.data(), text=st.text(max_size=20))
    def capture(self, data: st.DataObject, text: str) -> None:
        """Answer any question."""
        self.talk.capture(data.draw(st.sampled_from(self.talk.state.captures)).name, text)
        self.trail.append(self.talk.stack)

    @rule(flow=st.sampled_from(FLOWS))
    def detour(self, flow: str) -> None:
        """Call any flow from anywhere; one under way is refused and changes nothing."""
        before = self.talk.stack
        try:
            self.talk.call(flow, self.situation)
        except InputError:
            assert self.talk.stack == before
        else:
            assert self.talk.stack.frames[: len(before.frames)] == before.frames
            self.trail.append(self.talk.stack)

    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        """Go to any state of the present flow."""
        states = [state.id for state in self.talk.flow.states if not state.terminal]
        self.talk.jump(data.draw(st.sampled_from(states)), self.situation)
        self.trail.append(self.talk.stack)

    @precondition(lambda self: len(self.trail) > 1)
    @rule()
    def undo(self) -> None:
        """Undo restores exactly the stack before."""
        self.talk.undo()
        self.trail.pop()
        assert self.talk.stack == self.trail[-1]

    @invariant()
    def the_stack_is_sound(self) -> None:
        """There is always a frame, each stands in a state of its flow, and no flow is there twice."""
        frames = self.talk.stack.frames
        assert frames
        assert len({frame.flow for frame in frames}) == len(frames)
        for frame in frames:
            assert self.flow(frame.flow).state(frame.state)

    @invariant()
    def a_card_is_shown_or_the_talk_has_ended(self) -> None:
        """Never a state that only a machine could leave."""
        assert bool(self.talk.stack.outcome) == self.talk.state.terminal
        if not self.talk.stack.outcome:
            assert self.talk.choices(self.situation)

    @invariant()
    def the_stack_survives_the_disk(self) -> None:
        """What is written is what is read."""
        assert Stack.from_json(self.talk.stack.to_json()) == self.talk.stack

    def flow(self, flow_id: str) -> Flow:
        """A flow of the pack."""
        return LIBRARY.flow(flow_id)


Talk.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestTalk = Talk.TestCase
