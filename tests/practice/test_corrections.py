"""What a manager corrects stays corrected."""

from __future__ import annotations

import pytest

from sideline_flows.practice.moves import Coarse, Corrections, Move, recognise

LABELS = Corrections([("You rushed the close on the Orchard deal on Friday.", Move.JUDGING_OBSERVATION)])


def test_the_same_words_get_the_corrected_label() -> None:
    """Capitals, marks and apostrophes do not matter."""
    found = recognise("you rushed the close on the orchard deal on friday", corrections=LABELS)
    assert (found.move, found.certainty, found.corrected) == (Move.JUDGING_OBSERVATION, 1.0, True)
    assert found.coarse is Coarse.INPUT


def test_words_much_like_them_get_it_too_and_less_surely() -> None:
    """One word changed keeps the label."""
    found = recognise("You rushed the close on the Orchard deal on Monday.", corrections=LABELS)
    assert found.corrected
    assert found.move is Move.JUDGING_OBSERVATION
    assert found.certainty < 1


@pytest.mark.parametrize(
    "text",
    [
        "You are an idiot.",
        "Was hat dich dazu gebracht, das so zu sagen?",
        "👍",
        "What did you see there? " * 200,
    ],
    ids=["insult", "another language", "signs", "overlong"],
)
def test_a_correction_comes_before_what_is_not_read_at_all(text: str) -> None:
    """Without one, such a turn is nothing; with one, it is what the manager says it was."""
    plain = recognise(text)
    assert plain.move in {Move.OTHER, Move.MIXED}
    found = recognise(text, corrections=Corrections([(text, Move.OPEN_QUESTION)]))
    assert (found.move, found.certainty, found.corrected) == (Move.OPEN_QUESTION, 1.0, True)
    assert found.coarse is Coarse.OPEN_QUESTION
    assert not found.unasked
    assert recognise(text, corrections=Corrections([(text, Move.ADVICE)])).unasked
    assert recognise(text, corrections=LABELS) == plain


def test_a_label_for_signs_is_none_for_other_signs() -> None:
    """A turn without a word is only like itself."""
    assert recognise("🙂", corrections=Corrections([("👍", Move.UNDERSTANDING_CHECK)])).move is Move.OTHER


def test_other_words_are_read_as_ever() -> None:
    """A correction reaches no further than its like."""
    found = recognise("What made you choose that?", corrections=LABELS)
    assert not found.corrected
    assert found == recognise("What made you choose that?")


def test_the_later_of_two_corrections_holds() -> None:
    """A manager may think again."""
    text = "Good, and what else?"
    twice = Corrections([(text, Move.OTHER), (text, Move.OPEN_QUESTION)])
    assert recognise(text, corrections=twice).move is Move.OPEN_QUESTION


def test_no_correction_changes_nothing() -> None:
    """An empty list is like none."""
    assert recognise("You should ask.", corrections=Corrections()) == recognise("You should ask.")
