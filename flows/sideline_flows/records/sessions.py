"""The sessions there are, and the flows they ran with."""

from __future__ import annotations

import sqlite3

from sideline_flows.errors import InputError, StoreError
from sideline_flows.records.rows import SessionRow
from sideline_flows.records.sealed import intact, read
from sideline_flows.text import one_line

IDS_SHOWN = 3
_SESSIONS = "SELECT sessions.*, people.name AS person FROM sessions JOIN people ON people.id = sessions.person_id"

BEFORE = "sessions.rowid < coalesce((SELECT rowid FROM sessions WHERE id = :session_id), 9223372036854775807)"
"""True of the sessions begun before the one named; all of them when that one has not begun yet."""


def session(connection: sqlite3.Connection, session_id: str) -> SessionRow:
    """The session of this id, or of the only one that begins so. Raises InputError for none or several."""
    typed = one_line(session_id)
    query = f"{_SESSIONS} WHERE substr(sessions.id, 1, ?) = ? COLLATE NOCASE ORDER BY length(sessions.id)"
    rows = connection.execute(query, (len(typed), typed)).fetchall() if typed else []
    if len(rows) == 1 or (rows and len(rows[0]["id"]) == len(typed)):
        return _session(rows[0])
    if rows:
        found = ", ".join(row["id"] for row in rows[-IDS_SHOWN:])
        raise InputError(f'"{typed}" begins the ids of {len(rows)} sessions ({found}); type more of it')
    raise InputError(f'no session has the id "{typed}"; `sideline sessions` lists them')


def sessions(connection: sqlite3.Connection, person_id: str, limit: int, *, open_only: bool) -> tuple[SessionRow, ...]:
    """The sessions begun last, newest first, of one person or of all."""
    where = "WHERE (:person_id = '' OR sessions.person_id = :person_id) AND (NOT :open OR sessions.ended_at IS NULL)"
    query = f"{_SESSIONS} {where} ORDER BY sessions.rowid DESC LIMIT :limit"
    rows = connection.execute(query, {"person_id": person_id, "open": open_only, "limit": limit})
    return tuple(_session(row) for row in rows)


def flow_text(connection: sqlite3.Connection, revision: str) -> str:
    """The exact text of a flow some session ran with. Raises StoreError when it is not there or damaged."""
    row = connection.execute("SELECT * FROM flow_texts WHERE revision = ?", (revision,)).fetchone()
    if row is None:
        raise StoreError(
            f"no flow text {one_line(revision)[:12]} is kept; begin a new session with the flow as it is now"
        )
    return _whole_text(row)


def flow_texts(connection: sqlite3.Connection, session_id: str) -> tuple[tuple[str, str], ...]:
    """Id and exact text of each flow a session ran with, in the order they were first used. StoreError when damaged."""
    query = """
        SELECT flow_texts.*, session_flows.flow AS id FROM session_flows
        JOIN flow_texts ON flow_texts.revision = session_flows.revision
        WHERE session_flows.session_id = ? ORDER BY session_flows.rowid
    """
    return tuple((row["id"], _whole_text(row)) for row in connection.execute(query, (session_id,)))


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


def _whole_text(row: sqlite3.Row) -> str:
    if not intact("flow_texts", row):
        raise StoreError(
            f"the kept text of flow {row['flow']} is damaged on disk; begin a new session with the flow as it is now"
        )
    return str(row["text"])


def _session(row: sqlite3.Row) -> SessionRow:
    return read(SessionRow, row, table="sessions", words="title")
