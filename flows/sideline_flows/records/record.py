"""Writing one turn: everything it leaves behind, in the one transaction that the caller holds open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import asdict

from sideline_flows.records import commitments
from sideline_flows.records.commitments import Said
from sideline_flows.records.entries import CaptureEntry, CheckEntry, OverrideEntry, TurnEntry
from sideline_flows.records.flow_texts import OF_SESSIONS
from sideline_flows.records.sealed import Cell, insert

_TURN = (
    *("id", "session_id", "seq", "at", "kind", "flow", "state", "text", "stack", "trigger", "from_flow", "from_state"),
    *("floor", "outcome"),
)
_FLAGS = ("private", "past", "ended", "parked")
_MOVED = ("at", "flow", "state", "seq", "parked", "outcome", "ended", "session_id")


def record(connection: sqlite3.Connection, entry: TurnEntry) -> None:
    """Write a turn. One that is there already changes nothing."""
    if connection.execute("SELECT 1 FROM turns WHERE id = ?", (entry.id,)).fetchone():
        return
    _begin(connection, entry)
    _write_turn(connection, entry)
    _move_session(connection, entry)
    OF_SESSIONS.keep(connection, entry.session_id, entry.flow_texts)
    _write_parts(connection, "captures", entry.id, entry.captures)
    _write_parts(connection, "checks", entry.id, entry.checks)
    _write_parts(connection, "overrides", entry.id, entry.overrides)
    _write_promises(connection, entry)
    _take_back(connection, entry)


def _begin(connection: sqlite3.Connection, entry: TurnEntry) -> None:
    if entry.session is None:
        return
    row: dict[str, Cell] = {"id": entry.session_id, **asdict(entry.session), "started_at": entry.at}
    if entry.session.minutes is not None:
        row["minutes"] = float(entry.session.minutes)
    place: dict[str, Cell] = {"at_flow": entry.flow, "state": entry.state, "turns": 0, "parked": 0, "outcome": ""}
    insert(connection, "sessions", {**row, **place, "updated_at": entry.at})


def _write_turn(connection: sqlite3.Connection, entry: TurnEntry) -> None:
    row = {name: getattr(entry, name) for name in _TURN}
    flags = {name: int(getattr(entry, name)) for name in _FLAGS}
    insert(connection, "turns", {**row, **flags, "elapsed": float(entry.elapsed)})


def _move_session(connection: sqlite3.Connection, entry: TurnEntry) -> None:
    connection.execute(
        """
        UPDATE sessions SET updated_at = :at, at_flow = :flow, state = :state, turns = :seq, parked = :parked,
               outcome = :outcome, ended_at = CASE WHEN :ended THEN coalesce(ended_at, :at) END
        WHERE id = :session_id
        """,
        {name: getattr(entry, name) for name in _MOVED},
    )


def _write_parts(
    connection: sqlite3.Connection,
    table: str,
    turn_id: str,
    parts: Iterable[CaptureEntry | CheckEntry | OverrideEntry],
) -> None:
    for part in parts:
        insert(connection, table, {"turn_id": turn_id, **asdict(part)})


def _write_promises(connection: sqlite3.Connection, entry: TurnEntry) -> None:
    if not (entry.commitments or entry.marks or entry.meetings):
        return
    found = connection.execute("SELECT person_id FROM sessions WHERE id = ?", (entry.session_id,)).fetchone()
    person_id = found["person_id"]
    said = Said(entry.at, entry.session_id, entry.id)
    for promise in entry.commitments:
        commitments.add(connection, promise, said, person_id)
    for step in entry.marks:
        commitments.mark(connection, step, said)
    for meeting in entry.meetings:
        here = {"person_id": person_id, "session_id": entry.session_id, "turn_id": entry.id, "status": "planned"}
        insert(connection, "meetings", {**asdict(meeting), **here})


def _take_back(connection: sqlite3.Connection, entry: TurnEntry) -> None:
    # The turns stay, but no longer count; promises made or judged in them get a line of history.
    undo = "UPDATE turns SET undone_by = ? WHERE id = ? AND session_id = ? AND undone_by IS NULL"
    for turn_id in entry.undoes:
        if connection.execute(undo, (entry.id, turn_id, entry.session_id)).rowcount:
            connection.execute("UPDATE meetings SET status = 'withdrawn' WHERE turn_id = ?", (turn_id,))
            commitments.take_back(connection, turn_id, Said(entry.at, entry.session_id, entry.id))
