"""Leaving and quitting while the disk takes nothing: what would be lost is said once, and the second press leaves."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from tests.tui.conftest import Office, picture, press, settle, told

from sideline_tui.opening import beginning
from sideline_tui.screens.home import HomeScreen
from sideline_tui.screens.live import LiveScreen
from sideline_tui.window import Window

TURNS = "The disk did not take what was done last (full?)."
DRAFTS = "The disk did not take what is typed and not sent (full?)."


@contextmanager
def no_turns(office: Office) -> Iterator[None]:
    """While inside, the database takes no turn."""
    with closing(sqlite3.connect(office.db, isolation_level=None)) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no room'); END")
        try:
            yield
        finally:
            other.execute("DROP TRIGGER full")


class FullJournal:
    """The drafts file of a window, on a disk that is full until it is given room."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._file = os.dup(descriptor)
        with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
            os.dup2(full.fileno(), descriptor)

    def give_room(self) -> None:
        """Take words again."""
        if self._file >= 0:
            os.dup2(self._file, self._descriptor)
            os.close(self._file)
            self._file = -1


@contextmanager
def no_drafts(window: Window) -> Iterator[FullJournal]:
    """While inside, the drafts file takes nothing, unless it is given room."""
    assert window._opening is not None  # noqa: SLF001 - the journal of a window is nobody else's
    journal = window._opening.result().services.journal  # noqa: SLF001
    assert journal is not None
    full = FullJournal(journal._descriptor)  # noqa: SLF001
    try:
        yield full
    finally:
        full.give_room()


def notes(office: Office) -> list[str]:
    """The notes in the database."""
    with office.read() as store:
        return [turn.text for row in store.sessions() for turn in store.turns(row.id) if turn.kind == "note"]


@pytest.mark.parametrize(("key", "once_more"), [("q", "q once more leaves."), ("ctrl+q", "ctrl+q once more quits.")])
async def test_turns_that_nothing_took_are_not_left_by_one_press(office: Office, key: str, once_more: str) -> None:
    """Neither the database nor the drafts file has them."""
    async with office.window(start=beginning("soil", "Ana")) as (window, pilot):
        with no_turns(office), no_drafts(window):
            await press(pilot, "n", *"slow", "enter")
            await press(pilot, key)
            assert isinstance(window.screen, LiveScreen)
            assert f"{TURNS} {once_more}" in [*told(window), " ".join(picture(window).splitlines()[-1].split())]
            await press(pilot, key)
            assert window.return_code == 0 or isinstance(window.screen, HomeScreen)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_turns_that_are_in_the_drafts_file_are_safe_to_leave(office: Office, key: str) -> None:
    """One press leaves; the end of the window stores them, since the database is back by then."""
    async with office.window(start=beginning("soil", "Ana")) as (window, pilot):
        with no_turns(office):
            await press(pilot, "n", *"slow", "enter")
            await press(pilot, key)
            assert told(window) == []
            assert window.return_code == 0 or isinstance(window.screen, HomeScreen)
            assert notes(office) == []
    assert notes(office) == ["slow"]


async def test_a_conversation_that_was_left_goes_on_after_its_last_turn(office: Office) -> None:
    """Also where that turn could not be stored when it was left."""
    async with office.window(start=beginning("soil", "Ana")) as (window, pilot):
        await press(pilot, "space")
        with no_turns(office):
            await press(pilot, "n", *"slow", "enter", "q")
            await press(pilot, "1")
            assert isinstance(window.screen, HomeScreen)
            assert any("not all of it is in the database yet" in line for line in told(window))
        await press(pilot, "1")
        assert isinstance(window.screen, LiveScreen)
        await press(pilot, "n", *"and fast", "enter")
    assert notes(office) == ["slow", "and fast"]


async def test_leaving_after_the_end_stores_what_waits(office: Office) -> None:
    """There is nothing to park then, and no turn is needed."""
    async with office.window(start=beginning("ham-bam", "Ana")) as (window, pilot):
        while "come to its end" not in picture(window):
            await press(pilot, "space")
        with no_turns(office), no_drafts(window):
            await press(pilot, "n", *"slow", "enter")
        await press(pilot, "q")
        assert isinstance(window.screen, HomeScreen)
        assert notes(office) == ["slow"]


async def test_words_that_no_disk_took_are_not_quit_by_one_press(office: Office) -> None:
    """Typed and not sent; with room for them again, one press quits, and they are back in the next run."""
    async with office.window(start=beginning("soil", "Ana")) as (window, pilot):
        with no_drafts(window) as full:
            await press(pilot, "n", *"slow")
            await press(pilot, "ctrl+q")
            assert told(window) == [f"{DRAFTS} ctrl+q once more quits."]
            assert window.return_code is None
            await press(pilot, "escape", "w")
            full.give_room()
            await press(pilot, "n", "backspace", "x")
            await press(pilot, "ctrl+q")
            assert window.return_code == 0
    async with office.window() as (window, pilot):
        await press(pilot, "1")
        assert "Not sent last time" in picture(window)
        await press(pilot, "n")
        assert "slox" in picture(window)
        await settle(pilot)
