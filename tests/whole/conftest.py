"""The two meetings of `sled.md`, held once by keys in the app and once by lines in plain mode."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.commands.conftest import outside
from tests.tui.conftest import picture, typed
from tests.tui.live.conftest import settle, strike
from tests.whole.script import FIRST, NEXT, PERSON, TITLE, key_of, lines, shows, steps
from textual.pilot import Pilot

from sideline_tui.opening import opener
from sideline_tui.window import Window


@dataclass(frozen=True, slots=True)
class Held:
    """What was left of both meetings: the records, and the first card of the second as it was read."""

    db: Path
    first_card: str


@pytest.fixture(scope="module")
def by_keys(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Both meetings in the app, from the home screen on, by nothing but keys."""
    folder = tmp_path_factory.mktemp("keys")
    with at_home(folder):
        return asyncio.run(hold_by_keys(folder / "sideline.db"))


@pytest.fixture(scope="module")
def by_lines(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Both meetings in plain mode, by the real command with a script on its standard input."""
    folder = tmp_path_factory.mktemp("lines")
    db = folder / "sideline.db"
    with at_home(folder):
        hold_by_lines(db, FIRST)
        said = hold_by_lines(db, NEXT)
    return Held(db, said.split("\n\n")[1])


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """Inside, settings and records are those of nobody, as `own_home` has it for a single test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SIDELINE_DB", "SIDELINE_FLOWS"):
            patch.delenv(name, raising=False)
        yield


def hold_by_lines(db: Path, meeting: str) -> str:
    """One meeting in plain mode; what was printed. Nothing may go to standard error."""
    done = outside("--db", str(db), "live", "sled", "--with", PERSON, "--plain", typed="".join(lines(meeting)))
    assert (done.code, done.err) == (0, "")
    return done.out


async def hold_by_keys(db: Path) -> Held:
    """Both meetings in one run of the app."""
    window = Window(opener(db, []))
    async with window.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await begin(pilot)
        await press_all(pilot, FIRST)
        await press(pilot, "q")
        await begin(pilot)
        first_card = picture(window)
        await press_all(pilot, NEXT)
        await press(pilot, "q")
    window.close_down()
    return Held(db, first_card)


async def begin(pilot: Pilot[None]) -> None:
    """From home to the first card."""
    await press(pilot, "b")
    await press(pilot, *typed(PERSON), "enter")
    await press(pilot, key_of(TITLE, seen(pilot)))


async def press_all(pilot: Pilot[None], meeting: str) -> None:
    """Every step of a meeting, each on the card it is meant for."""
    for step in steps(meeting):
        assert shows(seen(pilot)[0], step.card), "\n".join([str(step), *seen(pilot)])
        await press(pilot, *step.keys)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys faster than anything is drawn, and wait until all they asked for is done."""
    strike(pilot.app, *keys)
    await pilot.pause(0)
    while any(pump.message_queue_size for pump in (pilot.app, pilot.app.screen)) or len(pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0)
    await pilot.pause(0)


def seen(pilot: Pilot[None]) -> list[str]:
    """The screen, line by line."""
    assert isinstance(pilot.app, Window)
    return picture(pilot.app).splitlines()
