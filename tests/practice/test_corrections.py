"""What a manager corrects stays corrected."""

from __future__ import annotations

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
