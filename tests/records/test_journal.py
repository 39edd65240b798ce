"""What was typed is back after any end: a kill, a torn line, garbage, a full rotation."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideline_flows.errors import StoreError
from sideline_flows.records.draft_lines import answer_box, write_line
from sideline_flows.records.entries import CaptureEntry, CommitmentEntry, SessionEntry, TurnEntry
from sideline_flows.records.journal import ROTATED_AT, Journal, Recovered, journal_path, recover


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal is."""
    return journal_path(tmp_path / "sideline.db")


def turn(number: int = 1, text: str = "some words", **parts: Any) -> TurnEntry:
    """A turn of session `s`."""
    given_parts = {"flow": "soil", "state": "ask", "stack": "{}", "kind": "note", **parts}
    return TurnEntry(id=f"t{number}", session_id="s", seq=number, at="2026-03-02T09:00:00", text=text, **given_parts)


def left_by(path: Path, use: Callable[[Journal], object]) -> Recovered:
    """What is recovered after some use of a journal."""
    journal = Journal(path)
    use(journal)
    journal.close()
    return recover(path)


def test_there_is_nothing_before_the_first_run(path: Path) -> None:
    """And no file is made by looking."""
    assert recover(path) == Recovered({}, ())
    assert not path.exists()


def test_each_box_comes_back_as_it_last_read(path: Path) -> None:
    """Of every session and box; an emptied box is empty."""

    def type_words(journal: Journal) -> None:
        for text in ("f", "fi", "five calls\n\t[/b] é 😀 \u2028"):
            journal.draft("s", "note", text)
        journal.draft("s", "promise", "Ana: calls")
        journal.draft("other", "note", "elsewhere")
        journal.draft("s", "gone", "words")
        journal.draft("s", "gone", "")

    assert left_by(path, type_words).drafts == {
        ("s", "note"): "five calls\n\t[/b] é 😀 \u2028",
        ("s", "promise"): "Ana: calls",
        ("other", "note"): "elsewhere",
    }


def test_a_turn_sent_and_not_stored_comes_back_whole(path: Path) -> None:
    """In the order they were sent; those that were stored are done with."""
    whole = turn(
        2,
        captures=(CaptureEntry("soil", "ask", "scene", "text", "Tuesday"),),
        commitments=(CommitmentEntry("c1", "Ana", "x", "", "", "x", "soil"),),
        flow_texts=(("r", "soil", "# text"),),
        session=SessionEntry("p", "soil", "Give feedback", minutes=30),
        undoes=("t1",),
    )

    def send(journal: Journal) -> None:
        for entry in (turn(1), whole, turn(3)):
            journal.sent(entry)
        journal.stored("t1")

    assert left_by(path, send).unstored == (whole, turn(3))


def test_what_was_sent_is_not_a_draft_any_more(path: Path) -> None:
    """A kill between sending and emptying the box must not show the words twice; words typed since stay."""

    def send(journal: Journal) -> None:
        journal.draft("s", "note", "some words ")
        journal.draft("s", "private", "typed meanwhile")
        journal.draft("s", answer_box("soil", "ask", "when"), "Fri")
        journal.draft("s", answer_box("soil", "ask", "where"), "here")
        journal.draft("other", "note", "some words")
        journal.sent(turn(captures=(CaptureEntry("soil", "ask", "when", "date", "2026-03-06"),)))

    assert left_by(path, send).drafts == {
        ("s", "private"): "typed meanwhile",
        ("s", "soil/ask/where"): "here",
        ("other", "note"): "some words",
    }


def test_a_journal_cut_at_any_byte_gives_what_was_whole(path: Path) -> None:
    """Never an error, never half a text, and the next run goes on behind the tear."""
    states: list[dict[tuple[str, str], str]] = [{}]

    def type_words(journal: Journal) -> None:
        for text in ("a", "ab é", "ab é 😀"):
            journal.draft("s", "note", text)
            states.append({("s", "note"): text})

    journal = Journal(path)
    type_words(journal)
    journal.close()
    whole = path.read_bytes()
    for length in range(len(whole) + 1):
        path.write_bytes(whole[:length])
        found = recover(path).drafts
        assert found in states
        path.write_bytes(whole[:length])
        torn = Journal(path)
        torn.draft("s", "next", "after the tear")
        torn.close()
        assert recover(path).drafts == {**found, ("s", "next"): "after the tear"}


