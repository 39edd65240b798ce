"""One turn, from input to reply: the only module that joins language, engine and records.

A `Coach` is one session. Every act moves the conversation, keeps the turn, and answers with a frozen `Reply`. An act
that cannot be done raises `InputError` or `ContentError` with one clear line, and nothing has changed. Trouble with the
disk never stops the talk: the turn waits in the journal, and the reply says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sideline_flows.cards import Titles, draw_card, shown
from sideline_flows.earlier import Earlier, read_earlier
from sideline_flows.engine.conversation import Blocked, Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.promises import PromiseDraft, missing_parts, read_promise
from sideline_flows.engine.stack import Stack, Value
from sideline_flows.engine.steps import Step
from sideline_flows.engine.values import read_value
from sideline_flows.errors import InputError, StoreError
from sideline_flows.language.model import Capture, CaptureType
from sideline_flows.ledger import Ledger, overrides
from sideline_flows.records.entries import (
    CaptureEntry,
    CheckEntry,
    CommitmentEntry,
    MarkEntry,
    MeetingEntry,
)
from sideline_flows.reply import Meters, Promise, Reply, TurnView
from sideline_flows.services import Services
from sideline_flows.sitting import Sitting, begin, promised, resume
from sideline_flows.text import clean

NOTES_SHOWN = 50

FLOORS = {"me": "You have the floor", "them": "They have the floor", "": "Nobody has the floor"}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a captured value leaves besides itself: rows of their own, and a quiet line."""

    commitments: tuple[CommitmentEntry, ...] = ()
    meetings: tuple[MeetingEntry, ...] = ()
    message: str = ""


