"""The rubric's own phrases are no coaching: said aloud out of context, none of them earns a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.practice.room import flow, moves, sit_down

from sideline_flows.practice.echo import same_words
from sideline_flows.practice.rubric_page import rubric_page

SOIL = flow("soil")
PLACE = re.compile(r" \[\S+\]$")
CARDS = [state.id for state in SOIL.states if not state.terminal]


def phrases() -> Iterator[str]:
    """Every line of the page that the rubric key shows, whole and in its parts."""
    for title, lines in rubric_page(SOIL, moves()):
        yield title
        for line in lines:
            words = PLACE.sub("", line)
            said, _, earned = words.partition("; earned by")
            yield from (words, said, said.partition(": ")[2] or said)
            if earned:
                yield f"earned by{earned}"


@pytest.mark.parametrize("card", CARDS)
def test_no_phrase_of_the_rubric_earns_anything_on_any_card(card: str) -> None:
    """Nor does it make the counterpart feel any better, said once or twice."""
    for phrase in dict.fromkeys(phrases()):
        rehearsal = sit_down("soil", "nia")
        before = rehearsal.begin("soil", card).standing.levels
        for _ in range(2):
            node = rehearsal.say(phrase)
            if node.stack.top.state != card:
                break
            after = node.standing.levels
            assert node.gains == (), phrase
            assert after.guard >= before.guard, phrase
            assert (after.trust, after.openness) <= (before.trust, before.openness), phrase


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("I see.", "i see", True),
        ("I see", "I saw", False),
        ("👍 ", " 👍", True),
        ("👍", "😀", False),
        ("👍", "Yes", False),
    ],
)
def test_only_what_was_said_before_is_said_again(one: str, other: str, *, same: bool) -> None:
    """Signs without words are told apart by the signs."""
    assert same_words(one, other) is same
