"""Sessions, search, and a transcript that can be read however long it is."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from tests.tui.conftest import HOSTILE, Office, burst, busy_desk, lines, picture, press, settle, typed, until

from sideline_flows.coach import Coach
from sideline_flows.records.entries import TurnEntry
from sideline_tui.screens.found import SearchBox
from sideline_tui.screens.live import LiveScreen
from sideline_tui.screens.sessions import SessionsScreen
from sideline_tui.screens.transcript import TURNS_SHOWN, TranscriptScreen
from sideline_tui.widgets.story import Story


async def test_newest_first(office: Office) -> None:
    """Enter reads one, `r` goes on with it."""
    office.talk("soil", "Ana", ago=timedelta(days=2))
    office.talk("roam", "Bo")
    async with office.window() as (window, pilot):
        await press(pilot, "s")
        assert [line.split()[1] for line in lines(window)] == ["Bo", "Ana"]
        await press(pilot, "down", "enter")
        assert isinstance(window.screen, TranscriptScreen)
        assert "Ana: Give feedback with SOIL" in picture(window)
        await press(pilot, "r")
        assert isinstance(window.screen, LiveScreen)
        await press(pilot, "q")
        assert isinstance(window.screen, SessionsScreen)


async def test_a_transcript_says_everything(office: Office) -> None:
    """States, notes, private notes and what was taken back, as they happened."""
    acts = [
        lambda coach: coach.say("a good start"),
        lambda coach: coach.say("looks tired", private=True),
        lambda coach: coach.promise("Ana: five calls by Friday, seen in CRM"),
        lambda coach: coach.advance(),
        lambda coach: coach.undo(),
    ]
    office.talk("soil", "Ana", *acts)
    async with office.window(size=(100, 40)) as (window, pilot):
        await press(pilot, "s", "enter")
        shown = picture(window)
        for words in ("permission · soil", "note: a good start", "private note: looks tired", "promise: Ana: five"):
            assert words in shown
        assert "Still open: press r to go on." in shown


async def test_search(office: Office) -> None:
    """Words that were said lead to the place where they were said."""
    office.talk("soil", "Ana", lambda coach: coach.say("the northgate account"))
    office.talk("roam", "Bo", lambda coach: coach.say("nothing of that"))
    async with office.window() as (window, pilot):
        await press(pilot, "slash", *typed("northgate"))
        assert len(lines(window)) == 1
        assert "the northgate account" in lines(window)[0]
        await press(pilot, "enter", "enter")
        assert isinstance(window.screen, TranscriptScreen)
        assert "note: the northgate account" in picture(window)


async def test_a_burst_opens_what_was_searched(office: Office) -> None:
    """However fast enter follows the words, the row it opens is one that holds them; so after the search is closed."""
    office.talk("soil", "Ana", lambda coach: coach.say("the northgate account"), ago=timedelta(days=2))
    office.talk("roam", "Bo", lambda coach: coach.say("nothing of that"))
    async with office.window() as (window, pilot):
        await press(pilot, "s")
        async with busy_desk(window):
            burst(window, *"/northgate", "enter", "enter")
            box = window.screen.query_one(SearchBox)
            await until(pilot, lambda: box.value == "northgate")
            assert isinstance(window.screen, SessionsScreen)
        await settle(pilot)
        assert isinstance(window.screen, TranscriptScreen)
        assert "note: the northgate account" in picture(window)
        await press(pilot, "escape", "slash")
        async with busy_desk(window):
            burst(window, "escape", "enter")
            await pilot.pause()
        await settle(pilot)
        assert isinstance(window.screen, TranscriptScreen)
        assert "note: nothing of that" in picture(window)


async def test_a_search_is_only_words(office: Office) -> None:
    """Nothing that can be typed breaks the search, or means more than its words."""
    office.talk("soil", "Ana", lambda coach: coach.say("plain"))
    async with office.window() as (window, pilot):
        await press(pilot, "slash")
        box = window.screen.query_one(SearchBox)
        for words in ('"nobody"', "nobody OR (", "nobody*", "[/nobody]", "nobody said NEAR"):
            box.value = "plain"
            await press(pilot, "down")
            assert "plain" in "\n".join(lines(window)), words
            box.value = words
            await press(pilot, "down")
            assert lines(window) == ["Nothing was said or noted with all of these words."], words


async def test_words_are_only_text(office: Office) -> None:
    """Each note stands in the transcript as typed, its controls made visible."""
    office.talk("soil", "Ana", *(partial(Coach.say, text=words) for words in HOSTILE))
    async with office.window((80, 40)) as (window, pilot):
        await press(pilot, "s", "enter")
        shown = picture(window)
        for words in HOSTILE:
            assert words.replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "�") in shown, words


def many_turns(office: Office, count: int) -> None:
    """One conversation with so many notes, each with its number."""

    def add(coach: Coach) -> None:
        coach.say("the first of them all")

    session = office.talk("soil", "Ana", add)
    with office.services() as services:
        last = services.store.turns(session)[-1]
        stack = services.store.stacks(session)[-1][2]
        for seq in range(last.seq + 1, count + 1):
            entry = TurnEntry(f"{seq:026}", session, seq, last.at, "note", last.flow, last.state, f"word{seq}", stack)
            services.store.record(entry)


async def test_a_long_transcript_is_a_window(office: Office) -> None:
    """Of many turns only some are drawn; the keys move through all of them, and a hit opens at its place."""
    many_turns(office, 3 * TURNS_SHOWN)
    async with office.window() as (window, pilot):
        await press(pilot, "s", "enter")
        assert f"word{3 * TURNS_SHOWN}" in picture(window)
        assert len(window.screen.query_one(Story).query("Words")) == 1
        await press(pilot, "left_square_bracket", "left_square_bracket", "left_square_bracket", "g")
        assert "the first of them all" in picture(window)
        await press(pilot, "right_square_bracket", "right_square_bracket", "right_square_bracket", "G")
        assert f"word{3 * TURNS_SHOWN}" in picture(window)
        await press(pilot, "escape", "slash", *typed("word77"), "enter", "enter")
        assert "word77" in picture(window)
