"""However the app is ended, the terminal is given back, nothing typed is lost, and no traceback is shown."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.faults.conftest import APP, Run, Terminal, ignored

from sideline_flows.records.journal import journal_path, recover
from sideline_flows.records.store import Store

pytestmark = pytest.mark.slow


def in_a_note(run: Run, words: str) -> Terminal:
    """The app in a conversation, with these words typed and not sent."""
    terminal = run("live", "soil", "--with", "Ana")
    terminal.see("permission" if "permission" in terminal.text else "SOIL")
    terminal.see("note")
    terminal.type("n")
    terminal.see("enter")
    terminal.type(words)
    terminal.see(words)
    return terminal


def test_quit(run: Run) -> None:
    """The plain way: exit code 0, and a terminal as it was."""
    terminal = run()
    terminal.see("Begin")
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.restored


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals(run: Run, db: Path, number: signal.Signals) -> None:
    """A signal ends it tidily, with the exit code shells expect; what was typed waits for the next run."""
    terminal = in_a_note(run, "she hesitated")
    terminal.send(number)
    assert terminal.end() == 128 + number
    assert terminal.restored
    assert b"Traceback" not in terminal.raw
    assert list(recover(journal_path(db)).drafts.values()) == ["she hesitated"]
    again = run()
    again.see("words not sent")


def test_sigquit_is_ignored(run: Run) -> None:
    """A slip of the finger does not end a conversation."""
    terminal = run()
    terminal.see("Begin")
    terminal.send(signal.SIGQUIT)
    terminal.type("p")
    terminal.see("People")
    terminal.type(b"\x1c")
    terminal.type("q")
    terminal.see("Begin")


def test_a_closed_window(run: Run, db: Path) -> None:
    """The process ends, and what was typed is kept."""
    terminal = in_a_note(run, "she hesitated")
    terminal.close_window()
    assert terminal.gone()
    assert list(recover(journal_path(db)).drafts.values()) == ["she hesitated"]


def test_a_closed_window_where_hangups_are_ignored(run: Run) -> None:
    """Started under nohup, it ends all the same instead of burning a core."""
    with ignored(signal.SIGHUP):
        terminal = run()
    terminal.see("Begin")
    terminal.close_window()
    assert terminal.gone()


@pytest.mark.slow
def test_windows_closed_at_any_moment(run: Run) -> None:
    """Also while it draws: SIGHUP and SIGCONT come together then, and none of twenty runs is left behind."""
    for attempt in range(20):
        terminal = run()
        terminal.see("Begin")
        terminal.type("pq" * attempt)
        terminal.close_window()
        assert terminal.gone(), attempt


def test_suspend_and_come_back(run: Run) -> None:
    """Stopped and continued, by the key or from outside, it draws itself again and takes keys."""
    terminal = run()
    terminal.see("Begin")
    for stop in (lambda: terminal.type(b"\x1a"), lambda: terminal.send(signal.SIGSTOP)):
        stop()
        terminal.wait(lambda: os.waitpid(terminal.child.pid, os.WNOHANG | os.WUNTRACED)[0] != 0, "it to stop")
        terminal.send(signal.SIGCONT)
        terminal.type("p")
        terminal.see("People")
        terminal.type("q")
        terminal.see("Begin")


def test_bytes_that_are_not_utf8(run: Run) -> None:
    """Line noise is shown as such and ends nothing."""
    terminal = run()
    terminal.see("Begin")
    terminal.type("b")
    terminal.see("Who are you")
    terminal.type(b"caf\xe9 \xff\xfe ok")
    terminal.see("ok")
    assert "caf" in terminal.text


def test_keys_before_the_first_frame(run: Run) -> None:
    """What is typed while it starts is carried out."""
    terminal = run()
    terminal.wait(lambda: b"\x1b[?1049h" in terminal.raw, "the first byte")
    terminal.type("p")
    terminal.see("Nobody yet")


@pytest.mark.parametrize(
    "env", [{"TERM": "vt100"}, {"NO_COLOR": "1"}, {"LC_ALL": "C"}, {"TEXTUAL_LOG": "log", "TEXTUAL_PRESS": "q"}]
)
def test_strange_environments(run: Run, tmp_path: Path, env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs, and logs nothing."""
    monkeypatch.chdir(tmp_path)
    terminal = run(**env)
    terminal.see("Begin")
    terminal.type("p")
    terminal.see("Nobody yet")
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("arguments", [(), ("live", "soil", "--with", "Ana")])
def test_not_a_terminal(db: Path, arguments: tuple[str, ...]) -> None:
    """One sentence, exit code 2, nothing made."""
    done = subprocess.run(
        [sys.executable, "-c", APP, *arguments],
        env={**os.environ, "SIDELINE_DB": str(db)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "--plain" in done.stderr
    assert not db.exists()


BROKEN = """
import sys
from sideline_tui.screens import people
def broken(services):
    raise ZeroDivisionError("Ana looks tired")
people.read = broken
from sideline_tui.__main__ import main
sys.exit(main())
"""


def test_an_error_of_ours(run: Run) -> None:
    """It comes back by itself, tells so once, and shows neither traceback nor words; the third time it ends."""
    terminal = run(code=BROKEN)
    for times in (1, 2, 3):
        terminal.wait(lambda times=times: terminal.raw.count(b"\x1b[?1049h") == times, "a new window")
        terminal.see("Begin" if times == 1 else "Something broke inside")
        terminal.type("p")
    assert terminal.end() == 1
    assert terminal.restored
    assert b"Traceback" not in terminal.raw
    assert b"tired" not in terminal.raw
    assert "something keeps breaking inside; what was saved is safe" in " ".join(terminal.text.split())


BROKEN_TALK = BROKEN.replace(
    "from sideline_tui.screens import people", "from sideline_tui.widgets import sheet"
).replace("people.read = broken", "sheet.Sheet.show = broken")


def test_an_error_in_a_conversation(run: Run, db: Path) -> None:
    """The new window is in the same conversation, with what was typed back in its box."""
    terminal = run("live", "soil", "--with", "Ana", code=BROKEN_TALK)
    terminal.see("note")
    terminal.type("nshe hesitated")
    terminal.see("she hesitated")
    terminal.see("esc close")
    terminal.type("\x1b")
    terminal.see("n note")
    terminal.type("?")
    terminal.see("Something broke inside")
    terminal.type("n")
    terminal.see("she hesitated")
    with Store.open(db, read_only=True) as store:
        assert len(store.sessions()) == 1
