"""Lines from standard input, whatever comes down the pipe."""

from __future__ import annotations

import io
import os
import signal

import pytest

from sideline_flows.errors import InputError
from sideline_tui.typed import LONGEST, Stopped, TypedLines


def test_lines_come_one_by_one_and_the_end_is_none() -> None:
    """Line ends of any kind are no part of a line; a last line needs none."""
    typed = TypedLines(io.BytesIO(b"one\r\n\ntwo"))
    assert [typed.next() for _ in range(4)] == ["one", "", "two", None]


def test_bytes_that_are_not_utf8_and_control_characters_become_visible_stand_ins() -> None:
    """Nothing is dropped and nothing can act on a terminal."""
    typed = TypedLines(io.BytesIO(b"caf\xe9 \x1b]0;title\x07\n"))
    assert typed.next() == "caf\ufffd ␛]0;title␇"


def test_a_line_of_a_megabyte_is_refused_in_words_and_the_next_one_is_read() -> None:
    """What is too long is passed over to its very end."""
    typed = TypedLines(io.BytesIO(b"x" * 1_000_000 + b"\nafter\n"))
    with pytest.raises(InputError, match="64 kB"):
        typed.next()
    assert typed.next() == "after"


@pytest.mark.parametrize("size", [LONGEST - 1, LONGEST])
def test_a_line_of_just_the_limit_is_taken(size: int) -> None:
    """The limit counts the bytes before the line end."""
    assert TypedLines(io.BytesIO(b"x" * size + b"\nafter\n")).next() == "x" * size


def test_an_overlong_last_line_without_an_end_is_refused_once() -> None:
    """The end of input ends the passing over."""
    typed = TypedLines(io.BytesIO(b"x" * (LONGEST * 3)))
    with pytest.raises(InputError):
        typed.next()
    assert typed.next() is None


def test_a_signal_during_work_stops_only_the_next_wait() -> None:
    """A turn under way is finished first; handlers are put back afterwards."""
    before = signal.getsignal(signal.SIGTERM)
    typed = TypedLines(io.BytesIO(b"never taken\n"))
    with typed.listening():
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Stopped) as stopped:
            typed.next()
    assert stopped.value.number == signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before
