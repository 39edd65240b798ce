"""The file as others see it: its tables and views to the letter, its settings, and other programs that open it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
import sqlite_utils
from tests.records.conftest import Talk

from sideline_flows.records.connection import APPLICATION_ID, VERSION, connect
from sideline_flows.records.migrations import MIGRATIONS
from sideline_flows.records.store import Store

EXPECTED = {
    "table": {
        *("people", "sessions", "turns", "captures", "checks", "overrides", "commitments", "commitment_events"),
        *("meetings", "flow_texts", "session_flows", "turns_fts", "_sqlite_migrations"),
        *("attempts", "attempt_turns", "attempt_flows", "move_corrections", "practice_cards"),
    },
    "view": {
        *("transcript", "notes", "shared_notes", "answers", "skipped_needs", "open_commitments", "booked_meetings"),
        *("kept_rate", "session_list"),
    },
    "trigger": {"turns_ai", "turns_ad", "turns_au"},
}
SCHEMA = Path(__file__).with_name("schema.sql")


def found(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    """What the file holds of one kind, without the inner tables of the index: name and SQL."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = ? AND name NOT LIKE 'turns\\_fts\\_%' ESCAPE '\\'"
    return dict(connection.execute(query, (kind,)).fetchall())


def test_the_schema_is_as_published(store: Store, db: Path) -> None:
    """Every table, view and trigger has its published name, so that what others built on it goes on working."""
    store.close()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        assert {kind: set(found(connection, kind)) for kind in EXPECTED} == EXPECTED


def test_the_schema_is_the_published_text(store: Store, db: Path) -> None:
    """The file's SQL is that of `schema.sql`, to the letter: a change needs a migration, and then a new text there."""
    store.close()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        kept = [found(connection, kind) for kind in ("table", "index", "trigger", "view")]
    text = ";\n\n".join(sql for each in kept for sql in each.values() if sql)
    assert f"{text};\n" == SCHEMA.read_text(encoding="utf-8")


def test_the_version_counts_the_migrations(store: Store, db: Path) -> None:
    """The number in the file is the number of steps, and the file says whose it is."""
    store.close()
    database = sqlite_utils.Database(db)
    assert database.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert len(MIGRATIONS.applied(database)) == VERSION
    assert not MIGRATIONS.pending(database)
    database.close()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("cell_size_check", 1),
        ("busy_timeout", 5000),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("journal_size_limit", 1048576),
    ],
)
def test_every_connection_has_the_settings_that_lose_nothing(
    store: Store, db: Path, setting: str, value: str | int
) -> None:
    """What is not kept in the file is set each time it is opened."""
    store.close()
    with contextlib.closing(connect(db)) as connection:
        assert connection.execute(f"PRAGMA {setting}").fetchone()[0] == value


def test_other_programs_can_read_and_change_it(talk: Talk, db: Path) -> None:
    """sqlite-utils searches the index and deletes a session with all that belongs to it."""
    talk.turn(text="five executive calls")
    talk.store.close()
    database = sqlite_utils.Database(db)
    database.execute("PRAGMA foreign_keys = ON")
    assert [row["text"] for row in database.table("turns").search("executive")] == ["five executive calls"]
    database.table("sessions").delete(talk.id)
    assert database.table("turns").count == 0
    assert not list(database.table("turns").search("executive"))
    database.close()


def test_every_view_answers(talk: Talk, db: Path) -> None:
    """All views can be read, also while they are empty."""
    talk.store.close()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        for view in EXPECTED["view"]:
            connection.execute(f"SELECT * FROM {view}").fetchall()
        assert connection.execute("SELECT person, seq, text FROM transcript").fetchall() == [
            ("Ana", 1, "Give feedback with Ana")
        ]
