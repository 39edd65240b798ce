"""Keeping turns: numbered, timed, journalled, stored. What the disk will not take now waits in order and is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.stack import Skipped, Stack
from sideline_flows.errors import StoreError
from sideline_flows.language.model import Flow
from sideline_flows.records.entries import OverrideEntry, TurnEntry
from sideline_flows.reply import Meters
from sideline_flows.services import Services

if TYPE_CHECKING:
    from sideline_flows.records.journal import Journal
    from sideline_flows.records.rows import Spent


@dataclass(frozen=True, slots=True)
class Totals:
    """Seconds of a session so far: in all, while each side held the floor, looking back, and in the present state."""

    total: float = 0.0
    mine: float = 0.0
    theirs: float = 0.0
    past: float = 0.0
    in_state: float = 0.0

    @classmethod
    def of(cls, spent: Spent) -> Self:
        """The totals a resumed session goes on from."""
        floors = spent.by_floor
        return cls(spent.total, floors.get("me", 0.0), floors.get("them", 0.0), spent.past, spent.in_state)

    def add(self, elapsed: float, floor: str, *, past: bool, stayed: bool) -> Totals:
        """The sums after one more stretch; `stayed` when the turn at its end did not leave the state."""
        return Totals(
            total=self.total + elapsed,
            mine=self.mine + (elapsed if floor == "me" else 0.0),
            theirs=self.theirs + (elapsed if floor == "them" else 0.0),
            past=self.past + (elapsed if past else 0.0),
            in_state=self.in_state + elapsed if stayed else 0.0,
        )


class Ledger:
    """The turns of one session on their way to disk."""

    def __init__(self, services: Services, session_id: str, seq: int = 0, totals: Totals | None = None) -> None:
        self.session_id = session_id
        self.floor = ""
        self.totals = totals or Totals()
        self._services = services
        self._seq = seq
        self._since = services.monotonic()
        self._waiting = services.queue(session_id)
        self._newest: TurnEntry | None = None
        self._journalled = True
        self._pinned: set[str] = set()

    @property
    def saved(self) -> bool:
        """True when every turn is in the database."""
        return self._waiting.saved

    @property
    def safe(self) -> bool:
        """True when every turn is in the database or at least in the journal, from which the next run stores it."""
        return self.saved or self._journalled

    @property
    def trouble(self) -> str:
        """Why a turn is not in the database, and where it is meanwhile; empty when all are."""
        where = "safe in the journal" if self._journalled else "nor in the journal, only in memory"
        return f"Not in the database yet, {where}: {self._waiting.trouble}" if self._waiting.trouble else ""

    def note_flows(self, flows: Iterable[Flow]) -> None:
        """The texts of these flows are already stored with the session."""
        self._pinned |= {flow.revision for flow in flows}

    def keep(self, conversation: Conversation, before: Stack | None, kind: str, text: str, **parts: Any) -> TurnEntry:
        """Write one turn: journal first, then the database. `before` is the stack the turn began in."""
        now = self._services.monotonic()
        elapsed, self._since = now - self._since, now
        entry = self._entry(conversation, before, kind, text, elapsed if before else 0.0, parts)
        moved = before is None or before.top.state != entry.state or before.top.flow != entry.flow
        self.totals = self.totals.add(entry.elapsed, entry.floor, past=entry.past, stayed=not moved)
        self._newest = entry
        self._journal(entry)
        self._waiting.add(partial(self._store, entry))
        self.flush()
        return entry

    def flush(self) -> None:
        """Store what waits, oldest first. What the disk refuses stays in the journal and is tried again next time."""
        self._waiting.flush()
        if self._newest and not self.safe:
            self._journal(self._newest)

    def _store(self, entry: TurnEntry) -> None:
        self._services.store.record(entry)
        self._into_journal(partial(_mark_stored, entry.id))

    def _journal(self, entry: TurnEntry) -> None:
        # What the journal takes it takes together with all that it refused before.
        self._journalled = self._into_journal(lambda journal: journal.sent(entry))

    def _into_journal(self, write: Callable[[Journal], None]) -> bool:
        """Write to the journal if there is one. Its trouble must not keep a turn from the database, nor the reverse."""
        if self._services.journal is None:
            return False
        try:
            write(self._services.journal)
        except StoreError:
            return False
        return True

    def meters(self, meeting_minutes: float | None, conversation: Conversation) -> Meters:
        """The sums as shown. Time since the last turn is not in them: a clock on screen adds it."""
        spoken = self.totals.mine + self.totals.theirs
        return Meters(
            in_state=self.totals.in_state,
            in_meeting=self.totals.total,
            state_minutes=conversation.flow.minutes_for(conversation.state.id),
            meeting_minutes=meeting_minutes,
            floor=self.floor,
            my_share=self.totals.mine / spoken if spoken else None,
            past_share=self.totals.past / self.totals.total if self.totals.total else None,
        )

    def _entry(
        self,
        conversation: Conversation,
        before: Stack | None,
        kind: str,
        text: str,
        elapsed: float,
        parts: dict[str, Any],
    ) -> TurnEntry:
        self._seq += 1
        stack = conversation.stack
        fresh = [flow for flow in conversation.shelf.used if flow.revision not in self._pinned]
        self._pinned |= {flow.revision for flow in fresh}
        entry = TurnEntry(
            id=self._services.new_id(),
            session_id=self.session_id,
            seq=self._seq,
            at=self._services.clock().isoformat(timespec="milliseconds"),
            kind=kind,
            flow=stack.top.flow,
            state=stack.top.state,
            text=text,
            stack=stack.to_json(),
            elapsed=round(elapsed, 3),
            floor=self.floor,
            outcome=stack.outcome,
            ended=stack.ended,
            parked=stack.parked or kind == "park",
            flow_texts=tuple((flow.revision, flow.id, flow.source) for flow in fresh),
            **parts,
        )
        return replace(entry, **self._left(conversation, before)) if before else entry

    def _left(self, conversation: Conversation, before: Stack) -> dict[str, Any]:
        """Which state the time before this turn was spent in, and whether it looks back."""
        flow = conversation.shelf.get(before.top.flow).flow
        return {
            "from_flow": before.top.flow,
            "from_state": before.top.state,
            "past": before.top.state in flow.past,
        }


def _mark_stored(entry_id: str, journal: Journal) -> None:
    journal.stored(entry_id)


def overrides(skipped: Iterable[Skipped]) -> tuple[OverrideEntry, ...]:
    """The needs a step passed over, as they are kept with the turn."""
    return tuple(OverrideEntry(each.flow, each.state, each.need, each.text) for each in skipped)
