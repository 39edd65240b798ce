"""Whoever only ever presses the first choice comes to a good end, from wherever they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.proof import walk_by_first_choices
from sideline_flows.engine.shelf import Shelf
from sideline_flows.language.model import Flow
from sideline_flows.language.pack import Library, shipped
from sideline_flows.reply import Promise

ENOUGH = 200

GOOD = {
    "acc": "done",
    "counseling": "done",
    "field-training": "done",
    "ham-bam": "booked",
    "pop": "done",
    "pushback": "softened",
    "roam": "done",
    "rolling-review": "done",
    "sales-coaching": "done",
    "sled": "done",
    "soil": "done",
    "solutions": "done",
}

PROMISES = (
    Promise("1", "Ana", "ask for the date before the price", "2026-02-20", "in the recording"),
    Promise("2", "Ana", "call two former customers", "2026-02-27", "in the notes"),
)


def with_promises(situation: Situation) -> Situation:
    """The same person, with two promises from before and one of them missed then."""
    return replace(situation, promises=PROMISES, missed=frozenset({"2"}))


@pytest.mark.parametrize(("flow", "outcome"), GOOD.items())
def test_first_choices_alone_lead_to_a_good_end(
    shelf: Shelf, first_meeting: Situation, flow: str, outcome: str
) -> None:
    """It needs no more presses than there are cards on the way, and two."""
    walk = walk_by_first_choices(shelf, flow, first_meeting)
    assert walk.outcome == outcome
    assert walk.presses <= len(walk.cards) + 2


@pytest.mark.parametrize(("flow", "outcome"), GOOD.items())
def test_first_choices_also_get_through_a_meeting_that_opens_with_promises(
    shelf: Shelf, first_meeting: Situation, flow: str, outcome: str
) -> None:
    """Two open promises are looked at one after the other, and then it goes on as usual."""
    walk = walk_by_first_choices(shelf, flow, with_promises(first_meeting))
    assert walk.outcome == outcome
    reviewed = ("rolling-review", "recall") in walk.cards
    assert reviewed == (flow in {"sled", "field-training", "sales-coaching", "rolling-review"})


def test_every_flow_is_walked(flows: dict[str, Flow]) -> None:
    """A new flow says what its good end is."""
    assert flows.keys() == GOOD.keys()


LIBRARY = Library([shipped()])
PLAIN = Situation(today=date(2026, 3, 2), person="Ana Bell")


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(st.integers(1, 6), max_size=25),
    st.sampled_from((PLAIN, with_promises(PLAIN))),
)
def test_first_choices_find_an_end_from_wherever_one_has_got_to(
    flow: str, presses: list[int], situation: Situation
) -> None:
    """After any presses at all, nobody is stuck."""
    conversation, _ = Conversation.begin(Shelf(LIBRARY.flow), flow, situation)
    for press in presses:
        choices = len(conversation.choices(situation))
        if choices:
            conversation.choose(min(press, choices), situation)
    for _ in range(ENOUGH):
        if not conversation.stack.outcome:
            conversation.choose(1, situation)
    assert conversation.stack.outcome
