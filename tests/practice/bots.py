"""Managers made of rules, who play every flow against every counterpart: good, poor and erratic ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from sideline_flows.engine.conversation import Choice
from sideline_flows.errors import InputError
from sideline_flows.language.model import CaptureType
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.rehearsal import Node, Rehearsal


@dataclass(frozen=True, slots=True)
class Bot:
    """A way to play: its lines by move, how often it says what the card asks for, and how soon it gives up on a card.

    `reads` and `presses_on` are chances, 0 to 1; `patience` counts turns on one card before any way out will do. One
    that `notices` gives back what it heard when the last answer was a polite way of saying no.
    """

    name: str
    lines: Mapping[Move, Sequence[str]]
    reads: float = 0.0
    presses_on: float = 0.0
    patience: int = 3
    notices: bool = False

    def play(self, rehearsal: Rehearsal, random: Random, turns: int = 60) -> Node:
        """Play a rehearsal that has begun until its flow ends or the turns are used up."""
        tried: dict[tuple[str, str], int] = {}
        for _ in range(turns):
            if rehearsal.node.stack.outcome:
                break
            top = rehearsal.node.stack.top
            tried[top.flow, top.state] = tried.get((top.flow, top.state), 0) + 1
            self._turn(rehearsal, random, patient=tried[top.flow, top.state] <= self.patience)
        return rehearsal.node

    def _turn(self, rehearsal: Rehearsal, random: Random, *, patient: bool) -> None:
        if random.random() >= self.presses_on:
            rehearsal.say(self._line(rehearsal, random))
        if rehearsal.node.stack.outcome:
            return
        choices = list(enumerate(rehearsal.conversation.choices(rehearsal.situation), start=1))
        others = [] if patient else random.sample(choices, len(choices))
        any(_went_on(rehearsal, number, choice) for number, choice in [*choices[:1], *others])

    def _line(self, rehearsal: Rehearsal, random: Random) -> str:
        """Hardly ever the same words twice, since those do no good: each line has room for a number."""
        last = rehearsal.node.answer
        moves = [Move.REFLECTION] if self.notices and last and last.kind in POLITE else wanted(rehearsal)
        asked = [line for move in moves for line in self.lines.get(Move(move), ())]
        any_line = [line for lines in self.lines.values() for line in lines]
        lines = asked if asked and random.random() < self.reads else any_line
        return random.choice(lines).format(random.randrange(2, 60))


POLITE = ("refuse", "false yes", "vague plan")
"""Answers behind which there is a guard."""


def wanted(rehearsal: Rehearsal) -> Iterator[str]:
    """The moves that would earn what the present card still lacks."""
    talk = rehearsal.conversation
    got = {*talk.stack.top.ticks, *talk.stack.top.answers}
    for row in talk.state.rows:
        if row.earned and row.name not in got:
            yield from row.earned.moves


def _went_on(rehearsal: Rehearsal, number: int, choice: Choice) -> bool:
    """Take a choice, filling and ticking by hand what only a hand can."""
    if not all(_by_hand(rehearsal, unmet.need) for unmet in choice.unmet):
        return False
    try:
        rehearsal.choose(number)
    except InputError:
        return False
    return True


ANSWERS: Mapping[CaptureType, str] = {
    CaptureType.DATE: "tomorrow",
    CaptureType.NUMBER: "12",
    CaptureType.MONEY: "1,200",
    CaptureType.PERCENT: "20%",
    CaptureType.PERSON: "Jo",
    CaptureType.COMMITMENT: "Me: two calls by Friday, seen in the log",
    CaptureType.MEETING: "the review, tomorrow at 10:00",
}
"""What is typed by hand for each type of answer; any words do for a text."""


def _by_hand(rehearsal: Rehearsal, need: str) -> bool:
    talk = rehearsal.conversation
    if any(check.name == need and not check.earned for check in talk.state.checks):
        rehearsal.check(need, on=True)
        return True
    rows = [*talk.state.captures, *(capture for state in talk.flow.states for capture in state.captures)]
    capture = next((each for each in rows if each.name == need), None)
    if capture is None or capture.earned:
        return False
    rehearsal.capture(need, capture.options[0] if capture.options else ANSWERS.get(capture.type, "the renewal"))
    return True


_GOOD: Mapping[Move, Sequence[str]] = {
    Move.PERMISSION_ASK: (
        "May I share something I noticed at minute {}?",
        "Would it be all right if we looked at call {}?",
    ),
    Move.OPEN_QUESTION: (
        "What did you notice on call {}?",
        "How did minute {} look from your chair?",
        "What would you like to try on call {}?",
    ),
    Move.REFLECTION: (
        "It sounds like call {} took a lot out of you.",
        "It sounds like you felt alone with those {} calls.",
    ),
    Move.CONFIRM: ("So for you it was the timing of call {}, not the price. Did I get that right?",),
    Move.CLARIFY: ("When you say bad leads, which of the {} do you mean?",),
    Move.SPECIFIC_OBSERVATION: (
        "On Tuesday's call, at minute {}, you gave the price before she asked.",
        "On Monday, at {} past nine, you sent the offer without a note.",
    ),
    Move.IMPACT: (
        "After that she gave you no more figures for {} days.",
        "Since then nobody there has answered for {} days.",
    ),
    Move.UNDERSTANDING_CHECK: ("How would you put those {} minutes in your own words?",),
    Move.COMMITMENT_ASK: ("What will you do in {} days, and how will we see it?",),
}
_POOR: Mapping[Move, Sequence[str]] = {
    Move.JUDGING_OBSERVATION: ("You always do this.", "Your attitude has been off lately."),
    Move.ADVICE: ("You should just call them more often.", "Next time send the recap before noon."),
    Move.LEADING_QUESTION: ("Don't you think you talked too much?",),
    Move.CLOSED_QUESTION: ("Did you prepare?",),
}

GOOD = Bot("good", _GOOD, reads=0.7, patience=20, notices=True)
POOR = Bot("poor", _POOR, presses_on=0.3)
ERRATIC = Bot(
    "erratic",
    {**_GOOD, **_POOR, Move.OTHER: ("ok", "…", "😀", "Tja, weiß nicht.")},
    reads=0.1,
    presses_on=0.5,
)

BOTS = (GOOD, POOR, ERRATIC)