@settings(deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_garbage_around_a_line_does_not_hide_it(before: bytes, after: bytes) -> None:
    """Whatever a failing disk leaves in the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sideline.db.drafts"
        journal = Journal(path)
        journal.draft("s", "note", "words")
        journal.close()
        path.write_bytes(before + b"\n" + path.read_bytes() + after)
        assert recover(path).drafts == {("s", "note"): "words"}
        assert recover(path).drafts == {("s", "note"): "words"}


@settings(deadline=None)
@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_comes_back_clean(text: str) -> None:
    """Also lone surrogates, line ends and controls."""
    with tempfile.TemporaryDirectory() as folder:
        found = left_by(Path(folder) / "drafts", lambda journal: journal.draft("s", "note", text)).drafts
    assert len(found) == bool(text)
    assert "\x1b" not in "".join(found.values())


def test_a_line_of_another_version_does_not_hide_the_others(path: Path) -> None:
    """What is not understood is passed over."""
    path.write_bytes(
        write_line({"sent": {"id": "t9", "unknown": 1}})
        + write_line({"from the future": True})
        + write_line({"draft": ["s", "note"], "text": "words"})
    )
    assert recover(path) == Recovered({("s", "note"): "words"}, ())


def test_recovering_keeps_only_what_counts(path: Path) -> None:
    """The words of drafts long sent do not stay behind, nor do half-written files."""

    def type_words(journal: Journal) -> None:
        for length in range(300):
            journal.draft("s", "note", "secret " * length)
        journal.draft("s", "note", "")
        journal.draft("s", "private", "kept")

    path.with_name(f".{path.name}.12345678").write_bytes(b"secret")
    left_by(path, type_words)
    assert b"secret" not in path.read_bytes()
    assert [file.name for file in path.parent.glob("*sideline*")] == [path.name]


def test_a_long_talk_does_not_grow_the_file_without_end(path: Path) -> None:
    """It is written anew beside the typing; nothing typed meanwhile is lost."""
    journal = Journal(path)
    text, typed = "", 0
    for number in range(2000):
        text = f"{text}{number} "[-3000:]
        typed += len(text)
        journal.draft("s", "note", text)
        journal.sent(turn(number, text=str(number)))
        journal.stored(f"t{number}")
    assert typed > 2 * ROTATED_AT
    wait_until(lambda: path.stat().st_size < ROTATED_AT)
    journal.draft("s", "promise", "after")
    journal.close()
    assert recover(path).drafts == {("s", "note"): text, ("s", "promise"): "after"}


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for something that happens on another thread."""
    tick = threading.Event()
    for _ in range(600):
        if holds():
            return
        tick.wait(0.05)
    pytest.fail("it never happened")


TYPE = """
import sys
from pathlib import Path
from typing import Any
from sideline_flows.records.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(10**9):
    journal.draft("s", "note", f"typed {number} " + "x" * (number % 5000))
    print(number, flush=True)
"""


@pytest.mark.parametrize("lines", [1, 40, 6000])
def test_a_killed_process_loses_no_draft_it_had_kept(path: Path, lines: int) -> None:
    """What it had said to be kept is there, also when the file was just being written anew."""
    with subprocess.Popen([sys.executable, "-c", TYPE, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        shown = 0
        while shown < lines:
            shown = int(process.stdout.readline())
        os.kill(process.pid, signal.SIGKILL)
        shown = max([shown, *map(int, process.stdout.read().split())])
    kept = int(recover(path).drafts["s", "note"].split()[1])
    assert kept >= shown


def test_a_journal_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    """As when a folder has its name."""
    (tmp_path / "sideline.db.drafts").mkdir()
    with pytest.raises(StoreError, match="is a folder; name a file in it"):
        recover(tmp_path / "sideline.db.drafts")
