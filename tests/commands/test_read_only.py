"""A database on a disk that can only be read: looking works, and a talk says that nothing of it could be kept."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.commands.conftest import Sideline

from sideline_tui.opening import open_all


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the records are: on a disk of its own, where the system lets tests mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a disk")
    path = disk / "data" / "sideline.db"
    monkeypatch.setenv("SIDELINE_DB", str(path))
    yield path
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def shut(sideline: Sideline, talk: str, db: Path) -> Path:
    """The same with a conversation and a rehearsal in it, and then made to be read only."""
    typed = "she smiles\n/promise Ana: ring three by Friday, seen in the log\n"
    sideline("live", talk, "--with", "Ana", "--plain", typed=typed)
    sideline("rehearse", "soil", "--as", "nia", "--plain", typed="You always rush.\n/leave\n")
    subprocess.run(["mount", "-o", "remount,ro", str(db.parents[1])], check=True)
    return db


@pytest.mark.usefixtures("shut")
@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("people",), "Ana"),
        (("sessions",), "talk"),
        (("show", "last"), "she smiles"),
        (("search", "smiles"), "Ana"),
        (("export", "last"), "# A short talk with Ana"),
        (("commitments",), "ring three"),
        (("attempts",), "Nia"),
        (("score", "last"), "You always"),
    ],
)
def test_what_only_looks_works(sideline: Sideline, words: tuple[str, ...], holds: str) -> None:
    """As ever, and without a word about it."""
    done = sideline(*words)
    assert (done.code, done.err) == (0, "")
    assert holds in done.out


@pytest.mark.usefixtures("shut")
@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (("live", "soil", "--with", "Ana"), "--db"),
        (("resume", "last"), "--db"),
        (("rehearse", "soil", "--as", "nia"), "--off-the-record"),
        (("drill", "soil/permission", "--as", "nia"), "--off-the-record"),
    ],
)
def test_a_talk_says_that_nothing_could_be_kept(sideline: Sideline, words: tuple[str, ...], instead: str) -> None:
    """In one line, with what else there is, before anything is said."""
    done = sideline(*words, "--plain", typed="hello\n")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "nothing can be kept: " in done.err
    assert "sideline.db is on a disk that cannot be written" in done.err
    assert instead in done.err


@pytest.mark.usefixtures("shut")
def test_off_the_record_it_is_rehearsed_all_the_same(sideline: Sideline) -> None:
    """Nothing is kept anyway."""
    done = sideline("rehearse", "soil", "--as", "nia", "--plain", "--off-the-record", typed="You always rush.\n")
    assert done.code == 0
    assert "You: You always rush." in done.lines


def test_a_window_only_reads_there(shut: Path) -> None:
    """It shows what is kept, and says why nothing is begun."""
    with ExitStack() as closing:
        opened = open_all(shut, (), closing)
        assert opened.held.startswith("nothing can be kept: ")
        assert [person.name for person in opened.services.store.people()] == ["Ana"]


@pytest.mark.usefixtures("shut")
def test_what_changes_something_is_refused_and_doctor_says_why(sideline: Sideline) -> None:
    """In one line each."""
    done = sideline("people", "add", "Zoe")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "on a disk that cannot be written" in done.err
    assert any("it can only be read" in line for line in sideline("doctor").lines)
