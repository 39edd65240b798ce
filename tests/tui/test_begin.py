"""Begin: a person by the first letters of the name, then a flow by one key."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.conftest import HOSTILE, NOW, Office, burst, lines, picture, press, settle, told, typed

from sideline_tui.opening import opener
from sideline_tui.screens.begin import BeginScreen, NameBox
from sideline_tui.screens.found import SearchBox
from sideline_tui.screens.home import HomeScreen
from sideline_tui.screens.live import LiveScreen
from sideline_tui.widgets.flow_rows import FLOW_KEYS
from sideline_tui.widgets.rows import Rows
from sideline_tui.window import Window


async def test_somebody_new(office: Office) -> None:
    """A name nobody has, enter, a digit: the first card is there, and leaving leads back home."""
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("Noor"), "enter", "2")
        assert isinstance(window.screen, LiveScreen)
        await press(pilot, "q")
        assert isinstance(window.screen, HomeScreen)
    with office.read() as store:
        assert [row.person for row in store.sessions()] == ["Noor"]


async def test_the_first_letters_are_enough(office: Office) -> None:
    """The best fit is under the cursor; nobody is added."""
    for name in ("Hana", "Ana Ruiz", "Anatole"):
        office.promise(name, "something", 1)
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("ana r"))
        assert lines(window)[0].startswith("Ana Ruiz")
        await press(pilot, "enter", "1")
    with office.read() as store:
        assert store.sessions()[0].person == "Ana Ruiz"
        assert len(store.people()) == 3


async def test_a_name_that_begins_another_can_still_be_new(office: Office) -> None:
    """The last row takes the name exactly as typed; the arrows get there without leaving the box."""
    office.promise("Anna", "something", 1)
    async with office.window() as (_, pilot):
        await press(pilot, "b", *typed("Ann"), "down", "enter", "1")
    with office.read() as store:
        assert store.sessions()[0].person == "Ann"


async def test_tab_completes_the_name(office: Office) -> None:
    """The name under the cursor goes into the box."""
    office.promise("Ana Ruiz", "something", 1)
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("an"), "tab")
        assert "Ana Ruiz" in picture(window).splitlines()[2]


async def test_an_exact_name_wins(office: Office) -> None:
    """Ana is Ana, although there is an Ana Ruiz too."""
    for name in ("Ana Ruiz", "Ana"):
        office.promise(name, "something", 1)
    async with office.window() as (_, pilot):
        await press(pilot, "b", *typed("ana"), "enter", "1")
    with office.read() as store:
        assert store.sessions()[0].person == "Ana"


async def test_back_by_steps(office: Office) -> None:
    """Escape goes from the flows to the name, which is still there, and then home."""
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("Noor"), "enter")
        assert "Begin with Noor" in picture(window)
        await press(pilot, "escape")
        assert "Noor" in picture(window).splitlines()[2]
        await press(pilot, "escape")
        assert isinstance(window.screen, HomeScreen)
    with office.read() as store:
        assert store.people() == ()


async def test_every_flow_has_its_key(office: Office) -> None:
    """All shipped flows are listed, each with a key that no other use has."""
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("Noor"), "enter")
        shown = lines(window)
        assert [line[0] for line in shown] == list(FLOW_KEYS[: len(shown)])
        assert len(shown) >= 11
        assert not set(FLOW_KEYS) & set("ghjklq?/")


async def test_whole_conversations_come_before_short_ones(office: Office) -> None:
    """The longest is first, so that one who is new begins with a whole session and not with a detour."""
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("Noor"), "enter")
        minutes = [int(line.split()[-2]) for line in lines(window)]
        assert minutes == sorted(minutes, reverse=True)
        assert minutes[0] > minutes[-1]
        assert window.screen.query_one(Rows).highlighted == 0


async def test_with_somebody_new_the_flow_used_last_is_under_the_cursor(office: Office) -> None:
    """With whomever it was."""
    office.talk("roam", "Bo", ago=timedelta(days=7))
    office.talk("soil", "Ana", ago=timedelta(days=2))
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("Noor"), "enter")
        assert window.screen.query_one(Rows).current == "soil"


async def test_the_last_flow_is_under_the_cursor(office: Office) -> None:
    """With somebody one talked to, enter begins the same kind of conversation again."""
    office.talk("roam", "Bo", ago=timedelta(days=7))
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("bo"), "enter")
        assert isinstance(window.screen, BeginScreen)
        assert window.screen.rows.current == "roam"


async def test_the_length_of_the_meeting(office: Office) -> None:
    """`l` plans it; the live screen counts it down."""
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("Noor"), "enter")
        assert "as long as the flow plans" in picture(window)
        await press(pilot, "l", "l")
        assert "30 minutes" in picture(window)
        await press(pilot, "1")
        assert "meeting 30 min left" in picture(window)


@pytest.mark.parametrize("name", HOSTILE)
async def test_names_are_only_text(office: Office, name: str) -> None:
    """What looks like markup is somebody's name."""
    async with office.window() as (window, pilot):
        await press(pilot, "b")
        window.screen.query_one("#name").value = name  # type: ignore[attr-defined]
        await press(pilot, "enter", "1")
        assert isinstance(window.screen, LiveScreen)


