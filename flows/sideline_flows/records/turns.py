"""Reading one session back: its turns, the stacks to resume from, and what was captured, skipped and booked in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sideline_flows.records.rows import DAMAGED, CaptureRow, MeetingRow, OverrideRow, TurnRow
from sideline_flows.records.sealed import built, intact, read


def turns(connection: sqlite3.Connection, session_id: str, last: int | None) -> tuple[TurnRow, ...]:
    """The turns, oldest first, all or the last few, undone ones too. A turn that cannot be found shows as one line."""
    query = "SELECT *, 0 AS damaged FROM turns WHERE session_id = ? ORDER BY seq DESC LIMIT ?"
    rows = connection.execute(query, (session_id, -1 if last is None else last)).fetchall()
    return tuple(_without_gaps(_turn(row) for row in reversed(rows)))


def stacks(connection: sqlite3.Connection, session_id: str, last: int) -> tuple[tuple[str, int, str], ...]:
    """Turn id, number and stack of the last turns that are neither undone nor damaged, oldest first."""
    query = "SELECT * FROM turns WHERE session_id = ? AND undone_by IS NULL ORDER BY seq DESC LIMIT ?"
    rows = [row for row in connection.execute(query, (session_id, last)) if intact("turns", row)]
    return tuple((row["id"], row["seq"], row["stack"]) for row in reversed(rows))


def captures(connection: sqlite3.Connection, session_id: str) -> tuple[CaptureRow, ...]:
    """The newest answer to each question, in the order they were first asked, without those that were undone."""
    rows = _of(connection, "captures", session_id)
    return tuple(
        {(row["flow"], row["name"]): read(CaptureRow, row, table="captures", words="value") for row in rows}.values()
    )


def overrides(connection: sqlite3.Connection, session_id: str) -> tuple[OverrideRow, ...]:
    """The needs passed over, in order, without those that were undone."""
    rows = _of(connection, "overrides", session_id)
    return tuple(read(OverrideRow, row, table="overrides", words="text") for row in rows)


def meetings(connection: sqlite3.Connection, session_id: str) -> tuple[MeetingRow, ...]:
    """The meetings booked, in order, without those that were undone."""
    rows = _of(connection, "meetings", session_id)
    return tuple(read(MeetingRow, row, table="meetings", words="purpose") for row in rows)


def _of(connection: sqlite3.Connection, table: str, session_id: str) -> sqlite3.Cursor:
    query = f"""
        SELECT {table}.*, turns.seq FROM {table} JOIN turns ON turns.id = {table}.turn_id
        WHERE turns.session_id = ? AND turns.undone_by IS NULL ORDER BY {table}.rowid
    """
    return connection.execute(query, (session_id,))


def _turn(row: sqlite3.Row) -> TurnRow:
    turn = built(TurnRow, row)
    if intact("turns", row):
        return turn
    # Whether a damaged turn was private cannot be known, so it is taken to be.
    return replace(turn, text=f"{DAMAGED}{turn.text}", stack="", private=True, damaged=True)


def _without_gaps(rows: Iterable[TurnRow]) -> Iterator[TurnRow]:
    before: TurnRow | None = None
    for row in rows:
        for seq in range(before.seq + 1, row.seq) if before else ():
            yield TurnRow("", row.session_id, seq, row.at, "lost", "", "", "lost on disk", "", damaged=True)
        yield row
        before = row
