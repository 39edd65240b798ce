"""A copy a day and one before each migration, whole and private, the last seven kept."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from tests.records.conftest import Talk

from sideline_flows.errors import StoreError
from sideline_flows.records import connection, migrations, store
from sideline_flows.records.places import all_copies, newest_copy
from sideline_flows.records.store import Store

NEXT = connection.VERSION + 1
DAY_ONE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@contextlib.contextmanager
def a_later_version(*, fails: bool = False) -> Iterator[None]:
    """This program as it may be one day, with one more migration."""
    later = Migrations("sideline")
    for step in (migrations.first_tables, migrations.rehearsals):
        later(name=step.__name__)(step)

    @later()
    def one_more(database: Database) -> None:
        database.execute("CREATE TABLE added (id INTEGER PRIMARY KEY)")
        if fails:
            database.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.MonkeyPatch.context() as patch:
        for module in (connection, migrations, store):
            patch.setattr(module, "VERSION", NEXT)
        patch.setattr(migrations, "MIGRATIONS", later)
        yield


def on_day(db: Path, day: int) -> Store:
    """The database opened some days later."""
    return Store.open(db, clock=lambda: DAY_ONE + timedelta(days=day))


def test_a_new_database_needs_no_copy_and_a_day_one(db: Path) -> None:
    """Made at the first start of the day, as the database was then."""
    with on_day(db, 0) as opened:
        Talk(opened).turn("begin", "first")
    assert all_copies(db) == []
    with on_day(db, 0) as opened:
        talk = Talk(opened, id="session-2")
        talk.turn("begin", "second")
    on_day(db, 0).close()
    (copy,) = all_copies(db)
    assert copy.name == "2026-03-02.db"
    with contextlib.closing(sqlite3.connect(copy)) as copied:
        assert copied.execute("SELECT text FROM turns").fetchall() == [("first",)]


def test_seven_copies_are_kept(db: Path) -> None:
    """The oldest go first, and nothing else lies in their folder."""
    for day in range(10):
        on_day(db, day).close()
    assert [copy.name for copy in all_copies(db)] == [f"2026-03-{2 + day:02}.db" for day in range(3, 10)]
    assert len(list(all_copies(db)[0].parent.iterdir())) == 7
    assert newest_copy(db) == all_copies(db)[-1]


def test_what_a_killed_run_left_half_copied_is_removed(db: Path) -> None:
    """It may hold private words."""
    on_day(db, 0).close()
    on_day(db, 0).close()
    left = all_copies(db)[0].with_name(".2026-03-03.db.1234")
    left.write_bytes(b"half")
    on_day(db, 1).close()
    assert not left.exists()


def test_a_migration_is_preceded_by_a_copy(db: Path) -> None:
    """Of the file as it was, also when there is a copy of the day; and all rows are there after it."""
    with on_day(db, 0) as opened:
        Talk(opened).turn("begin", "before")
    with a_later_version(), on_day(db, 0) as opened:
        assert [turn.text for turn in opened.turns("session-1")] == ["before"]
        assert opened.notices == ()
    assert [copy.name for copy in all_copies(db)] == [f"2026-03-02-before-version-{NEXT}.db"]
    with contextlib.closing(sqlite3.connect(all_copies(db)[0])) as copied:
        assert copied.execute("PRAGMA user_version").fetchone() == (connection.VERSION,)
    with contextlib.closing(sqlite3.connect(db)) as migrated:
        assert migrated.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert migrated.execute("SELECT * FROM added").fetchall() == []


def test_a_migration_that_fails_leaves_the_file_as_it_was(db: Path) -> None:
    """All of its steps are one transaction, and it can be tried again."""
    on_day(db, 0).close()
    with a_later_version(fails=True), pytest.raises(StoreError, match="no such table: nowhere"):
        on_day(db, 0)
    with contextlib.closing(sqlite3.connect(db)) as connection_:
        assert connection_.execute("PRAGMA user_version").fetchone() == (connection.VERSION,)
        assert not connection_.execute("SELECT 1 FROM sqlite_master WHERE name = 'added'").fetchall()
    with a_later_version(), on_day(db, 0) as opened:
        assert opened.people() == ()