class Coach:
    """One session with one person."""

    def __init__(self, services: Services, conversation: Conversation, ledger: Ledger, sitting: Sitting) -> None:
        self.session_id = ledger.session_id
        self.sitting = sitting
        self._services = services
        self._conversation = conversation
        self._ledger = ledger
        self._look_up()
        self._notes: deque[TurnView] = deque(sitting.notes, maxlen=NOTES_SHOWN)
        self._acts = list(sitting.acts)
        self._titles = Titles(services.library)

    @classmethod
    def begin(cls, services: Services, flow_id: str, person: str, *, minutes: float | None = None) -> Coach:
        """A new session. Raises ContentError when the flow cannot be run, InputError when the name is none."""
        return cls(services, *begin(services, flow_id, clean(person).strip(), minutes))

    @classmethod
    def resume(cls, services: Services, session: str) -> Coach:
        """An earlier session, by id or unique prefix, in exactly the state and stack it was left in.

        Raises StoreError while turns of it wait for the disk.
        """
        services.settle(session)
        return cls(services, *resume(services, session))

    def reply(self, message: str = "") -> Reply:
        """The present card, without doing anything."""
        if self._undone and self._ledger.saved:
            with suppress(StoreError):  # then the next reply looks again
                self._look_up()
        situation = self._situation()
        stack = self._conversation.stack
        return Reply(
            session_id=self.session_id,
            person=self.sitting.person,
            card=draw_card(self._conversation, situation, self._titles),
            meters=self.meters(),
            promises=tuple(self._promises),
            due=tuple(each for each in situation.promises if each.id not in stack.settled),
            notes=tuple(self._notes),
            message=self._ledger.trouble or message,
            outcome=stack.outcome,
            saved=self._ledger.saved,
            safe=self._ledger.safe,
        )

    def choose(self, number: int) -> Reply:
        """Take the choice of this number, counted from 1."""
        before, situation = self._conversation.stack, self._situation()
        title, choices = self._conversation.state.title, self._conversation.choices(situation)
        step = self._conversation.choose(number, situation, self._now())
        if isinstance(step, Blocked):
            raise InputError("; ".join(f"not yet: {need.text}" for need in step.unmet))
        return self._moved("choose", f"{title}: {choices[number - 1].text}", before, step)

    def advance(self) -> Reply:
        """On to what usually comes next: the first choice."""
        return self.choose(1)

    def say(self, text: str, *, private: bool = False) -> Reply:
        """Keep a note. It is part of the transcript and moves nothing."""
        note = clean(text).strip()
        if not note:
            raise InputError("an empty note keeps nothing: type some words first")
        entry = self._ledger.keep(self._conversation, self._conversation.stack, "note", note, private=private)
        self._notes.append(TurnView(entry.seq, entry.at, entry.kind, entry.state, entry.text, entry.private))
        return self.reply()

    def capture(self, name: str, text: str) -> Reply:
        """Fill a capture of this card, or of any flow under way, with what was typed."""
        before = self._conversation.stack
        depth, capture = self._conversation.find_capture(name)
        value = read_value(capture, clean(text).strip(), self._local_now())
        self._conversation.capture(name, value)
        frame = before.frames[depth]
        entry = CaptureEntry(frame.flow, frame.state, capture.name, capture.type, shown(value))
        kept = self._kept(capture, value, frame.flow)
        line = f"{capture.name}: {shown(value)}"
        rows = {"captures": (entry,), "commitments": kept.commitments, "meetings": kept.meetings}
        return self._acted("capture", line, before, kept.message, **rows)

    def check(self, name_or_number: str | int, *, on: bool | None = None) -> Reply:
        """Tick a check of this card by name or number; a second time takes the tick back."""
        before = self._conversation.stack
        name = self._conversation.check_name(name_or_number)
        ticked = name not in before.top.ticks if on is None else on
        self._conversation.check(name, on=ticked)
        entry = CheckEntry(before.top.flow, before.top.state, name, ticked)
        return self._acted("check", f"{'seen' if ticked else 'not seen'}: {name}", before, checks=(entry,))

    def promise(self, text: str) -> Reply:
        """Keep a commitment said in one line. A vague one is kept too, and what it lacks is named."""
        typed = clean(text).strip()
        if not typed:
            raise InputError("an empty promise keeps nothing: say who does what, by when, and how it will be seen")
        draft = read_promise(typed, self._local_now(), default_owner=self.sitting.person)
        commitment = self._commitment(draft, self._conversation.flow.id)
        before = self._conversation.stack
        self._conversation.stay()
        return self._acted("promise", typed, before, _lacking(draft.missing), commitments=(commitment,))

    def call(self, flow_id: str) -> Reply:
        """Take a detour through any flow; it comes back to this very card."""
        before = self._conversation.stack
        step = self._conversation.call(flow_id, self._situation(), self._now())
        return self._moved("call", f"Detour: {self._titles(flow_id)}", before, step)

    def jump(self, state: str) -> Reply:
        """Go to a state of a flow under way, by id."""
        before = self._conversation.stack
        step = self._conversation.jump(state, self._situation(), self._now())
        return self._moved("jump", f"Went to: {self._conversation.state.title}", before, step)

    def undo(self) -> Reply:
        """Take back the last act that was not a note: stack, captures and promises are as they were before it."""
        before = self._conversation.stack
        self._conversation.undo()
        turn_id, text = self._acts.pop()
        self._ledger.keep(self._conversation, before, "undo", f"Took back: {text}", undoes=(turn_id,))
        self._undone = True
        return self.reply(f"Took back: {text}")

    def floor(self, who: str) -> Reply:
        """Say who talks from now on: me, them, or nobody."""
        if who not in FLOORS:
            raise InputError(f"“{who}” is not one of me, them or nobody")
        self._ledger.keep(self._conversation, self._conversation.stack, "floor", FLOORS[who])
        self._ledger.floor = who
        return self.reply()

    def park(self) -> Reply:
        """Leave. The session comes back to this very card."""
        if self._conversation.stack.outcome:
            return self.store_again()
        self._ledger.keep(self._conversation, self._conversation.stack, "park", "Parked")
        return self.reply("Parked: it resumes right here")

    def store_again(self) -> Reply:
        """Try once more to store what waits for the disk."""
        self._ledger.flush()
        return self.reply()

    def meters(self) -> Meters:
        """Time and talk up to the last turn."""
        return self._ledger.meters(self.sitting.minutes, self._conversation)

    def states(self) -> tuple[tuple[str, str, str], ...]:
        """Id, title and phase of every state of the present flow that one can jump to."""
        states = self._conversation.flow.states
        return tuple((state.id, state.title, state.phase) for state in states if not state.terminal)

    def _look_up(self) -> None:
        """Read from the records what was promised. What undo took back is out of it once the disk took the undo."""
        self._earlier: Earlier = read_earlier(self._services.store, self.sitting.person_id, self.session_id)
        self._promises = promised(self._services, self.session_id)
        self._undone = False

    def _moved(self, kind: str, text: str, before: Stack, step: Step) -> Reply:
        """Keep a turn that may have left the state, ended flows, or settled promises."""
        marks = tuple(MarkEntry(self._services.new_id(), mark.commitment_id, mark.status) for mark in step.marks)
        filled = tuple(CaptureEntry(each.flow, each.state, each.name, "choice", each.value) for each in step.filled)
        rows = {"trigger": step.trigger, "overrides": overrides(step.skipped), "marks": marks, "captures": filled}
        return self._acted(kind, text, before, "; ".join(step.notes), **rows)

    def _acted(self, kind: str, text: str, before: Stack, message: str = "", **rows: Any) -> Reply:
        """Keep a turn that undo can take back."""
        entry = self._ledger.keep(self._conversation, before, kind, text, **rows)
        self._acts.append((entry.id, text))
        self._promises.extend(_promised(each) for each in entry.commitments)
        return self.reply(message)

    def _kept(self, capture: Capture, value: Value, flow: str) -> _Kept:
        if isinstance(value, str):
            return _Kept()
        if capture.type is CaptureType.MEETING:
            meeting = MeetingEntry(self._services.new_id(), value["purpose"], value["starts_at"], value["text"])
            return _Kept(meetings=(meeting,))
        draft = read_promise(value["text"], self._local_now(), default_owner=self.sitting.person)
        return _Kept(commitments=(self._commitment(draft, flow),), message=_lacking(draft.missing))

    def _commitment(self, draft: PromiseDraft, flow: str) -> CommitmentEntry:
        owner = draft.owner or self.sitting.person
        return CommitmentEntry(
            self._services.new_id(), owner, draft.behaviour, draft.due, draft.proof, draft.text, flow
        )

    def _situation(self) -> Situation:
        minutes = self.sitting.minutes
        return Situation(
            today=self._local_now().date(),
            person=self.sitting.person,
            completed=self._earlier.completed,
            promises=self._earlier.promises,
            missed=self._earlier.missed,
            minutes_left=None if minutes is None else minutes - self._ledger.totals.total / 60,
            minutes=minutes,
        )

    def _now(self) -> str:
        return self._services.clock().isoformat(timespec="milliseconds")

    def _local_now(self) -> datetime:
        return self._services.clock().astimezone()


def _lacking(missing: Sequence[str]) -> str:
    return f"Kept. Still missing: {', '.join(missing)}" if missing else ""


def _promised(entry: CommitmentEntry) -> Promise:
    missing = missing_parts(entry.owner, entry.behaviour, entry.due, entry.proof)
    return Promise(entry.id, entry.owner, entry.behaviour, entry.due, entry.proof, missing=missing)
