"""The card fades over clean runs of a flow: all of it, the letters, nothing but the ways on."""

from __future__ import annotations

import pytest
from tests.practice.plans import PLANS, play

from sideline_flows.attempt import Attempt
from sideline_flows.practice.fading import RUNS, fade, help_after
from sideline_flows.practice.reply import Help
from sideline_flows.services import Services

GOOD = next(plan for plan in PLANS if plan.name == "nia-good")
POOR = next(plan for plan in PLANS if plan.name == "nia-poor")


@pytest.mark.parametrize(
    ("clean", "shown"),
    [
        ({}, Help.FULL),
        ({"full": RUNS - 1}, Help.FULL),
        ({"full": RUNS}, Help.LETTERS),
        ({"full": 9, "letters": RUNS - 1}, Help.LETTERS),
        ({"full": RUNS, "letters": RUNS}, Help.NOTHING),
        ({"nothing": 1}, Help.NOTHING),
    ],
)
def test_help_goes_by_the_clean_runs_with_it(clean: dict[str, int], shown: Help) -> None:
    """As many with the letters as with all of it."""
    assert help_after(clean) is shown


def test_three_clean_runs_take_the_card_away(services: Services) -> None:
    """The help each run had is kept with it; a poor run changes nothing."""
    for _ in range(RUNS):
        play(services, GOOD)
    play(services, POOR)
    reply = play(services, GOOD)[1]
    assert reply.help is Help.LETTERS
    assert [row.help for row in services.store.rehearsals.attempts()] == ["letters", "letters", *["full"] * RUNS]
    assert [row.clean for row in services.store.rehearsals.attempts()] == [True, False, *[True] * RUNS]


def test_other_flows_are_shown_whole(services: Services) -> None:
    """Help is learnt away flow by flow."""
    for _ in range(RUNS):
        play(services, GOOD)
    assert Attempt.begin(services, "acc", "nia").reply().help is Help.FULL


def test_a_run_that_was_gone_back_in_is_not_clean(services: Services) -> None:
    """However good its last way was."""
    attempt = Attempt.begin(services, "soil", "nia", seed=1, drill="permission")
    attempt.say("May I tell you what I saw?")
    attempt.undo()
    attempt.say("Would now be all right for something I noticed?")
    assert attempt.choose(1).score == attempt.score()
    assert attempt.score().total == attempt.score().possible
    assert [row.clean for row in services.store.rehearsals.attempts()] == [False]


def test_what_is_left_of_the_card(services: Services) -> None:
    """Letters, then not even those; the ways on and what only a hand can fill always stay."""
    card = Attempt.begin(services, "soil", "nia").reply().card
    letters, nothing = fade(card, Help.LETTERS), fade(card, Help.NOTHING)
    assert card.say
    assert card.checks
    assert (letters.say, letters.aim, letters.checks, letters.why) == ((), "", (), ())
    assert letters.crumbs[0].phases
    assert nothing.crumbs[0].phases == ()
    for faded in (letters, nothing):
        assert [choice.text for choice in faded.choices] == [choice.text for choice in card.choices]
        assert faded.captures == card.captures
        assert not any(choice.lacks for choice in faded.choices)
