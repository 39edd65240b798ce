"""The sessions there are, and which flows ran in them."""

from __future__ import annotations

import sqlite3

from sideline_flows.records.ids import Kind
from sideline_flows.records.rows import SessionRow
from sideline_flows.records.sealed import read

_SESSIONS = "SELECT sessions.*, people.name AS person FROM sessions JOIN people ON people.id = sessions.person_id"
_KIND = Kind("sessions", _SESSIONS, "session", "sessions", "sideline sessions")

BEFORE = "sessions.rowid < coalesce((SELECT rowid FROM sessions WHERE id = :session_id), 9223372036854775807)"
"""True of the sessions begun before the one named; all of them when that one has not begun yet."""


def session(connection: sqlite3.Connection, session_id: str) -> SessionRow:
    """The session of this id, or of the only one that begins so. Raises InputError for none or several."""
    return _session(_KIND.find(connection, session_id))


def sessions(connection: sqlite3.Connection, person_id: str, limit: int, *, open_only: bool) -> tuple[SessionRow, ...]:
    """The sessions begun last, newest first, of one person or of all."""
    where = "WHERE (:person_id = '' OR sessions.person_id = :person_id) AND (NOT :open OR sessions.ended_at IS NULL)"
    query = f"{_SESSIONS} {where} ORDER BY sessions.rowid DESC LIMIT :limit"
    rows = connection.execute(query, {"person_id": person_id, "open": open_only, "limit": limit})
    return tuple(_session(row) for row in rows)


def flows_seen(connection: sqlite3.Connection, person_id: str, session_id: str) -> frozenset[str]:
    """The flows that ran, and were not taken back, in sessions with this person before the one named."""
    query = f"""
        SELECT DISTINCT session_flows.flow FROM session_flows JOIN sessions ON sessions.id = session_flows.session_id
        WHERE sessions.person_id = :person_id AND {BEFORE} AND EXISTS (
            SELECT 1 FROM turns WHERE turns.session_id = sessions.id AND turns.flow = session_flows.flow
            AND turns.undone_by IS NULL)
    """
    rows = connection.execute(query, {"person_id": person_id, "session_id": session_id})
    return frozenset(row["flow"] for row in rows)


def _session(row: sqlite3.Row) -> SessionRow:
    return read(SessionRow, row, table="sessions", words="title")
