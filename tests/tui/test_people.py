"""People, one person, and their commitments."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.tui.conftest import Office, burst, busy_desk, lines, picture, press, settle, typed, until

from sideline_tui.screens.begin import BeginScreen
from sideline_tui.screens.live import LiveScreen
from sideline_tui.screens.person import PersonScreen
from sideline_tui.screens.transcript import TranscriptScreen


@pytest.fixture
def busy(office: Office) -> Office:
    """Two people, one of them with a past."""
    office.talk("soil", "Ana Ruiz", ago=timedelta(days=2))
    office.promise("Ana Ruiz", "five calls", -1, "CRM")
    office.promise("Bo", "a plan", 3)
    return office


async def test_everybody_by_name(busy: Office) -> None:
    """One row a person: the last conversation, what is open, when."""
    async with busy.window(size=(100, 30)) as (window, pilot):
        await press(pilot, "p")
        assert [" ".join(line.split()) for line in lines(window)] == [
            "Ana Ruiz Give feedback with SOIL 1 open Wed 18 Nov",
            "Bo no conversation yet 1 open",
        ]


async def test_search_narrows(busy: Office) -> None:
    """Letters of the name are enough; escape shows everybody again."""
    async with busy.window() as (window, pilot):
        await press(pilot, "p", "slash", *typed("RU"))
        assert [line.split()[0] for line in lines(window)] == ["Ana"]
        await press(pilot, *typed("zzz"))
        assert lines(window) == ["Nobody by that name."]
        await press(pilot, "escape")
        assert len(lines(window)) == 2


async def test_letters_narrow_at_once(busy: Office) -> None:
    """Nobody is read anew for a letter: the list is as narrow as the words although the disk is slow."""
    async with busy.window() as (window, pilot):
        await press(pilot, "p")
        async with busy_desk(window):
            await pilot.press("slash", *typed("RU"))
            await until(pilot, lambda: [line.split()[0] for line in lines(window)] == ["Ana"])
            await pilot.press("escape")
            await until(pilot, lambda: len(lines(window)) == 2)


async def test_a_burst_opens_the_one_who_was_searched(office: Office) -> None:
    """All at once, and before anybody was read: the page, the search, part of a name, enter to the list and enter."""
    for name in ("Hana", "Opal", "Sara"):
        office.promise(name, f"{name} calls", 1)
    async with office.window() as (window, pilot):
        async with busy_desk(window):
            burst(window, *"p/sar", "enter", "enter")
            await pilot.pause()
        await settle(pilot)
        assert isinstance(window.screen, PersonScreen)
        assert "Sara calls" in picture(window)


async def test_one_person(busy: Office) -> None:
    """Open commitments first, then conversations; how promises were kept stands in the title."""
    with busy.services() as services:
        for behaviour, mark in (("one", "kept"), ("two", "missed"), ("three", "partly")):
            row = services.store.add_commitment(services.store.person("Ana").id, owner="Ana", behaviour=behaviour)
            services.store.mark_commitment(row.id, mark)
            services.store.mark_commitment(row.id, "done")
    async with busy.window() as (window, pilot):
        await press(pilot, "p", "enter")
        assert isinstance(window.screen, PersonScreen)
        shown = "\n".join(lines(window))
        assert shown.index("Open commitments") < shown.index("five calls, seen in CRM") < shown.index("Conversations")
        assert shown.index("Give feedback with SOIL") < shown.index("Settled commitments") < shown.index("three")
        assert "kept 1.5 of 3" in picture(window)


@pytest.mark.parametrize(("key", "status", "mark"), [("d", "done", ""), ("x", "dropped", ""), ("m", "open", "missed")])
async def test_what_became_of_a_promise(busy: Office, key: str, status: str, mark: str) -> None:
    """One key says it, on the person's page as everywhere."""
    async with busy.window() as (_, pilot):
        await press(pilot, "p", "enter", key)
    with busy.read() as store:
        row = next(row for row in store.commitments("") if row.behaviour == "five calls")
        assert (row.status, row.last_mark) == (status, mark)


async def test_read_go_on_and_begin(busy: Office) -> None:
    """From a person one reads a conversation, goes on with it, or begins another."""
    async with busy.window() as (window, pilot):
        await press(pilot, "p", "enter", "G", "enter")
        assert isinstance(window.screen, TranscriptScreen)
        await press(pilot, "escape", "r")
        assert isinstance(window.screen, LiveScreen)
        await press(pilot, "q", "b")
        assert isinstance(window.screen, BeginScreen)
        assert "Begin with Ana Ruiz" in picture(window)


async def test_commitments(busy: Office) -> None:
    """All open ones by due day; `a` shows the settled ones too, and `o` opens one again."""
    async with busy.window() as (window, pilot):
        await press(pilot, "c")
        assert [line.split()[1] for line in lines(window)] == ["Ana", "Bo"]
        await press(pilot, "d")
        assert [line.split()[1] for line in lines(window)] == ["Bo"]
        await press(pilot, "a", "g")
        assert lines(window)[0].startswith("✓")
        await press(pilot, "o")
        assert lines(window)[0].startswith("○")
        await press(pilot, "enter")
        assert isinstance(window.screen, PersonScreen)
    with busy.read() as store:
        row = next(row for row in store.commitments("") if row.behaviour == "five calls")
        assert [step.status for step in store.commitment_history(row.id)] == ["open", "done", "open"]


async def test_nobody_and_nothing(office: Office) -> None:
    """Empty pages say so, and every key is safe on them."""
    async with office.window() as (window, pilot):
        await press(pilot, "p", "enter", "b", "down", "slash", "escape")
        assert lines(window) == ["Nobody yet. Begin a conversation: that adds them."]
        await press(pilot, "escape", "c", "d", "x", "o", "m", "y", "enter")
        assert lines(window) == ["Nothing is open. Press a to see what was settled."]
        await press(pilot, "escape", "s", "enter", "r")
        assert lines(window) == ["No conversation yet."]
