"""The installed program from outside: streams, signals, kills and terminals."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from tests.commands.conftest import PROGRAM, outside


@pytest.fixture
def plain(talk: str, db: Path) -> Iterator[subprocess.Popen[str]]:  # noqa: ARG001 - the records are the test's own
    """A conversation under way, its first card read."""
    process = subprocess.Popen(
        [*PROGRAM, "live", talk, "--with", "Ana", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    _until(process, "Any time: ")
    yield process
    process.kill()
    process.communicate()


def _until(process: subprocess.Popen[str], beginning: str) -> str:
    assert process.stdout is not None
    return next(line for line in iter(process.stdout.readline, "") if line.startswith(beginning))


def _type(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def _turns(db: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(db) as connection:
        rows = connection.execute("SELECT kind, text FROM turns ORDER BY seq").fetchall()
        (whole,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    assert whole == "ok"
    return rows


def test_what_was_answered_survives_a_kill(plain: subprocess.Popen[str], db: Path) -> None:
    """A turn is on the disk before its answer is printed."""
    _type(plain, "smiles at last")
    _until(plain, "noted")
    plain.send_signal(signal.SIGKILL)
    plain.wait()
    assert _turns(db)[-1] == ("note", "smiles at last")
    assert " note: smiles at last" in outside("resume", "last", "--plain", typed="/notes\n").out


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_parks_and_tells_how_to_go_on(
    plain: subprocess.Popen[str], db: Path, number: signal.Signals, code: int
) -> None:
    """Ctrl-C, an asked end, a closed terminal: nothing is lost, and no traceback."""
    _type(plain, "smiles")
    _until(plain, "noted")
    plain.send_signal(number)
    out, err = plain.communicate(timeout=60)
    assert plain.returncode == code
    assert "sideline resume " in out
    assert err == ""
    assert [kind for kind, _ in _turns(db)] == ["begin", "note", "park"]


def test_a_reader_that_goes_away_parks_quietly(plain: subprocess.Popen[str], db: Path) -> None:
    """As with any program at the head of a pipe."""
    assert plain.stdout is not None
    plain.stdout.close()
    plain.stdout = None
    _type(plain, "nobody hears this, and it is kept")
    _, err = plain.communicate(timeout=60)
    assert plain.returncode == 141
    assert err == ""
    assert [kind for kind, _ in _turns(db)] == ["begin", "note", "park"]


def test_what_the_database_does_not_take_is_said_kept_and_stored_later(plain: subprocess.Popen[str], db: Path) -> None:
    """The talk goes on meanwhile, and the order stays."""
    with sqlite3.connect(db) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no room'); END")
    _type(plain, "first")
    assert "journal" in _until(plain, "Not in the database yet")
    with connection:
        connection.execute("DROP TRIGGER full")
    connection.close()
    _type(plain, "second")
    _until(plain, "noted")
    assert _turns(db)[1:] == [("note", "first"), ("note", "second")]


def test_what_the_database_did_not_take_of_a_rehearsal_is_stored_on_leaving(db: Path) -> None:
    """No further word is needed; the exit code says that all of it is there."""
    process = subprocess.Popen(
        [*PROGRAM, "rehearse", "soil", "--as", "nia", "--seed", "1", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    _until(process, "Nia: ")
    with sqlite3.connect(db) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON attempts BEGIN SELECT RAISE(ABORT, 'no room'); END")
    _type(process, "You always rush.")
    _until(process, "Not in the database yet")
    with connection:
        connection.execute("DROP TRIGGER full")
    out, err = process.communicate("/leave\n", timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "Not in the database yet" not in out
    assert connection.execute("SELECT text FROM attempt_turns").fetchall() == [("",), ("You always rush.",)]
    connection.close()


def test_no_colour_and_no_drawing_characters_leave_a_pipe(talk: str, db: Path) -> None:
    """Also where colours are asked for."""
    colourful = {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}
    done = outside("live", talk, "--with", "Ana", "--plain", typed="/help\n1\n1\n", **colourful)
    assert done.code == 0
    assert db.exists()
    assert not [sign for sign in done.out if sign == "\x1b" or "\u2500" <= sign <= "\u259f"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_cannot_show_a_letter_gets_a_stand_in(talk: str, db: Path, encoding: str) -> None:
    """Old encodings are no reason to break; the records keep the letter."""
    settings = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [*PROGRAM, "live", talk, "--with", "王 Li", "--plain"]
    done = subprocess.run(command, check=False, capture_output=True, input=b"", env=settings)
    assert (done.returncode, done.stderr) == (0, b"")
    assert _turns(db)[0] == ("begin", "A short talk with 王 Li")


def test_without_standard_input_a_conversation_parks_at_once(talk: str, db: Path) -> None:
    """Closed input is the end of input."""
    shell = f'exec "$0" -m sideline_tui live "{talk}" --with Ana --plain <&-'
    command = ["/bin/sh", "-c", shell, sys.executable]
    done = subprocess.run(command, check=False, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert [kind for kind, _ in _turns(db)] == ["begin", "park"]


def test_at_a_terminal_there_is_a_prompt_and_an_empty_line_shows_the_card(talk: str, db: Path) -> None:  # noqa: ARG001
    """And after the end an empty line leaves."""
    child = pexpect.spawn(
        sys.executable, ["-m", "sideline_tui", "live", talk, "--with", "Ana", "--plain"], encoding="utf-8", timeout=60
    )
    child.expect("Any time: .*\r\n> ")
    child.sendline("")
    child.expect("Hello. Both sit down.")
    child.expect("> ")
    child.sendline("2")
    child.expect("Ended: stopped")
    child.expect("> ")
    child.sendline("")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_the_app_without_a_terminal_is_one_sentence_and_exit_2(db: Path) -> None:
    """Nothing is made on the disk for it."""
    done = outside()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("sideline: ")
    assert done.err.count("\n") == 1
    assert not db.exists()


def test_a_signal_leaves_a_rehearsal_open_and_tells_how_to_go_on(db: Path) -> None:  # noqa: ARG001
    """It has not ended, and every word of it is there."""
    process = subprocess.Popen(
        [*PROGRAM, "rehearse", "soil", "--as", "nia", "--seed", "3", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    _type(process, "You always rush.")
    _until(process, "[1] ")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
    *_, command = out.rstrip().partition("Go on with it: sideline ")
    assert "You: You always rush." not in out
    assert "You: You always rush." in outside(*command.split()).out
