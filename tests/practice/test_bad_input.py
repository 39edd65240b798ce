"""Whatever is typed, the recogniser answers, soon and soberly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.practice.moves import Move, recognise

NOTHING_TO_NAME = (Move.OTHER, Move.MIXED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t",
        "👍👍 🙂",
        "?!?!",
        "Привет, как дела?",
        "¿Qué te parece la propuesta del cliente?",
        "Ich weiß nicht, was du mit dem Kunden machen willst.",
        "You idiot.",
        "shut up",
        "\x00\x1b[31m\u202e",
        "\ud800",
    ],
)
def test_what_is_no_move_is_other(text: str) -> None:
    """Signs, other languages and insults are no move of coaching."""
    assert recognise(text, "Fine.").move in NOTHING_TO_NAME


@pytest.mark.parametrize("piece", ["a", "you should ", "what? ", "so-", '"', "You feel tired. ", "🙂", "[", "\n"])
def test_a_pasted_essay_is_not_read_as_a_turn(piece: str) -> None:
    """A hundred kilobytes of anything is neither listening nor telling."""
    text = piece * (100_000 // len(piece))
    assert recognise(text, text).move in NOTHING_TO_NAME


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_gets_an_answer_that_quotes_it(text: str, previous: str) -> None:
    """No text raises; certainty is a share; each quote and each sentence is a piece of the text."""
    found = recognise(text, previous)
    assert 0 <= found.certainty <= 1
    assert all(quote in text for quote in found.because)
    assert all(one.text in text for one in found.sentences)


LOADED = st.sampled_from(
    ("you", "should", "feel", "what", "?", ".", "so", "I", "hear", "sounds", "like", '"', "'", "-", ",")
)


@given(st.lists(LOADED))
def test_any_order_of_loaded_words_gets_an_answer(words: list[str]) -> None:
    """The words that rules look for, in any order, never raise."""
    assert recognise(" ".join(words), " ".join(reversed(words))).move in Move
