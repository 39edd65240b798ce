"""The moments of one way as lines that read as a conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sideline_flows.language.model import Flow
from sideline_flows.practice.rehearsal import Node
from sideline_flows.practice.reply import Speaker, SpokenLine

FlowOf = Callable[[str], Flow]


def transcript(path: Iterable[Node], flow_of: FlowOf) -> tuple[SpokenLine, ...]:
    """What was said and done, oldest first. The counterpart's posture is named where it changes."""
    lines: list[SpokenLine] = []
    mood = ""
    for node in path:
        lines.extend(_lines(node, mood, flow_of))
        mood = node.standing.mood
    return tuple(lines)


def _lines(node: Node, mood: str, flow_of: FlowOf) -> Iterator[SpokenLine]:
    if node.said:
        yield SpokenLine(node.number, Speaker.ME, node.text)
    elif node.kind != "begin":
        yield SpokenLine(node.number, Speaker.STEP, _step(node, flow_of))
    if node.answer:
        posture = "" if node.standing.mood == mood else node.answer.posture
        yield SpokenLine(node.number, Speaker.THEM, node.answer.text, posture)


def _step(node: Node, flow_of: FlowOf) -> str:
    top = node.stack.top
    at = flow_of(top.flow).state(top.state).title
    match node.kind:
        case "choose":
            return f"{node.text} → {at}"
        case "call":
            return f"Detour: {node.text} → {at}"
        case "ended":
            return f"Refused twice, which is honoured: {node.text} → {at}"
        case _:
            return node.text
