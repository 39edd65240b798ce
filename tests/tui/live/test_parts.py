"""The parts of the live screen as pure functions: what fits, what is said, which key stands for what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.live.conftest import NOW

from sideline_flows.coach import Coach
from sideline_flows.reply import Card, ChoiceView, Crumb, Meters, Promise, TurnView
from sideline_flows.services import Services
from sideline_tui.screens.live_keys import TAKEN, bottom_line, detour_keys
from sideline_tui.widgets import breadcrumb, meters
from sideline_tui.widgets.card_page import Page, lay_out
from sideline_tui.widgets.card_rows import Item, Kind, Setting, items
from sideline_tui.widgets.notes import NEWEST, note_lines
from sideline_tui.widgets.promises import promise_lines

SIZES = {"60x20": (59, 17), "80x24 with notes": (79, 17), "80x24": (79, 21), "120x40": (79, 37)}
"""Columns and lines left for the card on a terminal of each size."""

CRUMBS = (
    Crumb("outer", "The outer one", "Here", ("Alpha", "Beta"), 1),
    Crumb("inner-flow", "The inner one", "There", ("Gamma", "Delta", "Epsilon"), 0),
)


def shipped_cards(services: Services) -> Iterator[Card]:
    """The card of every state of every shipped flow that one can stand in."""
    for head in services.library.heads():
        for state in services.library.flow(head.id).states:
            if not state.terminal:
                yield Coach.begin(services, head.id, "Ana Bell").jump(state.id).card


def test_every_shipped_card_fits(services: Services) -> None:
    """At each size all of a card is on the screen without scrolling, in lines that are not cut."""
    for card in shipped_cards(services):
        for size, (width, height) in SIZES.items():
            page = lay_out(card, width, height)
            assert len(page.lines) <= height, f"{card.flow}/{card.state} at {size}"
            assert max(line.cell_length for line in page.lines) <= width
            assert {spot.item for spot in page.spots} == set(items(card))
            shown = " ".join(page.content.plain.split())
            assert all(" ".join(line.split()) in shown for line in card.say if len(line) < width // 2)


def test_the_roomiest_setting_that_fits(services: Services) -> None:
    """Fewer lines take away air, then put the choices side by side; no item is ever lost."""
    card = Coach.begin(services, "talk", "Ana").reply().card
    settings = [lay_out(card, 59, height).setting for height in (40, 19, 15, 1)]
    assert settings == sorted(settings, reverse=True)
    assert settings[0] is Setting.AIRY
    assert settings[-1] is Setting.TIGHT
    tight = lay_out(card, 59, 1)
    assert {spot.item for spot in tight.spots} == set(items(card))
    assert "1  On" in tight.lines[-1].plain
    assert "2  Stop" in tight.lines[-1].plain


def test_what_stands_under_the_mouse() -> None:
    """A cell leads to the item that is written there, also where choices share a line."""
    card = Card("f", "s", "S", (), choices=(ChoiceView(1, "Yes", "yes"), ChoiceView(2, "No", "no")))
    page = lay_out(card, 40, 1)
    assert item(page, "Yes") == Item(Kind.CHOOSE, number=1)
    assert item(page, "No") == Item(Kind.CHOOSE, number=2)
    assert page.item_at(39, 0) is None


def item(page: Page, words: str) -> Item | None:
    """What stands where these words are."""
    row = next(number for number, line in enumerate(page.lines) if words in line.plain)
    return page.item_at(page.lines[row].plain.index(words), row)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=6), st.integers(10, 120), st.integers(1, 40))
def test_any_text_can_be_laid_out(lines: list[str], width: int, height: int) -> None:
    """Whatever a card says, it is laid out, each choice has its place, and only a word too long is folded."""
    choices = tuple(ChoiceView(number, text, "t") for number, text in enumerate(lines, start=1))
    card = Card("f", "s", "S", (), say=tuple(lines), listen=tuple(lines), choices=choices)
    page = lay_out(card, width, height)
    assert {spot.item.number for spot in page.spots} == {choice.number for choice in choices}


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "OUTER A [B] › INNER-FLOW [G] D E › There"),
        (38, "OUTER › INNER-FLOW [G] D E › There"),
        (32, "… › INNER-FLOW [G] D E › There"),
        (25, "… › INNER-FLOW › There"),
        (12, "There"),
        (4, "The…"),
    ],
)
def test_the_trail_gives_up_the_outer_flows_first(width: int, line: str) -> None:
    """Letters of outer flows go first, then their names, and the state's title is last to go."""
    assert breadcrumb.trail(CRUMBS, "There", width).plain == line


