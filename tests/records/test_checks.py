"""What `doctor` says: every check has a row, and the bad ones say what is bad."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from tests.records.conftest import Talk, clock

from sideline_flows.records.checks import CheckRow, check_database
from sideline_flows.records.connection import VERSION
from sideline_flows.records.store import Store


def by_name(path: Path) -> dict[str, CheckRow]:
    """The rows of a check by their names; each is one line."""
    rows = check_database(path)
    assert all("\n" not in row.detail for row in rows)
    return {row.name: row for row in rows}


def bad(path: Path) -> set[str]:
    """The names of what is not all right, room on the disk apart."""
    return {name for name, row in by_name(path).items() if not row.ok} - {"free space"}


def test_a_sound_database_passes_every_check(talk: Talk, db: Path) -> None:
    """While another connection has it open, too."""
    Store.open(db, clock=clock).close()
    rows = by_name(db)
    assert set(rows) == {
        *("sqlite", "free space", "file system", "folder", "files", "newest copy", "database", "journal mode"),
        *("quick check", "integrity check", "foreign keys", "checksums"),
    }
    assert not bad(db)
    assert rows["database"].detail == f"version {VERSION}"
    assert rows["newest copy"].detail.endswith("2026-03-02.db")
    talk.turn(text="it goes on")


def test_nothing_is_made_by_looking(db: Path) -> None:
    """Where there is no database, a row says so."""
    assert by_name(db)["database"].detail == f"{db} will be made at the first start"
    assert not db.parent.exists()


def test_a_changed_row_is_counted(talk: Talk, db: Path) -> None:
    """By table."""
    talk.turn(text="as it was said")
    with contextlib.closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE turns SET text = 'otherwise' WHERE seq = 2")
        connection.execute("UPDATE people SET name = 'Somebody else'")
        connection.execute("INSERT INTO checks (turn_id, flow, state, name, ticked) VALUES ('no turn', '', '', '', 1)")
        connection.commit()
    rows = by_name(db)
    assert rows["checksums"].detail == "damaged rows: people 1, turns 1"
    assert rows["foreign keys"].detail == "1 rows point nowhere"
    assert bad(db) == {"checksums", "foreign keys"}


def test_modes_are_looked_at(talk: Talk, db: Path) -> None:
    """Of the folder and of every file beside the database."""
    talk.turn()
    db.parent.chmod(0o777)
    Path(f"{db}-wal").chmod(0o644)
    rows = by_name(db)
    assert rows["folder"] == CheckRow("folder", ok=False, detail="0777")
    assert rows["files"].detail == "others may read sideline.db-wal: chmod 600"


def test_a_file_that_is_no_database_is_a_row(tmp_path: Path) -> None:
    """Not an error."""
    (tmp_path / "sideline.db").write_bytes(b"garbage" * 1000)
    assert bad(tmp_path / "sideline.db") >= {"database"}
    assert bad(tmp_path) == {"database"}
