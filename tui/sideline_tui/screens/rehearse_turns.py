"""What the rehearsal screen asks of an attempt: one act, and what is known about each turn afterwards. On the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sideline_flows.attempt import Attempt
from sideline_flows.practice.feedback import feedback, gains
from sideline_flows.practice.reply import Comparison, RehearsalReply
from sideline_tui.widgets.feedback import Heard

Act = Callable[[Attempt], RehearsalReply]


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply, and for each turn of the present way what it was taken for."""

    reply: RehearsalReply
    heard: Mapping[int, Heard]


def do(act: Act, known: Mapping[int, Heard]) -> Callable[[Attempt], Shown]:
    """The turn that does `act`; `known` is what was said about earlier turns and need not be found out again."""

    def turn(attempt: Attempt) -> Shown:
        return Shown(act(attempt), _heard(attempt, known))

    return turn


def compare(left: int, right: int) -> Callable[[Attempt], Comparison]:
    """Two ways, each by its last moment."""
    return lambda attempt: attempt.compare(left, right)


def _heard(attempt: Attempt, known: Mapping[int, Heard]) -> dict[int, Heard]:
    path, name = attempt.path, attempt.seat.entry.name
    heard: dict[int, Heard] = {}
    for at, node in enumerate(path):
        if node.said:
            found = known.get(node.number)
            heard[node.number] = found or Heard(feedback(path[: at + 1], name, attempt.seat.moves), gains(node.gains))
    return heard
