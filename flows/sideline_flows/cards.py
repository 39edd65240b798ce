"""From a conversation to the card a person reads: templates filled in, choices numbered, breadcrumb lit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import GIVEN, Situation
from sideline_flows.engine.guards import Guards
from sideline_flows.engine.stack import Frame, Stack, Value
from sideline_flows.language.model import Line, State, variable
from sideline_flows.language.pack import Library
from sideline_flows.language.template import TemplateFault, render
from sideline_flows.reply import CaptureView, Card, CheckView, ChoiceView, Crumb
from sideline_flows.text import clean


class Titles:
    """What flows are called; one without a file by its id. Their heads are read once, and again for a new flow."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, str] = {}

    def __call__(self, flow_id: str) -> str:
        """The title of a flow."""
        if flow_id not in self._known:
            self._known = {head.id: head.title for head in self._library.heads()}
        return self._known.get(flow_id, flow_id)


def draw_card(conversation: Conversation, situation: Situation, title_of: Callable[[str], str]) -> Card:
    """The present card. `title_of` gives a flow's title without reading the whole of it."""
    stack, flow, state = conversation.stack, conversation.flow, conversation.state
    values = template_values(conversation, situation)
    running = {frame.flow for frame in stack.frames}
    needed = {need.name for link in state.links for need in link.needs}
    return Card(
        flow=flow.id,
        state=state.id,
        title=state.title,
        crumbs=tuple(_crumb(conversation, frame) for frame in stack.frames),
        aim=_fill(state.aim, values),
        say=_lines(state.say, values),
        listen=_lines(state.listen, values),
        watch=_lines(state.watch, values),
        why=_lines(state.why, values),
        checks=tuple(
            CheckView(check.name, _fill(check.text, values), check.name in stack.top.ticks, check.name in needed)
            for check in state.checks
        ),
        captures=tuple(_captures(conversation, situation, state, needed, values)),
        choices=tuple(
            ChoiceView(
                number, choice.text, choice.row.trigger, choice.row.calls, tuple(need.text for need in choice.unmet)
            )
            for number, choice in enumerate(conversation.choices(situation), start=1)
        ),
        detours=()
        if stack.outcome
        else tuple((each.flow, title_of(each.flow)) for each in flow.anytime if each.flow not in running),
        skipped=tuple(skipped.text for skipped in stack.skipped),
    )


def template_values(conversation: Conversation, situation: Situation) -> dict[str, Value | None]:
    """Everything `{{ }}` may name here; None is a blank.

    A capture that some flow in use declares is a blank until somebody fills it. What this flow asks for itself is blank
    anew each time it runs: an answer from an earlier run would be the wrong one.
    """
    values: dict[str, Value | None] = {
        variable(capture.name): None
        for flow in conversation.shelf.used
        for state in flow.states
        for capture in state.captures
    }
    for frame in conversation.stack.frames[:-1]:
        values.update({variable(name): answer for name, answer in frame.answers.items()})
    own = {variable(capture.name): None for state in conversation.flow.states for capture in state.captures}
    values |= own | {variable(name): answer for name, answer in conversation.stack.top.answers.items()}
    values.update({name: given.value(conversation.stack, situation) for name, given in GIVEN.items()})
    return values


def shown(value: Value | None) -> str:
    """A captured value as one line of text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else value.get("text", "")


def _fill(text: str, values: Mapping[str, Value | None]) -> str:
    """A template that cannot be filled shows as it was written: a card is never lost to one bad line."""
    try:
        return clean(render(text, values))
    except TemplateFault:
        return clean(text)


def _lines(lines: Iterable[Line], values: Mapping[str, Value | None]) -> tuple[str, ...]:
    filled = (_fill(line.text, values) for line in lines)
    return tuple(text for text in filled if text.strip())


def _captures(
    conversation: Conversation, situation: Situation, state: State, needed: set[str], values: Mapping[str, Value | None]
) -> Iterable[CaptureView]:
    guards = Guards(conversation.flow, conversation.stack, situation)
    for capture in state.captures:
        question = _fill(capture.question, values)
        answer = clean(shown(guards.answer(capture.name)))
        yield CaptureView(capture.name, question, capture.type, capture.options, answer, capture.name in needed)


def _crumb(conversation: Conversation, frame: Frame) -> Crumb:
    flow = conversation.shelf.get(frame.flow).flow
    state = flow.state(frame.state)
    lit = flow.phases.index(state.phase) if state.phase else -1
    return Crumb(flow.id, flow.title, state.title, flow.phases, lit)


def where(conversation: Conversation, stack: Stack) -> str:
    """The title of the state a stack stands in."""
    return conversation.shelf.get(stack.top.flow).flow.state(stack.top.state).title
