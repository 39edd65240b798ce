"""A rehearsal: two machines that talk to each other. Every moment is kept, so that any can be gone back to.

The flow says what the manager should do; its guards block here, and what it says under `earned by` ticks its checks.
The persona says what the counterpart lets happen. Each moment is a frozen node that knows its parent: going back is
choosing another node to go on from, and both branches stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import PurePath

from sideline_flows.engine.conversation import Blocked, Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.engine.stack import Skipped, Stack, Value
from sideline_flows.engine.values import read_value
from sideline_flows.errors import InputError
from sideline_flows.language.model import Capture, Check, Earned, Link, Place, State
from sideline_flows.practice.counterpart import REFUSALS_END, Answer, Counterpart, Moment, Standing
from sideline_flows.practice.echo import AGAIN, Written, same_words
from sideline_flows.practice.moves.model import Move, Recognition

ANY_ANSWER = "anything"
"""The kind of answer that every answer is: what is kept are the counterpart's words, whatever they were."""

Recognise = Callable[[str, str, bool], Recognition]
"""Text, what the counterpart said last, and whether telling was asked for."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A check or capture of the flow that a turn earned, and the line of the file that says so."""

    name: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Node:
    """One moment. `kind` is begin, say, choose, call, check, capture or ended; `number` counts all nodes from 0.

    `flow` and `state` are where the step was made, `stack` and `standing` how things stand after it. `hollow` is why
    the words said do no good, or empty.
    """

    number: int
    parent: int
    kind: str
    text: str
    flow: str
    state: str
    stack: Stack
    standing: Standing
    said: Recognition | None = None
    answer: Answer | None = None
    gains: tuple[Gain, ...] = ()
    hollow: str = ""


class NotYetError(InputError):
    """A guard that holds: what is missing, and the line of the flow that asks for it."""

    def __init__(self, unmet: tuple[Skipped, ...], place: Place) -> None:
        self.unmet = unmet
        self.place = place
        super().__init__(f"not yet: {'; '.join(each.text for each in unmet)} ({cite(place)})")


