"""The guards over Textual's private parts: when one of these fails, Textual has moved something."""

from __future__ import annotations

import codecs

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.drivers import linux_driver
from textual.strip import Strip
from textual.widgets import Input, Static, TextArea

from sideline_tui import driver

UNSAFE = [
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
]


@pytest.fixture(autouse=True)
def guarded() -> None:
    """As the app does first."""
    driver.guard()


@pytest.mark.parametrize("letter", UNSAFE, ids=lambda letter: f"U+{ord(letter):04X}")
def test_no_control_reaches_the_terminal(letter: str) -> None:
    """Out of any strip, with a style and without."""
    style = Style(bold=True)
    shown = Strip([Segment(f"a{letter}b"), Segment(f"c{letter}d", style)]).render(Console())
    assert letter not in shown.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert shown.startswith("a")


def test_no_link_reaches_the_terminal() -> None:
    """An OSC 8 link is a control sequence whose address comes from text."""
    shown = Strip([Segment("here", Style(link="https://example.org/\x1b]0;x\x07"))]).render(Console())
    assert "\x1b]" not in shown
    assert "here" in shown


def test_honest_text_is_drawn_as_before() -> None:
    """With all its styles, accents and wide letters."""
    segments = [Segment("Zoë 你好 👩‍💻 ", Style(bold=True, color="red")), Segment("x")]
    unguarded = driver._plain_render(Strip(segments), Console())  # noqa: SLF001 - what it guards
    assert Strip(segments).render(Console()) == unguarded


async def test_every_widget_is_covered() -> None:
    """What widgets draw passes through the guarded place."""
    hostile = "x\x1b]0;owned\x07y\x9b31mz"

    class Surfaces(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(hostile, markup=False)
            yield Input(hostile)
            yield TextArea(hostile)

    app = Surfaces()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        update = app.screen._compositor.render_update(full=True)  # noqa: SLF001 - what goes to the terminal
        sent = update.render_segments(app.console)
        assert "\x1b]0;" not in sent
        assert "\x07" not in sent
        assert "\x9b" not in sent


def test_the_driver_asks_for_the_decoder_that_is_replaced() -> None:
    """Textual still takes its decoder from this name."""
    assert "getincrementaldecoder" in linux_driver.LinuxDriver.run_input_thread.__code__.co_names
    assert hasattr(linux_driver.LinuxDriver, "_run_input_thread")
    assert hasattr(linux_driver.LinuxDriver, "_sigcont_application")


def test_bytes_that_are_not_utf8() -> None:
    """Become stand-ins; a letter torn in two is whole again."""
    decode = linux_driver.getincrementaldecoder("utf-8")().decode  # type: ignore[attr-defined]
    assert decode(b"caf\xe9 ") == "caf\ufffd "
    assert decode("é".encode()[:1]) + decode("é".encode()[1:]) == "é"
    assert codecs.decode(b"x", "utf-8") == "x"


def test_an_end_of_input_is_the_end_of_the_terminal() -> None:
    """Read empty, a terminal has gone; only the last look may find nothing."""
    decode = linux_driver.getincrementaldecoder("utf-8")().decode  # type: ignore[attr-defined]
    with pytest.raises(EOFError):
        decode(b"")
    assert decode(b"", final=True) == ""
