"""Whole talks, pressed through by the words on the cards: the turns that matter in the shipped flows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sideline_flows.coach import Coach
from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.language.pack import Library
from sideline_flows.records.store import Store
from sideline_flows.reply import Promise
from sideline_flows.services import Services

TO_A_CHECK = {
    "observe-check": ["Yes", "They know it", "They retell it", "Said as a fact"],
    "impact-check": ["Yes", "They know it", "They retell it", "Said as a fact", "They describe it", "Said it"],
    "learn-check": [
        *("Yes", "They know it", "They retell it", "Said as a fact", "They describe it", "Said it"),
        *("They say the effect", "One idea"),
    ],
}
ACC = ["They feel heard", "They told me more", "Yes, exactly"]
TO_THE_BOOKING = [
    *("They see why", "Said it", "We agree", "It fits", "They want that", "They agree"),
    *("They shared", "We compared", "Gap agreed", "No data"),
]


class Talk:
    """A conversation in which one presses words."""

    def __init__(self, shelf: Shelf, flow: str, situation: Situation) -> None:
        self.situation = situation
        self.conversation, _ = Conversation.begin(shelf, flow, situation)

    def press(self, *words: str) -> Talk:
        """Each word must be on the card that is shown then."""
        for word in words:
            texts = [choice.text for choice in self.conversation.choices(self.situation)]
            assert word in texts, f"{self.where} offers {texts}"
            self.conversation.choose(texts.index(word) + 1, self.situation)
        return self

    def call(self, flow: str) -> Talk:
        """Take a detour."""
        self.conversation.call(flow, self.situation)
        return self

    @property
    def where(self) -> list[str]:
        """The stack as `flow/state`, the present one last."""
        return [f"{frame.flow}/{frame.state}" for frame in self.conversation.stack.frames]

    @property
    def outcome(self) -> str:
        """How the talk ended, or nothing."""
        return self.conversation.stack.outcome


@pytest.mark.parametrize("check", TO_A_CHECK)
def test_resistance_that_softens_returns_to_the_check_that_raised_it(
    shelf: Shelf, first_meeting: Situation, check: str
) -> None:
    """Each understanding check of the feedback comes back to itself."""
    talk = Talk(shelf, "soil", first_meeting).press(*TO_A_CHECK[check], "They push back", *ACC, "They soften")
    assert talk.where == [f"soil/{check}"]


@pytest.mark.parametrize("check", TO_A_CHECK)
def test_a_belief_that_shifts_leads_on_to_what_to_try(shelf: Shelf, first_meeting: Situation, check: str) -> None:
    """Counselling under the resistance, then straight to the last letter."""
    talk = Talk(shelf, "soil", first_meeting).press(*TO_A_CHECK[check], "They push back", *ACC, "They still resist")
    assert talk.where[-2:] == ["pushback/counsel", "counseling/invite"]
    talk.press("They accept", "Belief named", "Both sides", "Cost named", "They reframe it", "Test is set")
    assert talk.where == ["soil/learn"]


def test_heat_ends_in_a_time_to_go_on(shelf: Shelf, first_meeting: Situation) -> None:
    """No last word on the way out: a booking, and the feedback counts as moved."""
    talk = Talk(shelf, "soil", first_meeting).press(*TO_A_CHECK["impact-check"], "They push back", *ACC)
    talk.press("It gets heated", "Reason is clear", "We have a time", "One item each")
    assert talk.outcome == "rescheduled"


def test_distress_in_a_detour_ends_the_talk_it_was_called_from(shelf: Shelf, first_meeting: Situation) -> None:
    """Stop, thank, hand over: the flow below does not go on as if nothing had been said."""
    talk = Talk(shelf, "roam", first_meeting).press("They shared").call("acc")
    talk.press("They are in distress", "We stop here")
    assert talk.outcome == "stopped"


def test_a_detour_inside_feedback_inside_coaching_comes_back_to_its_card(
    shelf: Shelf, first_meeting: Situation
) -> None:
    """Five deep and back again, with nothing lost on the way."""
    talk = Talk(shelf, "sled", first_meeting)
    talk.press("They see why", "Said it", "We agree", "It fits", "They want that", "They agree")
    talk.press("They shared", "We compared", "Gap agreed", "We went through it", "We saw it", "We agree")
    talk.press("They know", "They know", "It pays", "Nothing real", "Not well enough", "No belief")
    talk.press("Coaching", "Content named", "They agree", "They name a moment", "We see it differently", "Yes")
    before = talk.where
    assert before == ["sled/develop", "sales-coaching/compare", "soil/situation"]
    assert talk.call("acc").press(*ACC).where == before
    talk.press("They know it", "They retell it", "Said as a fact", "They describe it", "Said it")
    talk.press("They say the effect", "One idea", "Their own version", "A small change")
    assert talk.where == ["sled/develop", "sales-coaching/compare"]
    talk.press("We agree", "They chose", "Standard reached", "They commit", "They wrote it", "Booked")
    assert talk.outcome == "done"


def test_too_little_time_books_the_method_instead_of_squeezing_it_in(shelf: Shelf, first_meeting: Situation) -> None:
    """The help is agreed, the meeting is nearly over: book it."""
    late = Talk(shelf, "sled", replace(first_meeting, minutes_left=5.0)).press(
        *TO_THE_BOOKING[:9], "We went through it"
    )
    late.press("We saw it", "We agree", "They know", "They know", "It pays", "Nothing real", "They can", "No belief")
    late.press("Training", "Content named", "They agree")
    assert late.where == ["sled/book-delivery", "ham-bam/reason"]


def test_practice_that_does_not_get_there_is_parked_after_three_tries(shelf: Shelf, first_meeting: Situation) -> None:
    """Nobody is drilled for ever."""
    talk = Talk(shelf, "sales-coaching", first_meeting).press("They name a moment", "We agree", "They chose")
    talk.press("Not there yet", "Not there yet")
    assert talk.where == ["sales-coaching/practice"]
    assert talk.press("Not there yet").outcome == "parked"


def test_a_promise_missed_twice_asks_for_its_cause(shelf: Shelf, first_meeting: Situation) -> None:
    """The first miss may be said afresh; the second needs a diagnosis."""
    promise = Promise("1", "Ana", "ask for the date before the price", "2026-02-20", "")
    once = replace(first_meeting, promises=(promise,))
    twice = replace(once, missed=frozenset({"1"}))
    words = ("They report", "No trace", "Not yet", "It slipped")
    assert Talk(shelf, "rolling-review", once).press(*words).where == ["rolling-review/recommit"]
    assert Talk(shelf, "rolling-review", twice).press(*words).outcome == "needs-diagnosis"


@pytest.fixture
def services(library: Library, tmp_path: Path) -> Iterator[Services]:
    """The shipped pack and a database on disk."""
    store = Store.open(tmp_path / "sideline.db")
    yield Services(library, store)
    store.close()


def test_a_talk_parked_for_an_observation_goes_on_at_that_card(services: Services) -> None:
    """The booking is over: the card says what to do once it was seen."""
    coach = Coach.begin(services, "sled", "Ana Bell")
    for word in (*TO_THE_BOOKING, "Reason is clear", "We have a time", "One item each"):
        texts = [choice.text for choice in coach.reply().card.choices]
        coach.choose(texts.index(word) + 1)
    assert coach.reply().outcome == "parked"
    resumed = Coach.resume(services, coach.session_id)
    assert [(crumb.flow, crumb.state) for crumb in resumed.reply().card.crumbs] == [("sled", "Book observation")]
    assert [(crumb.flow, crumb.state) for crumb in resumed.advance().card.crumbs] == [
        ("sled", "Lead"),
        ("roam", "Rep view"),
    ]


@pytest.mark.parametrize(
    ("flow", "first"),
    [
        ("sled", ["sled", "rolling-review"]),
        ("field-training", ["field-training", "rolling-review"]),
        ("sales-coaching", ["sales-coaching", "rolling-review"]),
        ("rolling-review", ["rolling-review"]),
        ("soil", ["soil"]),
        ("pop", ["pop"]),
    ],
)
def test_the_next_meeting_opens_with_what_was_promised(services: Services, flow: str, first: list[str]) -> None:
    """Coaching looks at earlier promises before anything new; a word in the corridor does not."""
    Coach.begin(services, "soil", "Ana Bell").promise("Ana: ask for the date by Friday, seen in the notes")
    card = Coach.begin(services, flow, "Ana Bell").reply().card
    assert [crumb.flow for crumb in card.crumbs] == first
    assert ("ask for the date" in " ".join(card.say)) == (first[-1] == "rolling-review")
