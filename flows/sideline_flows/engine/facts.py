"""What guards and templates may ask of the world: every fact and every given value, in one documented list.

A trainer writes a fact's name behind `needs`, and a given value's name inside `{{ }}`. To add one, add one row.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sideline_flows.engine.stack import Stack, Value
from sideline_flows.reply import Promise

ENOUGH_MINUTES = 15
"""A method worth starting needs this many minutes: a design choice, since the sources name none."""

ENOUGH_SHARE = 1 / 3
"""In a meeting too short for that, this share of it is enough."""

MOST_TRIES = 3
"""How often a state may be entered before `tries left` fails."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is true outside the conversation now. `minutes` is the length of the meeting, None when nobody knows.

    `completed` are the flows that ran in earlier sessions with this person; `promises` those still open from earlier
    sessions, oldest due first; `missed` the ids among them that were marked missed before.
    """

    today: date
    person: str = ""
    completed: frozenset[str] = frozenset()
    promises: tuple[Promise, ...] = ()
    missed: frozenset[str] = frozenset()
    minutes_left: float | None = None
    minutes: float | None = None


def under_review(stack: Stack, situation: Situation) -> Promise | None:
    """The promise being talked about: the first one from earlier sessions that this one has not settled."""
    return next((promise for promise in situation.promises if promise.id not in stack.settled), None)


@dataclass(frozen=True, slots=True)
class Fact:
    """A named condition a guard may need."""

    name: str
    about: str
    holds: Callable[[Stack, Situation], bool]


def _first_time(stack: Stack, situation: Situation) -> bool:
    return stack.top.flow not in situation.completed


def _open_commitments(stack: Stack, situation: Situation) -> bool:
    return under_review(stack, situation) is not None


def _missed_before(stack: Stack, situation: Situation) -> bool:
    promise = under_review(stack, situation)
    return promise is not None and promise.id in situation.missed


def _time_left(_stack: Stack, situation: Situation) -> bool:
    if situation.minutes_left is None:
        return True
    enough = min(ENOUGH_MINUTES, (situation.minutes or math.inf) * ENOUGH_SHARE)
    return situation.minutes_left >= enough


def _tries_left(stack: Stack, _situation: Situation) -> bool:
    return stack.top.tries.get(stack.top.state, 0) < MOST_TRIES


def _called(stack: Stack, _situation: Situation) -> bool:
    return len(stack.frames) > 1


FACTS: Mapping[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("first time", "no earlier session with this person ran this flow", _first_time),
        Fact("open commitments", "a promise from an earlier session has not been settled yet", _open_commitments),
        Fact("missed before", "the promise under review was already missed in an earlier session", _missed_before),
        Fact(
            "time left",
            f"at least {ENOUGH_MINUTES} minutes of the meeting are left, a third of a short one, or its length is open",
            _time_left,
        ),
        Fact("tries left", f"this state was entered fewer than {MOST_TRIES} times", _tries_left),
        Fact("called", "this flow was called by another one", _called),
    )
}


@dataclass(frozen=True, slots=True)
class Given:
    """A value every template may use."""

    name: str
    about: str
    value: Callable[[Stack, Situation], Value]


def _rep(_stack: Stack, situation: Situation) -> Value:
    return situation.person.split()[0] if situation.person.split() else "your rep"


def _promise(stack: Stack, situation: Situation) -> Value:
    promise = under_review(stack, situation)
    return parts_of(promise or Promise("", "", "", "", ""))


def parts_of(promise: Promise) -> dict[str, str]:
    """What templates may name of a promise, as `promise.owner` and so on."""
    parts = {"owner": promise.owner, "behaviour": promise.behaviour, "due": promise.due, "proof": promise.proof}
    return {**parts, "text": promise.behaviour}


def _today(_stack: Stack, situation: Situation) -> Value:
    return situation.today.isoformat()


GIVEN: Mapping[str, Given] = {
    given.name: given
    for given in (
        Given("rep", "the first name of the person you are talking with", _rep),
        Given("promise", "the promise under review: owner, behaviour, due, proof", _promise),
        Given("today", "today's date", _today),
    )
}

SETTLING = frozenset({"done", "dropped", "carried", "replaced"})
"""The marks after which this session is done with a promise. One that is carried stays open for the next."""
