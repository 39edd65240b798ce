"""Where the file is, who may read it, and what happens when the disk will not have it."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.records.conftest import Talk, clock, without_rights

from sideline_flows.errors import StoreError
from sideline_flows.records.files import write_private
from sideline_flows.records.glance import open_to_read
from sideline_flows.records.journal import Journal, journal_path
from sideline_flows.records.lock import LiveLock
from sideline_flows.records.store import Store


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Nothing is taken from the modes that are asked for."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that everybody reaches, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for shut in (folder, *folder.iterdir()):
        shut.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB, where the system lets tests mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(talk: Talk) -> None:
    """Write more turns than the small disk holds."""
    for _ in range(400):
        talk.turn(text="words and more words " * 50)


def modes(folder: Path) -> dict[str, str]:
    """The modes of everything in a folder, and of the folder."""
    return {path.name: f"{stat.S_IMODE(path.stat().st_mode):o}" for path in (folder, *folder.rglob("*"))}


@pytest.mark.usefixtures("open_umask")
def test_all_files_are_private_under_an_open_umask(tmp_path: Path) -> None:
    """Database, write-ahead log, journal, lock, copies and exports, and every folder made for them."""
    folder = tmp_path / "new" / "data"
    db = folder / "sideline.db"
    Store.open(db, clock=clock).close()
    with LiveLock(db), Store.open(db, clock=clock) as store:
        Talk(store).turn("begin")
        journal = Journal(journal_path(db))
        journal.draft("s", "note", "words")
        write_private(folder / "out" / "page.md", "words")
        journal.close()
        found = modes(folder.parent)
    assert {name for name, mode in found.items() if mode == "700"} == {"new", "data", "out", "sideline.db.copies"}
    assert {name for name, mode in found.items() if mode == "600"} == {
        *("sideline.db", "sideline.db-wal", "sideline.db-shm", "sideline.db.drafts", "sideline.db.lock"),
        *("2026-03-02.db", "page.md"),
    }
    assert len(found) == 11


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    """It is the user's; but a database that others could read is closed to them."""
    tmp_path.chmod(0o755)
    db = tmp_path / "sideline.db"
    Store.open(db).close()
    db.chmod(0o644)
    Store.open(db).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE(db.stat().st_mode) == 0o600


def test_a_link_to_a_database_shares_its_lock_and_copies(tmp_path: Path) -> None:
    """One file is one database, whatever it is called."""
    db, link = tmp_path / "data" / "sideline.db", tmp_path / "link.db"
    Store.open(db).close()
    link.symlink_to(db)
    with LiveLock(db), pytest.raises(StoreError, match="is open in another window"), LiveLock(link):
        pass
    Store.open(link, clock=clock).close()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("link")] == ["link.db"]


def test_a_read_only_file_is_refused_for_writing_and_opened_for_reading(public_folder: Path) -> None:
    """It stays as it is, and what is in it can still be read."""
    db = public_folder / "sideline.db"
    with Store.open(db) as store:
        Talk(store).turn("begin", "as it was")
    db.chmod(0o444)
    with without_rights(), pytest.raises(StoreError, match=r"you have no right to; change its owner or mode, or"):
        Store.open(db)
    public_folder.chmod(0o777)
    with without_rights(), Store.open(db, read_only=True) as store:
        assert [turn.text for turn in store.turns("session-1")] == ["as it was"]


@pytest.mark.parametrize("killed", [False, True])
def test_what_cannot_be_written_is_read_and_stays_as_it_is(public_folder: Path, *, killed: bool) -> None:
    """File and folder are shut; the newest words may be in the log only, left there by a window that was killed."""
    db, shut = public_folder / "data" / "sideline.db", public_folder / "shut"
    with Store.open(db) as store:
        Talk(store).turn("begin", "as it was")
        if killed:
            copied(db.parent, shut)
    if not killed:
        copied(db.parent, shut)
    before = {file.name: file.read_bytes() for file in shut.iterdir()}
    assert ("sideline.db-wal" in before) == killed
    with without_rights(), open_to_read(shut / "sideline.db") as found:
        assert [turn.text for turn in found.turns("session-1")] == ["as it was"]
    assert {file.name: file.read_bytes() for file in shut.iterdir()} == before


def copied(source: Path, folder: Path) -> None:
    """Put copies of a database and its log into a folder where everybody may read and nobody write."""
    folder.mkdir()
    for file in source.glob("sideline.db*"):
        if file.is_file() and not file.name.endswith("-shm"):
            (folder / file.name).write_bytes(file.read_bytes())
            (folder / file.name).chmod(0o444)
    folder.chmod(0o555)


