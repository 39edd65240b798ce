"""A rehearsal of a shipped flow with a shipped counterpart, on the real screen over a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import cast

import pytest
from tests.tui.conftest import Office, picture, settle
from textual import events
from textual.pilot import Pilot

from sideline_flows.practice.snapshot import from_json
from sideline_flows.records.journal import journal_path, recover
from sideline_tui.opening import Rehearsing
from sideline_tui.screens.rehearse import RehearseScreen
from sideline_tui.window import Window

START = Rehearsing("soil", "dana", seed=7)
ASKING = "Can I share something I noticed?"
TELLING = "You should really stop quoting prices."
LISTENING = "So it felt like an attack to you."


@dataclass
class Stage:
    """The running screen, and what a test does with it and sees of it."""

    office: Office
    window: Window
    pilot: Pilot[None]

    @property
    def screen(self) -> RehearseScreen:
        """The screen under test."""
        return cast("RehearseScreen", self.window.screen)

    async def press(self, *keys: str) -> None:
        """Press keys faster than anything can be drawn, and wait until all they asked for is done and shown."""
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            self.window.post_message(events.Key(key, character))
        await settle(self.pilot)

    async def say(self, *lines: str) -> None:
        """Type lines, each with enter."""
        for line in lines:
            await self.press(*line, "enter")

    @property
    def text(self) -> str:
        """The whole screen."""
        return picture(self.window)

    @property
    def flat(self) -> str:
        """The whole screen as one line, so that wrapped words can be found."""
        return " ".join(self.text.split())

    def moments(self) -> list[tuple[str, str]]:
        """Kind and words of every moment in the database, on all branches."""
        with self.office.services() as services:
            book = services.store.rehearsals
            found = [from_json(text) for row in book.attempts(1) for text in book.snapshots(row.id)]
        return [(node.kind, node.text) for node in found]

    def drafts(self) -> dict[str, str]:
        """What a next run would find of words that were not sent, by box, if this one were killed now."""
        path = journal_path(self.office.db)
        copy = path.with_name("copy.drafts")
        copy.write_bytes(path.read_bytes())
        return {box: text for (_, box), text in recover(copy).drafts.items()}


Open = Callable[..., AbstractAsyncContextManager[Stage]]


@pytest.fixture
def stage(office: Office) -> Open:
    """How a test opens the screen."""

    @asynccontextmanager
    async def opened(start: Rehearsing = START, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
        async with office.window(size, start) as (window, pilot):
            await settle(pilot)
            yield Stage(office, window, pilot)

    return opened
