"""The one door to the records: opens the file safely, and runs each question or change where its subject lives."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sideline_flows.errors import StoreError
from sideline_flows.records import commitments, copies, flow_texts, people, search, sessions, spent, turns
from sideline_flows.records.attempts import Attempts
from sideline_flows.records.commitments import Said
from sideline_flows.records.connection import VERSION, connect, prepare, transaction, version_of
from sideline_flows.records.entries import CommitmentEntry, MarkEntry, TurnEntry
from sideline_flows.records.faults import DamagedError, told
from sideline_flows.records.record import record
from sideline_flows.records.rows import (
    CaptureRow,
    CommitmentEventRow,
    CommitmentRow,
    Hit,
    MeetingRow,
    OverrideRow,
    PersonRow,
    SessionPage,
    SessionRow,
    Spent,
    TurnRow,
)

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


def new_ulid() -> str:
    """A fresh id that sorts by time."""
    from ulid import ULID

    return str(ULID())


class Store:
    """An open database. Every method raises StoreError with one line when the disk or the file is at fault.

    The methods may be called from any thread, but only from one at a time. `notices` are lines worth showing once.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = new_ulid,
    ) -> None:
        self.path = path
        self.notices: tuple[str, ...] = ()
        self._connection = connection
        self._clock = clock
        self._new_id = new_id
        self._read_only = False

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = new_ulid,
    ) -> Self:
        """Open a database, made 0600 where there is none, brought to this version, copied once a day.

        With `read_only` nothing can be written, and no copy is made: for a second window beside a live one.
        Raises StoreError when it is of another program, newer, damaged, locked, or the disk is full; UnwritableError
        where nothing can be written.
        """
        with told(path), contextlib.ExitStack() as undo:
            fresh = prepare(path, to_write=not read_only)
            connection = undo.enter_context(contextlib.closing(connect(path)))
            store = cls(connection, path, clock, new_id)
            store._make_current(copied=fresh or read_only)
            store._read_only = read_only
            undo.pop_all()
        return store

    def close(self) -> None:
        """Let the file go. Nothing waits to be written: every turn was committed when `record` returned."""
        with told(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def record(self, entry: TurnEntry) -> None:
        """Write a turn and all that belongs to it, or nothing. It is on the disk when this returns; twice is once."""
        self._change(record, entry)

    def people(self) -> tuple[PersonRow, ...]:
        """All people by name."""
        return self._ask(people.everyone)

    def person(self, name: str) -> PersonRow:
        """The person of this name or id, in any case, or whose name alone begins so; else InputError."""
        return self._ask(people.find, name)

    def find_or_add_person(self, name: str) -> PersonRow:
        """The person of exactly this name, in any case, or a new one; InputError for no name."""
        return self._change(people.find_or_add, name, self._new_id(), self._now())

    def session(self, session_id: str) -> SessionRow:
        """The session of this id or of the only one that begins so; else InputError."""
        return self._ask(sessions.session, session_id)

    def sessions(self, person_id: str = "", *, open_only: bool = False, limit: int = 100) -> tuple[SessionRow, ...]:
        """The sessions begun last, newest first, of one person or of all."""
        return self._ask(sessions.sessions, person_id, limit, open_only=open_only)

    def turns(self, session_id: str, last: int | None = None) -> tuple[TurnRow, ...]:
        """The turns of a session, oldest first, all or the last few, undone ones too."""
        return self._ask(turns.turns, session_id, last)

    def stacks(self, session_id: str, last: int = 1000) -> tuple[tuple[str, int, str], ...]:
        """Turn id, number and stack of the last turns that are neither undone nor damaged, oldest first."""
        return self._ask(turns.stacks, session_id, last)

    def captures(self, session_id: str) -> tuple[CaptureRow, ...]:
        """The newest answer to each question of a session."""
        return self._ask(turns.captures, session_id)

    def overrides(self, session_id: str) -> tuple[OverrideRow, ...]:
        """The needs passed over in a session."""
        return self._ask(turns.overrides, session_id)

    def meetings(self, session_id: str) -> tuple[MeetingRow, ...]:
        """The meetings booked in a session."""
        return self._ask(turns.meetings, session_id)

    def page(self, session_id: str) -> SessionPage:
        """Everything that a page about one session shows; the id as for `session`."""
        row = self.session(session_id)
        return SessionPage(
            row, self.turns(row.id), self.promised_in(row.id), self.meetings(row.id), self.overrides(row.id)
        )

    def flow_text(self, revision: str) -> str:
        """The exact text of a flow a session ran with; StoreError when it is not there."""
        return self._ask(flow_texts.flow_text, revision)

    def flow_texts(self, session_id: str) -> tuple[tuple[str, str], ...]:
        """Id and exact text of each flow a session ran with, in the order they were first used."""
        return self._ask(flow_texts.OF_SESSIONS.read, session_id)

    def flows_seen(self, person_id: str, before: str) -> frozenset[str]:
        """The ids of flows that ran with this person in sessions before the one whose id is given."""
        return self._ask(sessions.flows_seen, person_id, before)

    def commitments(self, status: str = "open", person_id: str = "") -> tuple[CommitmentRow, ...]:
        """Promises, those due first first. Empty `status` or `person_id` means all."""
        return self._ask(commitments.commitments, status, person_id)

    def promised_in(self, session_id: str) -> tuple[CommitmentRow, ...]:
        """The promises made in a session, without those that were undone."""
        return self._ask(commitments.promised_in, session_id)

    def open_before(self, person_id: str, session_id: str) -> tuple[CommitmentRow, ...]:
        """The promises with this person made before this session that are open now, those due first first."""
        return self._ask(commitments.open_before, person_id, session_id)

    def missed_before(self, person_id: str, session_id: str) -> frozenset[str]:
        """The ids of promises with this person that were marked missed before this session."""
        return self._ask(commitments.missed_before, person_id, session_id)

    def commitment(self, commitment_id: str) -> CommitmentRow:
        """The promise of this id or of the only one that begins so; else InputError."""
        return self._ask(commitments.commitment, commitment_id)

    def commitment_history(self, commitment_id: str) -> tuple[CommitmentEventRow, ...]:
        """What happened to a promise, oldest first."""
        return self._ask(commitments.history, commitment_id)

    def add_commitment(
        self, person_id: str, *, owner: str, behaviour: str, due: str = "", proof: str = "", text: str = ""
    ) -> CommitmentRow:
        """Write a promise made outside a session. `due` is an ISO date or empty."""
        entry = CommitmentEntry(self._new_id(), owner, behaviour, due, proof, text or behaviour, flow="")
        self._change(commitments.add, entry, Said(self._now()), person_id)
        return self.commitment(entry.id)

    def mark_commitment(self, commitment_id: str, status: str, note: str = "") -> CommitmentRow:
        """Say what became of a promise outside a session.

        `status` is open, kept, partly, missed, carried, done, dropped or replaced. Raises InputError for an unknown id
        or word.
        """
        found = self.commitment(commitment_id)
        self._change(commitments.mark, MarkEntry(self._new_id(), found.id, status, note), Said(self._now()))
        return self.commitment(found.id)

    def spent(self, session_id: str) -> Spent:
        """Seconds of a session so far. It reads every turn: ask once on resuming, then add."""
        return self._ask(spent.spent, session_id)

    def search(self, words: str, limit: int = 50, *, ranked: bool = False) -> tuple[Hit, ...]:
        """The turns that hold all the words, newest first, or the best of the newest thousand first."""
        return self._ask(search.search, words, limit, ranked=ranked)

    @property
    def rehearsals(self) -> Attempts:
        """What was rehearsed."""
        return Attempts(self._ask, self._change)

    def _ask(
        self,
        work: Callable[Concatenate[sqlite3.Connection, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        with told(self.path):
            return work(self._connection, *args, **kwargs)

    def _change(
        self,
        work: Callable[Concatenate[sqlite3.Connection, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        if self._read_only:
            raise StoreError(
                "another window holds the database, so this one only reads; close the other and start again"
            )
        with told(self.path), transaction(self._connection):
            return work(self._connection, *args, **kwargs)

    def _now(self) -> str:
        return self._clock().isoformat()

    def _make_current(self, *, copied: bool) -> None:
        version = version_of(self._connection)
        today = self._clock().date().isoformat()
        if version < VERSION:
            from sideline_flows.records.migrations import migrate

            if version:
                copies.copy_to(self._connection, self.path, f"{today}-before-version-{VERSION}")
            migrate(self._connection)
        elif not copied:
            self._copy_of_the_day(today)

    def _copy_of_the_day(self, today: str) -> None:
        try:
            with told(self.path):
                copies.copy_of_the_day(self._connection, self.path, today)
        except DamagedError:
            raise
        except StoreError as error:
            self.notices = (*self.notices, f"no copy was made today: {error}")
