"""The exact texts of flows and counterparts, each kept once, and which of them a session or a rehearsal ran with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from sideline_flows.errors import StoreError
from sideline_flows.records.sealed import insert, intact
from sideline_flows.text import one_line


@dataclass(frozen=True, slots=True)
class Pins:
    """The texts that talks of one kind ran with: `table` says which, by the id in its column `talk`."""

    table: str
    talk: str

    def keep(self, connection: sqlite3.Connection, talk_id: str, texts: Iterable[tuple[str, str, str]]) -> None:
        """Write that a talk runs with these texts (revision, flow id, text); what is there already stays as it is."""
        pin = f"INSERT INTO {self.table} ({self.talk}, flow, revision) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        for revision, flow, text in texts:
            if not connection.execute("SELECT 1 FROM flow_texts WHERE revision = ?", (revision,)).fetchone():
                insert(connection, "flow_texts", {"revision": revision, "flow": flow, "text": text})
            connection.execute(pin, (talk_id, flow, revision))

    def read(self, connection: sqlite3.Connection, talk_id: str) -> tuple[tuple[str, str], ...]:
        """Id and exact text of each flow a talk ran with, in the order of first use. StoreError when one is damaged."""
        query = f"""
            SELECT flow_texts.*, {self.table}.flow AS id FROM {self.table}
            JOIN flow_texts ON flow_texts.revision = {self.table}.revision
            WHERE {self.table}.{self.talk} = ? ORDER BY {self.table}.rowid
        """
        return tuple((row["id"], _whole(row)) for row in connection.execute(query, (talk_id,)))


OF_SESSIONS = Pins("session_flows", "session_id")
OF_ATTEMPTS = Pins("attempt_flows", "attempt_id")


def flow_text(connection: sqlite3.Connection, revision: str) -> str:
    """The exact text of a flow some session ran with. Raises StoreError when it is not there or damaged."""
    row = connection.execute("SELECT * FROM flow_texts WHERE revision = ?", (revision,)).fetchone()
    if row is None:
        raise StoreError(
            f"no flow text {one_line(revision)[:12]} is kept; begin a new session with the flow as it is now"
        )
    return _whole(row)


def _whole(row: sqlite3.Row) -> str:
    if not intact("flow_texts", row):
        raise StoreError(
            f"the kept text of flow {row['flow']} is damaged on disk; restore a copy, or begin anew with it as it is"
        )
    return str(row["text"])
