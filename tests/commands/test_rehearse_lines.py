"""What one typed line asks of a plain rehearsal."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.errors import InputError
from sideline_tui.rehearse_lines import COMMANDS, Asked, Verb, help_lines, read_line


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", Asked(Verb.NOTHING)),
        ("  ", Asked(Verb.NOTHING)),
        ("2", Asked(Verb.CHOOSE, numbers=(2,))),
        ("May I share something?", Asked(Verb.SAY, "May I share something?")),
        ("2 things stood out", Asked(Verb.SAY, "2 things stood out")),
        ("//rewind is a word", Asked(Verb.SAY, "/rewind is a word")),
        ("/rewind 4", Asked(Verb.REWIND, numbers=(4,))),
        ("/compare 6 9", Asked(Verb.COMPARE, numbers=(6, 9))),
        ("/correct permission ask", Asked(Verb.CORRECT, "permission ask")),
        ("/set talk = tomorrow = ten", Asked(Verb.SET, "tomorrow = ten", "talk")),
        ("/WHY", Asked(Verb.WHY)),
        ("/end", Asked(Verb.END)),
    ],
)
def test_a_line_is_read(line: str, asked: Asked) -> None:
    """Digits go on, a slash commands, everything else is said."""
    assert read_line(line) == asked


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/rewnid 3", "did you mean /rewind"),
        ("/nothing like it", "/help lists them"),
        ("/rewind", "/rewind 4"),
        ("/rewind three", "/rewind 4"),
        ("/compare 3", "/compare 6 9"),
        ("/why not", "/why"),
        ("/correct", "/correct MOVE"),
        ("/set talk", "/set name = value"),
        ("1" * 30, "there is no choice 111"),
    ],
)
def test_a_line_that_cannot_be_meant_says_how_it_is_typed(line: str, said: str) -> None:
    """One line, and nothing was done."""
    with pytest.raises(InputError, match=said):
        read_line(line)


@given(st.text(max_size=200))
def test_any_line_is_read_or_refused(line: str) -> None:
    """Whatever it holds."""
    with suppress(InputError):
        assert read_line(line).verb in Verb


def test_help_names_every_command() -> None:
    """One line each, none too wide."""
    page = help_lines()
    assert all(any(line.startswith(command.usage) for line in page) for command in COMMANDS.values())
    assert max(map(len, page)) <= 100
