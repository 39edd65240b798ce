"""What a typed line of plain mode asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.errors import InputError
from sideline_tui.lines import COMMANDS, LANGUAGE, Asked, Verb, help_lines


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("2", Asked(Verb.CHOOSE, numbers=(2,))),
        (" 07 ", Asked(Verb.CHOOSE, numbers=(7,))),
        ("", Asked(Verb.NOTHING)),
        ("   ", Asked(Verb.NOTHING)),
        ("she paused, then smiled", Asked(Verb.NOTE, "she paused, then smiled")),
        ("2 more calls", Asked(Verb.NOTE, "2 more calls")),
        ("-1", Asked(Verb.NOTE, "-1")),
        ("//etc is a folder", Asked(Verb.NOTE, "/etc is a folder")),
        ("/note 15000", Asked(Verb.NOTE, "15000")),
        ("/private looks tired", Asked(Verb.PRIVATE, "looks tired")),
        ("/set scene = the demo = on Tuesday", Asked(Verb.SET, "the demo = on Tuesday", name="scene")),
        ("/set own words=it cost me the deal", Asked(Verb.SET, "it cost me the deal", name="own words")),
        ("/check 1", Asked(Verb.CHECK, "1")),
        ("/check own words off", Asked(Verb.CHECK, "own words", on=False)),
        ("/CHECK 2 on", Asked(Verb.CHECK, "2", on=True)),
        ("/promise Ana: 5 calls by Fri", Asked(Verb.PROMISE, "Ana: 5 calls by Fri")),
        ("/call acc", Asked(Verb.CALL, "acc")),
        ("/go same-memory", Asked(Verb.GO, "same-memory")),
        ("/who them", Asked(Verb.WHO, "them")),
        ("/who Me", Asked(Verb.WHO, "me")),
        ("/who", Asked(Verb.WHO, "")),
        ("/undo", Asked(Verb.UNDO)),
        ("/park", Asked(Verb.PARK)),
    ],
)
def test_a_line_is_read_as_what_it_asks_for(line: str, asked: Asked) -> None:
    """Digits choose, a slash commands, two slashes and all else are notes."""
    assert LANGUAGE.read(line) == asked


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/privat the salary", "/private"),
        ("/xyzzy", "/help"),
        ("/", "/help"),
        ("/set scene", "/set name = value"),
        ("/set = x", "/set name = value"),
        ("/set scene =", "/set name = value"),
        ("/promise", "/promise text"),
        ("/check", "/check 1"),
        ("/undo that", "/undo stands alone"),
        ("/who knows", "/who me|them"),
        ("12345", "/note"),
        ("9" * 5000, "/note"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_in_one_line_with_a_way_on(line: str, says: str) -> None:
    """The refusal names the nearest command or how it is typed."""
    with pytest.raises(InputError) as refused:
        LANGUAGE.read(line)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 160


@given(st.text())
def test_any_text_is_read_or_refused_and_a_note_keeps_its_words(line: str) -> None:
    """No line breaks the reader, and what becomes a note is what was typed."""
    try:
        asked = LANGUAGE.read(line)
    except InputError:
        return
    if asked.verb is Verb.NOTE and not line.strip().startswith("/"):
        assert asked.text == line.strip()


def test_every_command_is_in_the_help_and_reads_its_own_usage_name() -> None:
    """A command without a help line could not be found."""
    text = "\n".join(help_lines())
    for name, command in COMMANDS.items():
        assert command.usage.startswith(f"/{name}")
        assert command.usage in text
