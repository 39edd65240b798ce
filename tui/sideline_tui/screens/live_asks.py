"""What the live screen asks for in words: the question, how an answer may look, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sideline_flows.coach import Coach
from sideline_flows.reply import CaptureView, Card, Reply
from sideline_tui.widgets.prompt import Question

HOW = {
    "text": "any words",
    "date": "Friday · in two weeks · 4 Dec",
    "number": "a number",
    "money": "an amount, like 12,500",
    "percent": "a percentage, like 12 %",
    "choice": "a digit, or arrows and enter",
    "person": "a name",
    "commitment": "Ana: 5 exec calls by Friday, seen in CRM",
    "meeting": "Friday 10:00, to look at the five calls",
}
"""What each type of question takes."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, and the turn its answer makes."""

    question: Question
    turn: Callable[[Coach, str], Reply]


def _note(person: str) -> Ask:
    return Ask(Question("note", f"Note on {person}"), lambda coach, text: coach.say(text))


def _private(person: str) -> Ask:
    question = Question("private", f"Private note on {person}", "never shared")
    return Ask(question, lambda coach, text: coach.say(text, private=True))


def _promise(_person: str) -> Ask:
    return Ask(Question("promise", "Commitment", HOW["commitment"]), lambda coach, text: coach.promise(text))


ASKS: dict[str, Callable[[str], Ask]] = {"note": _note, "private": _private, "promise": _promise}
"""What can be written at any time, given the person's name: a note that may be shared, one that never is, a promise."""


def capture_ask(card: Card, capture: CaptureView) -> Ask:
    """The question of a capture. Its box is its own, so that a draft never lands in another."""
    title = capture.question if capture.question == capture.name else f"{capture.name}: {capture.question}"
    box = capture_box(card, capture.name)
    question = Question(box, title, how_to(capture), capture.options, capture.value)
    return Ask(question, lambda coach, text: coach.capture(capture.name, text))


def how_to(capture: CaptureView) -> str:
    """What a capture takes, by its type."""
    return HOW.get(capture.type, HOW["text"])


def capture_box(card: Card, name: str) -> str:
    """Where the draft of an answer is kept."""
    return f"{card.flow}/{card.state}/{name}"


def box_name(box: str) -> str:
    """A box as a person calls it."""
    return {"note": "a note (n)", "private": "a private note (p)", "promise": "a commitment (c)"}.get(
        box, f"“{box.rpartition('/')[2]}”"
    )
