"""Home: continue, begin, commitments due, and what it says when something is in the way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.conftest import HOSTILE, Office, lines, picture, press, settle, told
from textual import events

from sideline_flows.coach import Coach
from sideline_flows.records.journal import Journal, journal_path
from sideline_flows.records.lock import LiveLock
from sideline_tui.screens.begin import BeginScreen
from sideline_tui.screens.commitments import CommitmentsScreen
from sideline_tui.screens.help import HelpScreen
from sideline_tui.screens.home import HomeScreen
from sideline_tui.screens.live import LiveScreen
from sideline_tui.screens.people import PeopleScreen
from sideline_tui.screens.sessions import SessionsScreen
from sideline_tui.screens.transcript import TranscriptScreen


def to_the_end(coach: Coach) -> None:
    """On and on."""
    while not coach.reply().outcome:
        coach.advance()


async def test_first_start(office: Office) -> None:
    """Where nothing was ever done, home says how to begin, and the cursor is there."""
    async with office.window() as (window, _):
        assert lines(window) == [
            "Good morning.",
            "Press b, type a name, pick a flow: the first card tells you what to say.",
            "",
            "Begin",
            "b  A conversation  a person, then a flow",
            "t  A rehearsal     a flow, then somebody to try it on",
            "",
        ]
        assert isinstance(window.screen, HomeScreen)
        assert window.screen.rows.current == "begin"


async def test_what_there_is(office: Office) -> None:
    """Open conversations newest first, then commitments, oldest due first; what is far away is only counted."""
    office.talk("soil", "Ana Ruiz", ago=timedelta(days=3))
    office.talk("roam", "Bo", lambda coach: coach.park(), ago=timedelta(hours=2))
    office.promise("Ana Ruiz", "call Northgate", 40)
    office.promise("Ana Ruiz", "five calls", -2, "CRM")
    office.promise("Bo", "do better", None)
    async with office.window() as (window, _):
        shown = "\n".join(lines(window))
        assert shown.index("Continue") < shown.index("1  Bo  ") < shown.index("2  Ana Ruiz  ") < shown.index("Begin")
        assert "five calls, seen in CRM" in shown
        assert "2 days late" in shown
        assert "do better" in shown
        assert "call Northgate" not in shown
        assert "1 more: press c" in shown


async def test_an_ended_conversation_is_not_continued(office: Office) -> None:
    """Only what is open can be continued."""
    office.talk("acc", "Ana", to_the_end)
    async with office.window() as (window, _):
        assert "Continue" not in lines(window)
        assert "Commitments due" in lines(window)


@pytest.mark.parametrize("key", ["1", "enter"])
async def test_continue(office: Office, key: str) -> None:
    """A digit, or enter on its row, goes on where the conversation was left."""
    session = office.talk("soil", "Ana", lambda coach: coach.advance())
    with office.read() as store:
        left = store.session(session).state
    async with office.window() as (window, pilot):
        await press(pilot, key)
        assert isinstance(window.screen, LiveScreen)
    with office.read() as store:
        assert store.session(session).state == left
        assert [turn.kind for turn in store.turns(session)][-1] == "resume"


async def test_keys_pressed_while_a_conversation_opens_are_meant_for_it(office: Office) -> None:
    """Nothing typed right after the digit is lost, nor taken for a key of home."""
    session = office.talk("soil", "Ana")
    async with office.window() as (window, pilot):
        await press(pilot, "1", "n", "b", "q", "enter")
        assert isinstance(window.screen, LiveScreen)
    with office.read() as store:
        assert ("note", "bq") in [(turn.kind, turn.text) for turn in store.turns(session)]


async def test_a_conversation_is_opened_once(office: Office) -> None:
    """A digit pressed twice does not open two live screens."""
    office.talk("soil", "Ana")
    async with office.window() as (window, pilot):
        await press(pilot, "enter", "enter")
        assert [type(screen).__name__ for screen in window.screen_stack] == ["HomeScreen", "LiveScreen"]


async def test_home_is_read_again_after_a_conversation(office: Office) -> None:
    """Leaving the live screen shows where it was left."""
    office.talk("soil", "Ana")
    async with office.window() as (window, pilot):
        before = lines(window)
        await press(pilot, "1", "1", "q")
        assert isinstance(window.screen, HomeScreen)
        assert lines(window)[3] != before[3]


PLACES = {
    "b": BeginScreen,
    "p": PeopleScreen,
    "s": SessionsScreen,
    "c": CommitmentsScreen,
    "slash": SessionsScreen,
    "question_mark": HelpScreen,
}


async def test_places(office: Office) -> None:
    """One letter leads to each place, escape leads back, and home has nothing behind it."""
    async with office.window() as (window, pilot):
        for key, screen in PLACES.items():
            await press(pilot, key)
            assert isinstance(window.screen, screen), key
            await press(pilot, *(["escape"] if key != "slash" else ["escape", "escape"]))
            assert isinstance(window.screen, HomeScreen), key
            await press(pilot, "escape", "left", "h")
            assert isinstance(window.screen, HomeScreen), key


@pytest.mark.parametrize(("key", "status"), [("d", "done"), ("space", "done"), ("x", "dropped")])
async def test_settle(office: Office, key: str, status: str) -> None:
    """One key settles the commitment under the cursor, and it leaves the list."""
    promise = office.promise("Ana", "five calls", 0)
    async with office.window() as (window, pilot):
        await press(pilot, "1", key)
        assert "five calls" not in "\n".join(lines(window))
    with office.read() as store:
        assert store.commitment(promise).status == status


async def test_settling_needs_a_commitment_under_the_cursor(office: Office) -> None:
    """On other rows the key does nothing."""
    promise = office.promise("Ana", "five calls", 0)
    async with office.window() as (_, pilot):
        await press(pilot, "g", "d", "x")
    with office.read() as store:
        assert store.commitment(promise).status == "open"


async def test_the_keys_below_are_those_of_the_row(office: Office) -> None:
    """The bottom line offers to settle only where there is something to settle."""
    office.promise("Ana", "five calls", 0)
    async with office.window() as (window, pilot):
        assert "d done" not in picture(window)
        await press(pilot, "1")
        assert "d done" in picture(window)


async def test_words_that_were_not_sent(office: Office) -> None:
    """A draft left by an earlier run is named where its conversation is continued, and is back in its box."""
    session = office.talk("soil", "Ana")
    journal = Journal(journal_path(office.db))
    journal.draft(session, "note", "she hesitated")
    journal.close()
    async with office.window() as (window, pilot):
        assert "words not sent" in lines(window)[3]
        await press(pilot, "1", "n")
        assert "she hesitated" in picture(window)


@pytest.mark.parametrize("name", HOSTILE)
async def test_names_are_only_text(office: Office, name: str) -> None:
    """A name stands there as typed, controls made visible, and does nothing when it is clicked."""
    office.talk("soil", name)
    office.promise(name, name, 0)
    async with office.window() as (window, pilot):
        shown = picture(window)
        assert not any(ord(letter) < 32 and letter != "\n" for letter in shown)
        assert name[:6].replace("\x1b", "␛").replace("\u202e", "�") in shown
        await pilot.click("#rows", offset=(8, 8))
        await settle(pilot)
        assert window.is_running


async def test_a_second_window_reads(office: Office) -> None:
    """Beside a live window one can look at everything; writing is refused and says who holds the database."""
    promise = office.promise("Ana", "five calls", 0)
    office.talk("soil", "Ana")
    with LiveLock(office.db):
        async with office.window(size=(120, 40)) as (window, pilot):
            assert "is open in another window (process" in lines(window, 400)[1]
            await press(pilot, "2", "d")
            assert ["another window" in line for line in told(window)] == [True]
            await press(pilot, "1")
            assert isinstance(window.screen, TranscriptScreen)
            await press(pilot, "r")
            assert ["another window" in line for line in told(window)] == [True, True]
    with office.read() as store:
        assert store.commitment(promise).status == "open"


async def test_a_database_that_cannot_be_read(office: Office) -> None:
    """Home opens all the same, says in one line what is wrong, and works as soon as it is mended."""
    office.db.parent.mkdir()
    office.db.write_bytes(b"not a database, but long enough to look like one" * 100)
    async with office.window(size=(120, 40)) as (window, pilot):
        assert "left as it is" in " ".join(picture(window).split())
        assert "Press r to try again" in " ".join(picture(window).split())
        await press(pilot, "b")
        assert any("sideline.db" in line for line in told(window))
        await press(pilot, "escape")
        office.db.unlink()
        await press(pilot, "r")
        assert "Begin" in lines(window)
        assert "Press r" not in picture(window)


async def test_a_place_where_nothing_can_be_written() -> None:
    """Home opens all the same and says so; every key is safe."""
    async with Office(Path("/proc/sideline/sideline.db")).window() as (window, pilot):
        assert "Press r to try again" in " ".join(picture(window).split())
        await press(pilot, "d", "x", "1", "r", "p")
        assert len(told(window)) == 1


async def test_a_pasted_megabyte(office: Office) -> None:
    """Where a name is asked for, a name's length is taken at most, and the next key is as quick as ever."""
    async with office.window() as (window, pilot):
        await press(pilot, "b")
        window.screen.query_one("#name").post_message(events.Paste("x" * 1_000_000))
        await settle(pilot)
        await press(pilot, "backspace", "y")
        assert isinstance(window.screen, BeginScreen)


async def test_quit(office: Office) -> None:
    """One letter leaves, with exit code 0."""
    async with office.window() as (window, pilot):
        await pilot.press("q")
        await pilot.pause()
        assert window.return_code == 0
