"""Who is sitting down, and what is already known: the things a session starts from, read from the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sideline_flows.earlier import as_promise, read_earlier
from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.engine.stack import Stack
from sideline_flows.errors import InputError
from sideline_flows.ledger import Ledger, Totals
from sideline_flows.pinned import pinned
from sideline_flows.records.entries import SessionEntry
from sideline_flows.reply import Promise, TurnView
from sideline_flows.services import Services

if TYPE_CHECKING:
    from sideline_flows.records.rows import TurnRow


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person's session: `minutes` is the meeting's length if known; `acts` are the turns undo would take back."""

    person_id: str
    person: str
    minutes: float | None = None
    notes: tuple[TurnView, ...] = ()
    acts: tuple[tuple[str, str], ...] = ()


ACTS = frozenset({"choose", "capture", "check", "promise", "call", "jump"})
"""The kinds of turn that undo takes back."""

Seated = tuple[Conversation, Ledger, Sitting]


def begin(services: Services, flow_id: str, person: str, minutes: float | None) -> Seated:
    """Open a new session and keep its first turn. Raises InputError, ContentError or StoreError; then none exists."""
    if not person:
        raise InputError("a conversation needs somebody to have it with: give a name")
    flow = services.library.flow(flow_id)
    length = minutes if minutes is not None else flow.minutes
    row = services.store.find_or_add_person(person)
    session_id = services.new_id()
    earlier = read_earlier(services.store, row.id, session_id)
    situation = Situation(
        today=services.clock().astimezone().date(),
        person=row.name,
        completed=earlier.completed,
        promises=earlier.promises,
        missed=earlier.missed,
        minutes_left=length,
        minutes=length,
    )
    now = services.clock().isoformat(timespec="milliseconds")
    conversation, _ = Conversation.begin(Shelf(services.library.flow), flow_id, situation, now)
    ledger = Ledger(services, session_id)
    opened = SessionEntry(row.id, flow.id, flow.title, minutes=length)
    ledger.keep(conversation, None, "begin", f"{flow.title} with {row.name}", session=opened)
    return conversation, ledger, Sitting(row.id, row.name, length)


def resume(services: Services, session: str) -> Seated:
    """Take up an earlier session in the stack its last turn left. Raises InputError when there is none such."""
    store = services.store
    row = store.session(session)
    stacks = {turn_id: Stack.from_json(text) for turn_id, _, text in store.stacks(row.id)}
    turns = [turn for turn in store.turns(row.id) if turn.id in stacks]
    past, acts = _past(turns, stacks)
    stack = stacks[turns[-1].id]
    if stack.parked and past:
        stack, past, acts = _unparked(stack, past[-1]), [], []
    shelf = Shelf(services.library.flow, (pinned(flow_id, text) for flow_id, text in store.flow_texts(row.id)))
    conversation = Conversation(shelf, stack, past)
    ledger = Ledger(services, row.id, seq=row.turns, totals=Totals.of(store.spent(row.id)))
    ledger.note_flows(shelf.used)
    ledger.keep(conversation, stack, "resume", "Resumed")
    notes = tuple(TurnView(t.seq, t.at, t.kind, t.state, t.text, t.private) for t in turns if t.kind == "note")
    return conversation, ledger, Sitting(row.person_id, row.person, row.minutes, notes, tuple(acts))


def promised(services: Services, session_id: str) -> list[Promise]:
    """The promises made in a session so far, without those taken back."""
    return [as_promise(row) for row in services.store.promised_in(session_id)]


def _unparked(parked: Stack, before: Stack) -> Stack:
    """The card the parked flow left. What it had called is over, and what was answered there stays known."""
    frame = replace(before.frames[0], answers=parked.frames[0].answers)
    return replace(before, frames=(frame,), skipped=(), settled=parked.settled)


def _past(turns: Sequence[TurnRow], stacks: Mapping[str, Stack]) -> tuple[list[Stack], list[tuple[str, str]]]:
    """The stacks before each act, and the acts. A resume that moved (out of a parked outcome) is where undo stops."""
    past: list[Stack] = []
    acts: list[tuple[str, str]] = []
    before: Stack | None = None
    for turn in turns:
        stack = stacks[turn.id]
        if turn.kind == "resume" and stack != before:
            past, acts = [], []
        elif turn.kind in ACTS and before is not None:
            past.append(before)
            acts.append((turn.id, turn.text))
        before = stack
    return past, acts
