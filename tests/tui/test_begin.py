"""Begin: a person by the first letters of the name, then a flow by one key."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.conftest import HOSTILE, NOW, Office, lines, picture, press, settle, told, typed

from sideline_tui.opening import opener
from sideline_tui.screens.begin import FLOW_KEYS, BeginScreen
from sideline_tui.screens.home import HomeScreen
from sideline_tui.screens.live import LiveScreen
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
        await press(pilot, "b", *typed("Noor"), "enter", "l", "l")
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
        assert "cannot be run" in lines(window, 110)[0]
        await press(pilot, "1")
        assert [f"{flows}{os.sep}aaa.md:" in line for line in told(window)] == [True]
        await press(pilot, "2")
        assert isinstance(window.screen, LiveScreen)
    window.close_down()
