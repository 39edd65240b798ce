"""A look at the records that leaves no trace."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.records.conftest import Talk

from sideline_flows.errors import StoreError
from sideline_flows.records.glance import glance
from sideline_flows.records.store import Store


def prints(folder: Path) -> dict[str, str]:
    """Each file of a folder and what is in it."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*") if file.is_file()}


def test_what_is_kept_is_seen_and_no_byte_changes(store: Store, db: Path, talk: Talk) -> None:
    """Neither in the file nor beside it, whatever is written to what was seen."""
    talk.turn(text="a word like rhubarb")
    store.close()
    before = prints(db.parent)
    with glance(db) as seen:
        assert [hit.session_id for hit in seen.search("rhubarb")] == [talk.id]
        seen.find_or_add_person("Somebody else")
        assert len(seen.people()) == 2
    assert prints(db.parent) == before


def test_words_that_only_the_log_of_a_live_window_holds_are_seen(store: Store, db: Path, talk: Talk) -> None:
    """The other window goes on undisturbed."""
    talk.turn(text="a word like rhubarb")
    before = db.read_bytes()
    with glance(db) as seen:
        assert seen.search("rhubarb")
    assert db.read_bytes() == before
    talk.turn(text="and on it goes")
    assert len(store.turns(talk.id)) == 3


def test_without_a_file_there_is_nothing_to_see_and_none_is_made(db: Path) -> None:
    """Not even its folder."""
    with glance(db) as seen:
        assert seen.people() == ()
    assert not db.parent.exists()


def test_what_is_no_database_of_ours_is_refused(tmp_path: Path) -> None:
    """In one line."""
    path = tmp_path / "notes.txt"
    path.write_text("hello " * 200, encoding="utf-8")
    with pytest.raises(StoreError, match="damaged or no database"):
        glance(path)


def test_records_of_this_version_are_opened_without_what_makes_new_ones(store: Store, db: Path) -> None:
    """It takes longer to load than all the rest, and every start and every look at the records would wait for it."""
    store.close()
    program = (
        "import sys; from pathlib import Path; from sideline_flows.records.glance import open_to_read;"
        "open_to_read(Path(sys.argv[1])).close(); print('sqlite_utils' in sys.modules)"
    )
    run = subprocess.run(  # our own interpreter and program
        [sys.executable, "-c", program, str(db)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout == "False\n"
