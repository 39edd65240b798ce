"""Promises and their fate. The history says what happened; a promise's status is what its history adds up to."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass

from sideline_flows.errors import InputError
from sideline_flows.records.entries import CommitmentEntry, MarkEntry
from sideline_flows.records.ids import Kind
from sideline_flows.records.rows import CommitmentEventRow, CommitmentRow
from sideline_flows.records.sealed import insert, read
from sideline_flows.records.sessions import BEFORE
from sideline_flows.text import one_line

MARKS = ("kept", "partly", "missed")
"""How a promise was judged; it stays open."""
CARRIED = "carried"
"""It goes on as it stands."""
ENDS = ("done", "dropped", "replaced")
"""What closes a promise."""
FATES = ("open", *MARKS, CARRIED, *ENDS)
"""All that a person may say of a promise; open opens a closed one again."""


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said of a promise, and in which turn of which session; None for both outside a session."""

    at: str
    session_id: str | None = None
    turn_id: str | None = None


_COMMITMENTS = """
SELECT commitments.*, people.name AS person FROM commitments JOIN people ON people.id = commitments.person_id
"""
_KIND = Kind("commitments", _COMMITMENTS, "promise", "promises", "sideline commitments list --all")
_OLDEST_DUE_FIRST = "ORDER BY commitments.due = '', commitments.due, commitments.rowid"
_MADE_BEFORE = f"""
(commitments.session_id IS NULL OR commitments.session_id IN (SELECT id FROM sessions WHERE {BEFORE}))
"""


def commitments(connection: sqlite3.Connection, status: str, person_id: str) -> tuple[CommitmentRow, ...]:
    """Promises, those due first first and those without a date last. Empty `status` or `person_id` means all."""
    where = "WHERE ? IN ('', commitments.status) AND ? IN ('', commitments.person_id)"
    return _commitments(connection.execute(f"{_COMMITMENTS} {where} {_OLDEST_DUE_FIRST}", (status, person_id)))


def promised_in(connection: sqlite3.Connection, session_id: str) -> tuple[CommitmentRow, ...]:
    """The promises made in a session, in the order they were made, without those that were undone."""
    where = "WHERE commitments.session_id = ? AND commitments.status <> 'withdrawn' ORDER BY commitments.rowid"
    return _commitments(connection.execute(f"{_COMMITMENTS} {where}", (session_id,)))


def open_before(connection: sqlite3.Connection, person_id: str, session_id: str) -> tuple[CommitmentRow, ...]:
    """The promises with this person that are open now and were made before this session, those due first first."""
    where = f"WHERE commitments.person_id = :person_id AND commitments.status = 'open' AND {_MADE_BEFORE}"
    given = {"person_id": person_id, "session_id": session_id}
    return _commitments(connection.execute(f"{_COMMITMENTS} {where} {_OLDEST_DUE_FIRST}", given))


def missed_before(connection: sqlite3.Connection, person_id: str, session_id: str) -> frozenset[str]:
    """The ids of promises with this person that were marked missed before this session."""
    query = f"""
        SELECT DISTINCT commitments.id FROM commitments
        JOIN commitment_events ON commitment_events.commitment_id = commitments.id
        LEFT JOIN turns ON turns.id = commitment_events.turn_id LEFT JOIN sessions ON sessions.id = turns.session_id
        WHERE commitments.person_id = :person_id AND commitment_events.status = 'missed' AND turns.undone_by IS NULL
        AND (commitment_events.turn_id IS NULL OR {BEFORE})
    """
    rows = connection.execute(query, {"person_id": person_id, "session_id": session_id})
    return frozenset(row["id"] for row in rows)


def commitment(connection: sqlite3.Connection, commitment_id: str) -> CommitmentRow:
    """The promise of this id, or of the only one that begins so. Raises InputError for none or several."""
    return _row(_KIND.find(connection, commitment_id))


def history(connection: sqlite3.Connection, commitment_id: str) -> tuple[CommitmentEventRow, ...]:
    """What happened to a promise, oldest first."""
    query = """
        SELECT commitment_events.*, turns.session_id FROM commitment_events
        LEFT JOIN turns ON turns.id = commitment_events.turn_id
        WHERE commitment_id = ? ORDER BY commitment_events.rowid
    """
    rows = connection.execute(query, (commitment_id,))
    return tuple(read(CommitmentEventRow, row, table="commitment_events", words="note") for row in rows)


def add(connection: sqlite3.Connection, promise: CommitmentEntry, made: Said, person_id: str) -> None:
    """Write a promise and the first line of its history."""
    here = {"person_id": person_id, "session_id": made.session_id, "turn_id": made.turn_id, "created_at": made.at}
    insert(connection, "commitments", {**asdict(promise), **here, "status": "open", "last_mark": ""})
    _log(connection, MarkEntry(promise.id, promise.id, "open"), made)


def mark(connection: sqlite3.Connection, step: MarkEntry, said: Said) -> None:
    """Write one step in the history of a promise, and what it makes of it.

    Raises InputError where its status is not one of `FATES`.
    """
    if step.status not in FATES:
        raise InputError(f'a promise cannot be "{one_line(step.status)}"; say one of {", ".join(FATES)}')
    _log(connection, step, said)
    _settle(connection, step.commitment_id)


def take_back(connection: sqlite3.Connection, undone: str, said: Said) -> None:
    """Withdraw the promises made in a turn that was just undone, and revert the marks made in it."""
    query = "SELECT id, commitment_id, status FROM commitment_events WHERE turn_id = ? ORDER BY rowid"
    for event_id, commitment_id, status in connection.execute(query, (undone,)).fetchall():
        step_id = f"{said.turn_id}-{event_id}"
        if event_id == commitment_id:
            _log(connection, MarkEntry(step_id, commitment_id, "withdrawn"), said)
        else:
            _log(connection, MarkEntry(step_id, commitment_id, "reverted", f"not {status}"), said)
        _settle(connection, commitment_id)


def _log(connection: sqlite3.Connection, step: MarkEntry, said: Said) -> None:
    insert(connection, "commitment_events", {**asdict(step), "turn_id": said.turn_id, "at": said.at})


def _settle(connection: sqlite3.Connection, commitment_id: str) -> None:
    # What was said in turns that were undone is left out. An undo itself stays: there is no undoing of it.
    query = """
        SELECT commitment_events.status, commitment_events.at FROM commitment_events
        LEFT JOIN turns ON turns.id = commitment_events.turn_id
        WHERE commitment_id = ? AND turns.undone_by IS NULL ORDER BY commitment_events.rowid
    """
    status, last_mark, closed_at = "open", "", None
    for event, at in connection.execute(query, (commitment_id,)).fetchall():
        if event in MARKS:
            last_mark = event
        elif event == "open":
            status, closed_at = "open", None
        elif event in (*ENDS, "withdrawn"):
            status, closed_at = event, at
    update = "UPDATE commitments SET status = ?, last_mark = ?, closed_at = ? WHERE id = ?"
    connection.execute(update, (status, last_mark, closed_at, commitment_id))


def _commitments(rows: sqlite3.Cursor) -> tuple[CommitmentRow, ...]:
    return tuple(_row(row) for row in rows)


def _row(row: sqlite3.Row) -> CommitmentRow:
    return read(CommitmentRow, row, table="commitments", words="behaviour")