async def test_an_empty_name_is_nobody(office: Office) -> None:
    """Enter with nothing typed and nobody known stays where it is."""
    async with office.window() as (window, pilot):
        await press(pilot, "b", "enter", *typed("x"))
        assert isinstance(window.screen, BeginScreen)
        assert "+ x, somebody new" in picture(window)


async def test_a_broken_flow_is_listed_and_told(office: Office, tmp_path: Path) -> None:
    """It does not stop the others; choosing it says what is wrong, and where."""
    flows = tmp_path / "flows"
    flows.mkdir()
    (flows / "aaa.md").write_bytes(b"---\ntitle: [\n---\n\xff")
    window = Window(opener(office.db, [flows]), clock=lambda: NOW)
    async with window.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "b", *typed("Noor"), "enter")
        broken = next(line for line in lines(window, 110) if "cannot be run" in line)
        await press(pilot, broken[0])
        assert [f"{flows}{os.sep}aaa.md:" in line for line in told(window)] == [True]
        await press(pilot, "2")
        assert isinstance(window.screen, LiveScreen)
    window.close_down()


async def test_a_burst_loses_no_letter(office: Office) -> None:
    """Keys that come faster than any page can open are the name, the flow, and a note in the conversation."""
    async with office.window() as (window, pilot):
        burst(window, *"bSarah Peters", "enter", "2", "n", *"all of it", "enter")
        await settle(pilot)
        assert isinstance(window.screen, LiveScreen)
        assert "all of it" in picture(window)
    with office.read() as store:
        assert [row.person for row in store.sessions()] == ["Sarah Peters"]


async def test_a_burst_into_the_search(office: Office) -> None:
    """`/` opens the box for all that is typed with it, on a list and on the first page."""
    for name in ("Hana", "Sara", "Opal"):
        office.promise(name, "something", 1)
    async with office.window() as (window, pilot):
        burst(window, *"p/sara")
        await settle(pilot)
        assert [line.split()[0] for line in lines(window)] == ["Sara"]
        burst(window, "escape", "q", *"/bcq")
        await settle(pilot)
        assert window.screen.query_one(SearchBox).value == "bcq"


async def test_keys_that_close_pages_are_followed_by_others(office: Office) -> None:
    """A burst through pages that open and close ends where it would have ended slowly."""
    async with office.window() as (window, pilot):
        burst(window, *"bAna", "escape", "p", "q", "?", "escape", "s", "escape", "ctrl+p", *"xyz", "escape", *"bBo")
        await settle(pilot)
        assert isinstance(window.screen, BeginScreen)
        assert window.screen.query_one(NameBox).value == "Bo"
