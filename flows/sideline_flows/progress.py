"""What practice so far asks for next, and how it goes: read from the records, for the home screen and the commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sideline_flows.attempt import Attempt
from sideline_flows.errors import ContentError, InputError, SidelineError
from sideline_flows.practice.cast import heads
from sideline_flows.practice.trend import Played, Trend, trend
from sideline_flows.rehearsing import find_state
from sideline_flows.services import Services

ATTEMPTS_SHOWN = 20
"""So many of the last attempts make a trend."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One state to practise: `title` and `flow_title` to be shown, the persona it is practised with.

    `due` is UTC ISO-8601, or empty for one that was asked for.
    """

    flow: str
    state: str
    title: str
    flow_title: str
    persona: str
    due: str = ""


def next_drill(services: Services) -> Drill | None:
    """The state that has been due longest, None when nothing is due. One that is gone from its flow asks nothing."""
    now = services.clock().isoformat(timespec="milliseconds")
    for card in services.store.rehearsals.cards(now):
        try:
            return _drill(services, card.state, card.due)
        except (InputError, ContentError):
            continue
    return None


def find_drill(services: Services, wanted: str) -> Drill:
    """The state of this name, `flow/state`. Raises InputError or ContentError when there is none."""
    return _drill(services, wanted, "")


def read_trend(services: Services, flow_id: str = "", last: int = ATTEMPTS_SHOWN) -> Trend:
    """How the last ended attempts of one flow, or of all, went. Those that cannot be read any more are left out."""
    return trend(tuple(_played(services, flow_id, last)))


def _drill(services: Services, wanted: str, due: str) -> Drill:
    flow_id, slash, state_id = wanted.partition("/")
    if not slash:
        raise InputError(f"“{wanted}” is no state: name it as FLOW/STATE, such as soil/permission")
    flow = services.library.flow(flow_id)
    state = find_state(flow, state_id)
    return Drill(flow.id, state.id, state.title, flow.title, _persona(services, flow.id), due)


def _persona(services: Services, flow_id: str) -> str:
    """Whom this flow was last practised with, as long as that counterpart is there; else the first of the list."""
    known = [head.id for head in heads(services.library)]
    if not known:
        raise InputError("there is no counterpart to practise with; `sideline personas` lists them")
    last = services.store.rehearsals.attempts(1, flow_id)
    return last[0].persona if last and last[0].persona in known else known[0]


def _played(services: Services, flow_id: str, last: int) -> Iterator[Played]:
    rows = [row for row in services.store.rehearsals.attempts(last, flow_id) if row.ended_at and not row.drill]
    for row in reversed(rows):
        try:
            attempt = Attempt.resume(services, row.id)
        except SidelineError:
            continue
        yield Played(row.id, row.started_at, attempt.score(), attempt.path)
