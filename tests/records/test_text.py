"""Nothing that a terminal would obey gets past `clean`, and nothing else is changed."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.text import clean, one_line

ANYTHING = st.text(st.characters(codec=None, categories=None))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b]52;c;eA==\x07", "␛]52;c;eA==␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "\ufffd31m"),
        ("abc\u202edef\u2066\ufeff", "abc\ufffddef\ufffd\ufffd"),
        ("\ud800 \uffff \U0010fffe", "\ufffd \ufffd \ufffd"),
        ("one\r\ntwo\rthree\n\tfour", "one\ntwo\nthree\n\tfour"),
        ("[/b] [@click=app.quit] é e\u0301 שלום 😀", "[/b] [@click=app.quit] é e\u0301 שלום 😀"),
    ],
)
def test_controls_become_visible_and_the_rest_stays(typed: str, shown: str) -> None:
    """Escape sequences, bidi overrides and characters that cannot be stored are shown as what they are."""
    assert clean(typed) == shown


def test_every_character_that_is_left_is_harmless() -> None:
    """Over all of Unicode: no control but tab and line feed, no surrogate, no noncharacter, and the rest untouched."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    left = clean(everything)
    controls = {letter for letter in left if unicodedata.category(letter) in {"Cc", "Cs"}}
    assert controls == {"\n", "\t"}
    assert "\ufffe" not in left
    assert set(left) <= set(everything)
    assert "\u200d" in left


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """What was cleaned on the way in is equal when it is cleaned on the way out."""
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    """No line end of any kind is left, and no space at the ends."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