def test_a_read_only_folder_is_one_line(public_folder: Path) -> None:
    """For the database, the lock, the journal and an export."""
    public_folder.chmod(0o555)
    db = public_folder / "sideline.db"
    for use in (
        lambda: Store.open(db),
        lambda: LiveLock(db).__enter__(),
        lambda: Journal(journal_path(db)),
        lambda: write_private(public_folder / "page.md", "words"),
    ):
        with without_rights(), pytest.raises(StoreError, match=r"cannot be written: you have no right to; .+"):
            use()
    assert not list(public_folder.iterdir())


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    """And an endless name, and a name with a control in it."""
    (tmp_path / "file").touch()
    for path, says in (
        (tmp_path / "file" / "sideline.db", "lies in something that is no folder"),
        (tmp_path / ("n" * 300), "has too long a name"),
    ):
        with pytest.raises(StoreError, match=says):
            Store.open(path)
    Store.open(tmp_path / "odd\x1b[31m name?#.db").close()
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path / "\x1b[31m" / ("n" * 300))
    assert "\x1b" not in str(caught.value)


def test_a_second_window_reads_and_does_not_write(talk: Talk, db: Path) -> None:
    """It sees what the first one wrote, and says why it does not write."""
    with Store.open(db, read_only=True) as second:
        talk.turn(text="just now")
        assert [turn.text for turn in second.turns(talk.id)][-1] == "just now"
        with pytest.raises(StoreError, match="another window holds the database, so this one only reads"):
            second.find_or_add_person("Ben")


def test_a_full_disk_keeps_what_was_saved_and_takes_the_rest_later(small_disk: Path) -> None:
    """Turns are refused in words while there is no room, read all the while, and stored once there is."""
    db = small_disk / "sideline.db"
    filler = small_disk / "filler"
    with Store.open(db) as store:
        talk = Talk(store)
        talk.turn("begin")
        filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 30_000))
        with pytest.raises(StoreError, match="the disk is full; make room and try again; what was saved"):
            fill(talk)
        assert len(store.turns(talk.id)) == len(talk.entries)
        talk.seq -= 1
        refused = talk.entry(text="refused once")
        filler.unlink()
        talk.store.record(refused)
    with Store.open(db) as again:
        assert [turn.id for turn in again.turns(talk.id)] == [*(entry.id for entry in talk.entries), refused.id]


def test_a_full_disk_leaves_no_half_copy_and_still_opens(small_disk: Path) -> None:
    """The copy of the day can wait; the talk cannot."""
    db = small_disk / "sideline.db"
    with Store.open(db) as store:
        Talk(store).turn("begin")
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 45_000))
    with Store.open(db, clock=clock) as store:
        assert [note.split(":")[0] for note in store.notices] == ["no copy was made today"]
        assert len(store.turns("session-1")) == 1
    assert not list((small_disk / "sideline.db.copies").iterdir())


def test_a_journal_on_a_full_disk_catches_up(small_disk: Path) -> None:
    """Each refused draft is said, and the first that fits brings all that is missing."""
    journal = Journal(journal_path(small_disk / "sideline.db"))
    journal.draft("s", "note", "first")
    filler = small_disk / "filler"
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        filler.write_bytes(b"x" * 500_000)
    with pytest.raises(StoreError, match="the disk is full"):
        journal.draft("s", "private", "y" * 60_000)
    filler.unlink()
    journal.draft("s", "promise", "third")
    journal.close()
    again = Journal(journal_path(small_disk / "sideline.db"))
    again.close()
    text = journal_path(small_disk / "sideline.db").read_text(encoding="utf-8")
    assert "y" * 60_000 in text
    assert "third" in text


def test_a_file_that_may_not_grow_is_one_line(talk: Talk) -> None:
    """As with a quota: the turn is refused whole, and taken when it may grow again."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    entry = talk.entry(text="words " * 100_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(StoreError, match="see whether the disk is full, over its quota or failing"):
            talk.store.record(entry)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    talk.store.record(entry)
    assert len(talk.store.turns(talk.id)) == 2


def test_an_export_is_whole_or_not_there(tmp_path: Path) -> None:
    """What was there before is replaced in one step; a folder in its place is said."""
    page = tmp_path / "new" / "page.md"
    write_private(page, "first\n")
    write_private(page, "second é\n")
    assert page.read_bytes() == "second é\n".encode()
    assert [path.name for path in page.parent.iterdir()] == ["page.md"]
    with pytest.raises(StoreError, match="is a folder; name a file in it"):
        write_private(tmp_path, "words")
