"""The parts of the rehearsal screen that are pure: lines for a width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content

from sideline_flows.practice.reply import Feedback, GainView, Speaker, SpokenLine
from sideline_flows.reply import Card, CheckView, ChoiceView
from sideline_tui.widgets.feedback import Heard, quiet_lines
from sideline_tui.widgets.fold import folded
from sideline_tui.widgets.talk import SHOWN, Told, stops, talk_lines

FEEDBACK = Feedback(1, "open question", "It opens.", "clearly", ("What",), "Dana opens up a little", "", "moves.md:45")
CARD = Card(
    "talk",
    "begin",
    "Begin",
    (),
    say=("What would make this time worth it for you, now that we both sit here and have half an hour?",),
    checks=(
        CheckView("own words", "they said it", ticked=False, needed=True),
        CheckView("calm", "both are", ticked=True, needed=False),
    ),
    choices=tuple(ChoiceView(n, f"a way on that has a long name {n}", f"way-{n}") for n in range(1, 5)),
)


def spoken(count: int) -> tuple[SpokenLine, ...]:
    """So many exchanges."""
    return tuple(
        line
        for n in range(1, count + 1)
        for line in (SpokenLine(n, Speaker.ME, f"mine {n}"), SpokenLine(n, Speaker.THEM, f"theirs {n}"))
    )


def plain(lines: list[Content]) -> list[str]:
    """Without styles."""
    return [line.plain for line in lines]


@pytest.mark.parametrize("width", [36, 56, 76, 96])
def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    """Whoever says it, picked, opened or not."""
    lines = (
        SpokenLine(1, Speaker.ME, "a word and " * 30),
        SpokenLine(1, Speaker.THEM, "x" * 300, "Arms crossed, and so on."),
        SpokenLine(2, Speaker.STEP, "Refused twice, which is honoured: Not now → Rebook"),
    )
    told = Told("Somebody-with-a-long-name", "About them.", lines, {1: Heard(FEEDBACK)}, picked=1, why=1)
    assert all(line.cell_length <= width for _, line in talk_lines(told, width))


def test_the_newest_lines_are_drawn() -> None:
    """And how many came before them is said."""
    drawn = [line.plain for _, line in talk_lines(Told("Dana", lines=spoken(50)), 60)]
    assert drawn[0] == f"{100 - SHOWN} earlier lines"
    assert any("theirs 50" in line for line in drawn)
    assert not any(line.strip() == "mine 1" for line in drawn)


def test_mine_stand_at_the_right() -> None:
    """Theirs at the left, by name."""
    drawn = [line.plain for _, line in talk_lines(Told("Dana", lines=spoken(1)), 60, roomy=False)]
    assert drawn[0].startswith(" " * 40)
    assert drawn[1] == "Dana  theirs 1"


def test_only_what_was_done_can_be_done_otherwise() -> None:
    """The first words of the counterpart are no stop."""
    lines = (SpokenLine(0, Speaker.THEM, "Well?"), *spoken(2), SpokenLine(3, Speaker.STEP, "On → Plan"))
    assert stops(lines) == [1, 2, 3]


def test_the_quiet_line_says_less_where_there_is_less_room() -> None:
    """What is certain goes first; what was earned is always there."""
    heard = Heard(FEEDBACK, (GainView("scene", "when and where", "talk.md:9"),))
    assert plain(quiet_lines(heard, 80)) == ["open question (clearly): Dana opens up a little  ✓ scene"]
    assert plain(quiet_lines(heard, 40)) == ["open question: Dana opens up a little", "✓ scene"]


@pytest.mark.parametrize("width", [36, 56, 76, 96, 200])
def test_a_folded_card_is_two_lines(width: int) -> None:
    """All the digits are there, however little room there is."""
    lines = plain(folded(CARD, width))
    assert len(lines) == 2
    assert all(len(line) <= width for line in lines)
    assert all(f"{n} a" in lines[1] for n in range(1, 5))


def test_only_long_ways_are_cut_on_a_folded_card() -> None:
    """What a way waits for stays in sight as well, while a short name leaves its room to a long one."""
    ways = ("They retell it", "They correct it", "They dispute it", "Not sure")
    card = replace(CARD, choices=tuple(ChoiceView(n, text, text) for n, text in enumerate(ways, 1)))
    assert plain(folded(card, 80))[1] == (
        "□ own words  1 They retell it  2 They correct it  3 They dispute it  4 Not sure"
    )
    assert plain(folded(card, 70))[1] == "□ own words  1 They retel…  2 They corre…  3 They dispu…  4 Not sure"


def test_a_faded_card_keeps_the_ways_on() -> None:
    """Nothing to say is no empty line."""
    bare = Card("talk", "begin", "Begin", (), choices=CARD.choices[:1])
    assert plain(folded(bare, 60)) == ["1 a way on that has a long name 1"]
