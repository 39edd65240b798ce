"""Search finds words, in any text one may type, and never reads it as a query."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.conftest import Talk

from sideline_flows.records.search import LONGEST, MOST_WORDS, quoted
from sideline_flows.records.store import Store

HOSTILE = (
    *(
        '"',
        '""',
        "'",
        '" OR "',
        "a AND",
        "NOT",
        "a NEAR b",
        "NEAR(a b)",
        "text:calls",
        "{text} : a",
        "^calls",
        "-calls",
    ),
    *(
        "*",
        "a*b",
        "**",
        "(",
        ")",
        "calls)",
        "a + b",
        "\x00",
        "a\x00b",
        "\ud800",
        "%",
        "_",
        "; DROP TABLE turns",
        "é*",
        "😀",
    ),
    *("a" * 100_000, "a " * 100_000, '"' * 1000, "\\", "—", "...", "\u202ecalls", "\n\n", "٣", "½ ²"),
)


@pytest.fixture(scope="module")
def searched() -> Iterator[Store]:
    """A store with a few turns, for searches that change nothing."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "sideline.db") as store:
        talk = Talk(store)
        talk.turn("begin", "Give feedback with Ana")
        talk.turn(text="five executive calls by Friday, déjà vu")
        talk.turn(text='she said "calls" and CALLS again', private=True)
        yield store


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_is_an_error(searched: Store, words: str) -> None:
    """Operators, quotes, wildcards, controls and endless text are words that are found or not."""
    searched.search(words)
    searched.search(words, ranked=True)


@given(words=st.text(st.characters(codec=None, categories=None)))
def test_no_text_at_all_is_an_error(searched: Store, words: str) -> None:
    """Whatever is typed."""
    assert isinstance(searched.search(words), tuple)


@given(words=st.text(st.characters(codec=None, categories=None)))
def test_what_is_asked_is_short(words: str) -> None:
    """However much is typed or pasted."""
    asked = quoted(words * 50)
    assert len(asked.split('" "')) <= MOST_WORDS
    assert len(asked) <= 2 * LONGEST + 3 * MOST_WORDS


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("calls", [3, 2]),
        ("CALLS friday", [2]),
        ("exec", []),
        ("exec*", [2]),
        ("deja", [2]),
        ("De\u0301ja\u0300", [2]),
        ('"calls" again', [3]),
        ("calls nowhere", []),
        ("", []),
        ("— …", []),
        ("NOT calls", []),
    ],
)
def test_all_words_must_be_there(searched: Store, words: str, found: list[int]) -> None:
    """In any order, case and with any accents; a star finds what begins so; the newest comes first."""
    assert [hit.seq for hit in searched.search(words)] == found
    assert sorted(hit.seq for hit in searched.search(words, ranked=True)) == sorted(found)


def test_a_hit_says_where_it_is_and_shows_the_words(searched: Store) -> None:
    """The snippet is plain text, and the marks are the places of the words in it."""
    (hit, _) = searched.search("calls")
    assert (hit.person, hit.title, hit.kind, hit.private) == ("Ana", "Give feedback", "note", True)
    assert hit.snippet == 'she said "calls" and CALLS again'
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["calls", "CALLS"]


def test_a_long_turn_is_cut_around_the_words(talk: Talk) -> None:
    """What is far from the words is left out."""
    talk.turn(text=f"{'before ' * 200}needle{' after' * 200}")
    (hit,) = talk.store.search("needle")
    assert len(hit.snippet) < 200
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["needle"]


def test_the_best_of_the_newest_come_first_when_asked(talk: Talk) -> None:
    """The turn that is all about the word before the one that mentions it."""
    talk.turn(text="calls calls calls")
    talk.turn(text=f"calls {'and many other words ' * 20}")
    assert [hit.seq for hit in talk.store.search("calls")] == [3, 2]
    assert [hit.seq for hit in talk.store.search("calls", ranked=True)] == [2, 3]
    assert len(talk.store.search("calls", limit=1)) == 1
