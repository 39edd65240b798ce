"""Where the app refuses to draw, and what it takes over from its environment."""

from __future__ import annotations

import io
import os

import pytest

from sideline_tui import app, terminal


class Tty(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


TERMINAL = (Tty(), Tty(), Tty())


@pytest.mark.parametrize(
    ("environ", "streams", "word"),
    [
        ({}, (io.StringIO(), Tty(), Tty()), "terminal"),
        ({}, (Tty(), io.StringIO(), Tty()), "terminal"),
        ({}, (Tty(), None, Tty()), "terminal"),
        ({"TERM": "dumb"}, TERMINAL, "dumb"),
        ({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, TERMINAL, "browser"),
    ],
)
def test_refusal(environ: dict[str, str], streams: tuple[Tty, ...], word: str) -> None:
    """One sentence that says why, and the way on."""
    said = terminal.refusal(environ, streams)
    assert word in said
    assert "--plain" in said
    assert "\n" not in said


@pytest.mark.parametrize("environ", [{}, {"TERM": "xterm-256color"}, {"TERM": "vt100", "NO_COLOR": "1"}])
def test_no_refusal(environ: dict[str, str]) -> None:
    """A terminal is a terminal."""
    assert terminal.refusal(environ, TERMINAL) == ""


def test_prepare() -> None:
    """What logs keys or loads code is dropped, looks are kept, new files are private."""
    environ = {
        "TEXTUAL_LOG": "keys",
        "TEXTUAL": "devtools",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_THEME": "nord",
        "X": "1",
    }
    before = os.umask(0o022)
    try:
        terminal.prepare(environ)
        assert os.umask(0o022) == 0o077
    finally:
        os.umask(before)
    assert environ == {"TEXTUAL_THEME": "nord", "TEXTUAL_FPS": "120", "X": "1"}


def test_without_a_terminal_it_ends_at_once(capsys: pytest.CaptureFixture[str], tmp_path: object) -> None:
    """With exit code 2, one line, and nothing made."""
    assert app.run_app(tmp_path / "none.db") == 2  # type: ignore[operator]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("sideline: ")
    assert said.err.count("\n") == 1