@given(st.text(max_size=60), st.text(max_size=60), st.integers(1, 200))
def test_the_breadcrumb_is_never_too_wide(title: str, person: str, width: int) -> None:
    """Whatever the names, the line has exactly the width there is, or less than a cell too much of a wide letter."""
    assert breadcrumb.line(CRUMBS, title, person, width).cell_length <= max(width, 2)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Meters(0, 0, 5, 30), "here 5 min left   meeting 30 min left"),
        (Meters(61, 61, 5, 30), "here 4 min left   meeting 29 min left"),
        (Meters(300, 300, 5, 30), "here 0 min left   meeting 25 min left"),
        (Meters(301, 1801, 5, 30), "here 1 min over   meeting 1 min over"),
        (Meters(125, 200), "here 2 min   meeting 3 min"),
    ],
)
def test_minutes(state: Meters, words: str) -> None:
    """Minutes left are counted down in those begun; then they are over, in words and not by colour alone."""
    assert words in meters.line(state, saved=True, width=120).plain


def test_shares() -> None:
    """The share of the floor and of past and future are said in full where there is room, and shorter where not."""
    state = Meters(0, 0, 5, 30, "them", 0.25, 0.6)
    full = meters.line(state, saved=True, width=120).plain
    assert "○ they talk   you 25 %, they 75 %   past 60 %, ahead 40 %   saved" in full
    for width in range(20, 120):
        assert meters.line(state, saved=True, width=width).cell_length <= width
    assert "you 25 %" in meters.line(state, saved=True, width=76).plain
    narrow = meters.line(state, saved=True, width=56).plain
    assert narrow == "here 5, all 30 min left  ○ they  you 25 %  past 60 %  ✓"


def test_what_is_not_in_the_database_is_said() -> None:
    """A turn that is not saved yet is named so at every width, and turns nothing else off."""
    for width in (36, 56, 76, 116):
        words = meters.line(Meters(0, 0, 5, 30), saved=False, width=width).plain
        assert words.endswith(("not saved yet", "unsaved"))


def test_meters_go_on_between_replies() -> None:
    """Both clocks run on from what was read."""
    assert meters.later(Meters(10, 100, floor="me"), 5) == Meters(15, 105, floor="me")


def test_detour_keys_are_the_first_free_letters() -> None:
    """Letters come from the titles' words, then the id, then the title; bound ones are never taken; none is doubled."""
    detours = (
        ("one", "Answer a worry"),
        ("two", "Agree to meet"),
        ("three", "Give feedback now"),
        ("pq", "Quiet pause"),
    )
    keys = detour_keys(detours)
    assert keys["a"] == detours[0]
    assert keys["m"] == detours[1]
    assert keys["f"] == detours[2]
    assert keys["i"] == detours[3]
    assert not TAKEN & keys.keys()


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=30, unique=True))
def test_detour_keys_for_any_flows(detours: list[tuple[str, str]]) -> None:
    """No flow gets a key that means something else, or two keys."""
    keys = detour_keys(detours)
    assert not TAKEN & keys.keys()
    assert len(set(keys.values())) == len(keys)


def test_the_bottom_line_ends_with_help() -> None:
    """Whatever else is shown, the key that explains all others is."""
    assert bottom_line(None, {})[-1] == ("?", "keys")


def test_notes_are_a_window_over_the_newest() -> None:
    """Of many notes only the newest are drawn."""
    notes = [
        TurnView(number, NOW.isoformat(), "note", "s", f"note {number}", private=False) for number in range(10_000)
    ]
    lines = note_lines(notes, 40)
    assert len(lines) == NEWEST
    assert lines[-1].plain.endswith("note 9999")


def test_a_promise_names_what_it_lacks() -> None:
    """A vague promise says so, a late one says how late."""
    vague = Promise("1", "Ana", "try", "", "", missing=("a date", "how you will see it"))
    assert promise_lines(vague, NOW.date(), 80)[0].plain == "→ Ana: try, still missing: a date, how you will see it"
    late = Promise("2", "Ana", "5 calls", "2026-02-28", "CRM")
    assert promise_lines(late, NOW.date(), 80)[0].plain == "→ Ana: 5 calls, 2 days late, seen in CRM"
