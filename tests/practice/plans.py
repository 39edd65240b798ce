"""Rehearsals as readable plans: what is said, which way is taken, what that leads to, and where it ends.

A plan is a Markdown file. Its front matter names flow, persona and seed, how it ends (an outcome, or `nothing`) and the
moods it may end in. In the numbered list `→ Yes` takes a choice, `✗ Yes` tries one and is stopped, `= name: words`
fills an answer by hand, `/call acc` takes a detour, and everything else is said. Below a step, `> own words, at Learn`
is what must come of it: a kind of answer, a mood, something earned, or the card one is at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from sideline_flows.attempt import Attempt
from sideline_flows.practice.rehearsal import NotYetError
from sideline_flows.practice.reply import RehearsalReply
from sideline_flows.services import Services

FOLDER = Path(__file__).with_name("plans")
STEP = re.compile(r"^\d+\. +(.*)\n(?: +> +(.*)\n)?", re.MULTILINE)
TAKEN, REFUSED = "taken", "refused"
ALWAYS = {"→": TAKEN, "✗": REFUSED}
"""What a step must come to by its mark alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a plan, and what must come of it."""

    words: str
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan, read."""

    name: str
    flow: str
    persona: str
    seed: int
    ends: str
    moods: tuple[str, ...]
    steps: tuple[Step, ...]


def read_plan(path: Path) -> Plan:
    """The plan in a file."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    steps = tuple(read_step(words, wanted) for words, wanted in STEP.findall(body))
    settings = yaml.safe_load(head)
    return Plan(path.stem, **{**settings, "moods": tuple(settings["moods"]), "steps": steps})


def read_step(words: str, wanted: str) -> Step:
    """A line and the line below it, which may be empty."""
    named = {each.strip() for each in wanted.split(",") if each.strip()}
    return Step(words, frozenset(named | {ALWAYS[words[0]]} if words[0] in ALWAYS else named))


PLANS = tuple(read_plan(path) for path in sorted(FOLDER.glob("*.md")))


def play(services: Services, plan: Plan, *, off_the_record: bool = False) -> tuple[Attempt, RehearsalReply]:
    """Play a plan to its end. Fails with both lines where something else comes of a step than the plan says."""
    attempt = Attempt.begin(services, plan.flow, plan.persona, seed=plan.seed, off_the_record=off_the_record)
    for number, step in enumerate(plan.steps, start=1):
        came = take(attempt, step.words)
        assert step.wanted <= came, (
            f"\nplan:   {number}. {step.words}  > {', '.join(sorted(step.wanted))}"
            f"\nplayed: {number}. {step.words}  > {', '.join(sorted(came))}"
        )
    return attempt, attempt.reply()


def take(attempt: Attempt, words: str) -> set[str]:
    """Do one step; what came of it."""
    mark, _, rest = words.partition(" ")
    try:
        match mark:
            case "→" | "✗":
                attempt.choose(number_of(attempt.reply(), rest))
            case "=":
                attempt.capture(*rest.split(": ", 1))
            case "/call":
                attempt.call(rest)
            case _:
                return came_of(attempt.say(words), attempt)
    except NotYetError:
        return {REFUSED}
    return {TAKEN, f"at {attempt.reply().card.title}"}


def came_of(reply: RehearsalReply, attempt: Attempt) -> set[str]:
    """The kind of answer, the mood it was given in, what was earned, and the card one is at after it."""
    node = next(node for node in reversed(attempt.path) if node.said)
    assert node.answer
    assert node.said
    earned = {f"earned {gain.name}" for gain in node.gains}
    return {node.answer.kind, node.answer.mood, f"at {reply.card.title}", f"heard as {node.said.move}", *earned}


def number_of(reply: RehearsalReply, words: str) -> int:
    """The number of the choice with these words."""
    numbers = {choice.text: choice.number for choice in reply.card.choices}
    assert words in numbers, f"no choice “{words}” on “{reply.card.title}”; there are: {', '.join(numbers)}"
    return numbers[words]
