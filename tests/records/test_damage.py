"""A file that is damaged, of another program or of another time: one line, nothing overwritten, nothing read wrong."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import threading
from pathlib import Path

import pytest
from tests.records.conftest import Talk, clock

from sideline_flows.errors import StoreError
from sideline_flows.records.connection import VERSION
from sideline_flows.records.rows import DAMAGED
from sideline_flows.records.store import Store

NOTES = [f"note {number}: what was said about the quarter" for number in range(60)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database of one session, all in its one file."""
    path = tmp_path_factory.mktemp("whole") / "sideline.db"
    with Store.open(path, clock=clock) as store:
        talk = Talk(store)
        talk.turn("begin", "begin")
        for note in NOTES:
            talk.turn(text=note)
    return path.read_bytes()


def refusal(path: Path) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    line = str(caught.value)
    assert "\n" not in line
    assert "; " in line
    return line


@pytest.mark.parametrize(
    "content",
    [b"garbage" * 1000, b"\x00" * 5000, b"x", b"SQLite format 3\x00" + b"\xff" * 5000, b"name,age\nAna,3\n"],
    ids=["garbage", "zeros", "one byte", "header only", "csv"],
)
def test_what_is_no_database_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    """The line names the file and the way on."""
    path = tmp_path / "sideline.db"
    path.write_bytes(content)
    assert f"{path} is damaged or no database, and was left as it is; there is no copy" in refusal(path)
    assert path.read_bytes() == content
    assert list(tmp_path.glob("sideline*")) == [path]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    """As `touch` or a kill in the first instant leaves it."""
    path = tmp_path / "sideline.db"
    path.touch()
    with Store.open(path) as store:
        assert store.people() == ()


def test_the_newest_copy_is_named_for_a_damaged_file(tmp_path: Path, whole: bytes) -> None:
    """So that one knows what to go on from."""
    path = tmp_path / "sideline.db"
    path.write_bytes(whole)
    Store.open(path, clock=clock).close()
    path.write_bytes(b"\xff" * len(whole))
    line = refusal(path)
    assert f"copy {tmp_path}/sideline.db.copies/2026-03-02.db to its place" in line
    (tmp_path / "sideline.db.copies" / "2026-03-02.db").replace(path)
    with Store.open(path, clock=clock) as store:
        assert len(store.turns("session-1")) == len(NOTES) + 1


def test_a_newer_database_is_refused_untouched(tmp_path: Path, whole: bytes) -> None:
    """With both numbers, and without a byte or a file changed."""
    path = tmp_path / "sideline.db"
    path.write_bytes(whole)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    assert f"is of version 999 and this program knows versions up to {VERSION}" in refusal(path)
    assert path.read_bytes() == before
    assert list(tmp_path.glob("sideline*")) == [path]


def test_the_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    """It is not ours to fill."""
    path = tmp_path / "photos.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
    before = path.read_bytes()
    assert "is the database of another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_folder_or_a_pipe_is_no_database(tmp_path: Path) -> None:
    """Nor does it hang on a pipe."""
    os.mkfifo(tmp_path / "pipe")
    assert "is a folder or a device" in refusal(tmp_path)
    assert "is a folder or a device" in refusal(tmp_path / "pipe")


def read_all(path: Path) -> list[str]:
    """Everything a damaged file still tells, or its one line."""
    try:
        with Store.open(path, clock=clock) as store:
            page = store.page("session-1")
            store.search("quarter")
            return [turn.text for turn in page.turns]
    except StoreError as error:
        return [f"error: {error}"]


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bits_are_told_never_read_as_somebodys_words(tmp_path: Path, whole: bytes, seed: int) -> None:
    """Each turn reads as it was written, is marked as damaged or lost, or the file is refused in one line."""
    path = tmp_path / "sideline.db"
    content = bytearray(whole)
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 5, 20))):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    said = {"begin", "lost on disk", *NOTES}
    wrong = [text for text in read_all(path) if text not in said and not text.startswith((DAMAGED, "error: "))]
    assert not wrong
    assert path.read_bytes()[:100] == bytes(content[:100])


@pytest.mark.parametrize("seed", range(12))
def test_a_file_cut_short_is_told(tmp_path: Path, whole: bytes, seed: int) -> None:
    """At any byte."""
    path = tmp_path / "sideline.db"
    path.write_bytes(whole[: random.Random(seed).randrange(1, len(whole))])
    said = {"begin", "lost on disk", *NOTES}
    assert not [text for text in read_all(path) if text not in said and not text.startswith((DAMAGED, "error: "))]


def test_a_changed_turn_is_shown_as_damaged_and_counts_as_private(talk: Talk, db: Path) -> None:
    """It is not hidden, not resumed from, and not exported to others; its neighbours are as before."""
    talk.turn(text="as it was said")
    talk.turn(text="after it")
    with contextlib.closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE turns SET text = 'as it was not said' WHERE seq = 2")
        connection.commit()
    begin, changed, after = talk.store.turns(talk.id)
    assert changed.text == f"{DAMAGED}as it was not said"
    assert changed.damaged
    assert changed.private
    assert not begin.damaged
    assert not after.damaged
    assert [seq for _, seq, _ in talk.store.stacks(talk.id)] == [1, 3]


def test_a_turn_that_is_gone_leaves_a_line(talk: Talk, db: Path) -> None:
    """The numbers have no gaps, so a gap is a loss."""
    for text in ("two", "three", "four"):
        talk.turn(text=text)
    with contextlib.closing(sqlite3.connect(db)) as connection:
        connection.execute("DELETE FROM turns WHERE seq = 3")
        connection.commit()
    assert [(turn.seq, turn.text) for turn in talk.store.turns(talk.id)][1:] == [
        (2, "two"),
        (3, "lost on disk"),
        (4, "four"),
    ]


def test_a_locked_database_is_said_to_be_locked(talk: Talk, db: Path) -> None:
    """After a wait; and when the other is done, the same turn is written."""
    entry = talk.entry(text="while another writes")
    with contextlib.closing(sqlite3.connect(db, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is locked by another program; close that program and try again"):
            talk.store.record(entry)
        release = threading.Timer(0.2, other.execute, ("ROLLBACK",))
        release.start()
        talk.store.record(entry)
        release.join()
    assert talk.store.turns(talk.id)[-1].text == "while another writes"