class Rehearsal:
    """One attempt. Holds the tree of moments and the one that is present.

    `written` is what anybody can read somewhere: to say that is no coaching yet.
    """

    def __init__(
        self,
        shelf: Shelf,
        counterpart: Counterpart,
        recognise: Recognise,
        situation: Situation,
        values: Mapping[str, object],
        written: Written | None = None,
    ) -> None:
        self.shelf = shelf
        self.counterpart = counterpart
        self.situation = situation
        self.nodes: list[Node] = []
        self.here = 0
        self._recognise = recognise
        self._values = values
        self._written = written or Written()

    def begin(self, flow_id: str, state_id: str = "") -> Node:
        """Sit down; with a state, in the middle of the flow, where leave was given long ago."""
        conversation, _ = Conversation.begin(self.shelf, flow_id, self.situation, blocking=True)
        first = conversation.stack.top.state
        if state_id:
            conversation.jump(state_id, self.situation)
        stack = conversation.stack
        moment = Moment(stack.top.flow, stack.top.state, self._values)
        standing, answer = self.counterpart.opening(moment)
        standing = replace(standing, permitted=stack.top.state != first)
        self.nodes = [Node(0, -1, "begin", "", stack.top.flow, stack.top.state, stack, standing, answer=answer)]
        self.here = 0
        return self.node

    def take_up(self, nodes: Iterable[Node], here: int) -> Node:
        """Go on with an earlier attempt: its moments, and the number of the one it stood at."""
        self.nodes = list(nodes)
        return self.rewind(here)

    @property
    def node(self) -> Node:
        """The present moment."""
        return self.nodes[self.here]

    @property
    def path(self) -> tuple[Node, ...]:
        """The moments from the beginning to the present one, on this branch."""
        return self.way(self.here)

    def way(self, end: int) -> tuple[Node, ...]:
        """The moments from the beginning to any one. Raises InputError for no such moment."""
        nodes = [self._moment(end)]
        while nodes[-1].parent >= 0:
            nodes.append(self.nodes[nodes[-1].parent])
        return tuple(reversed(nodes))

    @property
    def conversation(self) -> Conversation:
        """The flow as it stands now."""
        return Conversation(self.shelf, self.node.stack, blocking=True)

    def say(self, text: str) -> Node:
        """Say something to the counterpart: it answers, and what was earned is ticked and filled."""
        if self.node.stack.outcome:
            raise InputError("this rehearsal has ended; go back to an earlier turn to try another way")
        talk = self.conversation
        said = self._recognise(text, self._last_words(), self._was_asked())
        earlier = [node.text for node in self.path if node.said]
        stale = self._written.hollow(text, said.move, talk.flow, earlier)
        moment = Moment(talk.flow.id, talk.state.id, self._values, asks(talk.state), hollow=bool(stale))
        standing, answer = self.counterpart.answer(self.node.standing, said, moment)
        gains = self._earn(talk, said, answer, text) if self._may_earn(text, stale) else ()
        node = self._grow("say", text, talk.stack, standing, said=said, answer=answer, gains=gains, hollow=stale)
        return self._end_refused_state(node) if standing.refusals >= REFUSALS_END else node

    def choose(self, number: int) -> Node:
        """Go on in the flow. Raises NotYetError where a guard holds."""
        talk = self.conversation
        choices = talk.choices(self.situation)
        step = talk.choose(number, self.situation)
        if isinstance(step, Blocked):
            raise NotYetError(step.unmet, step.row.row.place)
        return self._grow("choose", choices[number - 1].text, talk.stack, self._arrived(talk.stack))

    def call(self, flow_id: str) -> Node:
        """Take a detour, as live."""
        talk = self.conversation
        talk.call(flow_id, self.situation)
        return self._grow("call", talk.flow.title, talk.stack, self._arrived(talk.stack))

    def check(self, name: str, *, on: bool) -> Node:
        """Tick a check by hand: only one that the flow does not say how to earn."""
        talk = self.conversation
        known = next((each for each in talk.state.checks if each.name == name), None)
        if known is not None:
            _refuse_earned(known, "not ticked by hand")
        talk.check(name, on=on)
        return self._grow("check", name, talk.stack, self.node.standing)

    def capture(self, name: str, text: str) -> Node:
        """Fill a capture by hand: only one that the flow does not say how to earn."""
        talk = self.conversation
        _, capture = talk.find_capture(name)
        _refuse_earned(capture, "not filled by hand")
        talk.capture(capture.name, read_value(capture, text, self._now()))
        return self._grow("capture", f"{name}: {text}", talk.stack, self.node.standing)

    def rewind(self, number: int) -> Node:
        """Go back to any moment. What came after it stays as a branch of its own."""
        self.here = self._moment(number).number
        return self.node

    def _moment(self, number: int) -> Node:
        if not 0 <= number < len(self.nodes):
            raise InputError(f"there is no turn {number}; the last one is {len(self.nodes) - 1}")
        return self.nodes[number]

    def _grow(
        self,
        kind: str,
        text: str,
        stack: Stack,
        standing: Standing,
        *,
        said: Recognition | None = None,
        answer: Answer | None = None,
        gains: tuple[Gain, ...] = (),
        hollow: str = "",
    ) -> Node:
        number, top = len(self.nodes), self.node.stack.top
        step = (number, self.here, kind, text, top.flow, top.state)
        node = Node(*step, stack, standing, said, answer, gains, hollow)
        self.nodes.append(node)
        self.here = node.number
        return node

    def _arrived(self, stack: Stack) -> Standing:
        before = self.node.stack.top
        moved = (before.flow, before.state) != (stack.top.flow, stack.top.state)
        return replace(self.node.standing, refusals=0) if moved else self.node.standing

    def _end_refused_state(self, node: Node) -> Node:
        """Two refusals are honoured: the first other way out of this state that is open is taken."""
        talk = self.conversation
        for number, choice in enumerate(talk.choices(self.situation), start=1):
            link = choice.row.row
            leaves = isinstance(link, Link) and link.state not in (None, talk.state.id)
            if number > 1 and leaves and not choice.unmet:
                talk.choose(number, self.situation)
                return self._grow("ended", choice.text, talk.stack, replace(node.standing, refusals=0))
        return node

    def _may_earn(self, text: str, stale: str) -> bool:
        """Words that were said in vain may be said again; what earned something once earns nothing more."""
        if stale != AGAIN:
            return not stale
        return not any(node.gains and same_words(node.text, text) for node in self.path)

    def _earn(self, talk: Conversation, said: Recognition, answer: Answer, text: str) -> tuple[Gain, ...]:
        """Tick and fill everything this exchange earned on the present card."""
        gains = []
        for check in talk.state.checks:
            if check.earned and check.name not in talk.stack.top.ticks and earns(check.earned, said.move, answer.kind):
                talk.check(check.name, on=True)
                gains.append(Gain(check.name, check.text, check.place))
        for capture in talk.state.captures:
            if capture.earned and earns(capture.earned, said.move, answer.kind):
                talk.capture(capture.name, self._value(capture, answer.text if capture.earned.answer else text))
                gains.append(Gain(capture.name, capture.question, capture.place))
        return tuple(gains)

    def _value(self, capture: Capture, words: str) -> Value:
        """What was said, read as the capture asks for; words that cannot be read so are kept as they are."""
        try:
            return read_value(capture, words, self._now())
        except InputError:
            return words

    def _now(self) -> datetime:
        return datetime.combine(self.situation.today, time(), tzinfo=UTC)

    def _last_words(self) -> str:
        node = self.node
        while node.answer is None and node.parent >= 0:
            node = self.nodes[node.parent]
        return node.answer.text if node.answer else ""

    def _was_asked(self) -> bool:
        """True while telling is welcome: leave was given, or a plan of the counterpart's own is being worked on."""
        return self.node.standing.permitted


def cite(place: Place) -> str:
    """A place as people quote it: the file's name and the line."""
    return f"{PurePath(place.path).name}:{place.line}"


def _refuse_earned(row: Check | Capture, by_hand: str) -> None:
    """Raise InputError for a check or capture that only what is said can meet, with the line that says what does."""
    if row.earned is not None:
        raise InputError(f"“{row.name}” is earned, {by_hand}: {row.earned} ({cite(row.place)})")


def asks(state: State) -> dict[str, str]:
    """The moves that fish for a kind of answer on a card."""
    fished = (row.earned for row in state.rows if row.earned and row.earned.answer not in ("", ANY_ANSWER))
    return {move: earned.answer for earned in fished for move in earned.moves}


def earns(earned: Earned, move: Move, kind: str) -> bool:
    """True when this move, answered in this way, is what the flow's line asks for."""
    return str(move) in earned.moves and earned.answer in ("", ANY_ANSWER, kind)
