"""The live screen over the real coach, a real database and journal, and small flows; the clocks stand still."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from sideline_flows.coach import Coach
from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.journal import Journal, journal_path, recover
from sideline_flows.records.store import Store
from sideline_flows.services import Services
from sideline_tui.desk import Desk
from sideline_tui.screens.live import LiveScreen

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday."""

TALK = """\
---
title: Talk it over
about: A talk with one of everything.
minutes: 20
outcomes: [done]
anytime: [aside]
past: [opening]
---

# Begin

## Opening

Find the one thing.

### Say

- What would make this time worth it for you, {{ rep }}?
- Start wherever you like.

### Listen for

- their own words

### Watch out

- answering for them

### Check

- own words: they said it themselves
- calm: both of you are calm

### Capture

- topic: the one thing to talk about
- mood (choice): good / mixed / bad
- happened (date): when it happened

### Why

- People stand by what they have said first.

### Next

- [On](#plan) — needs topic, own words
- [Stop](#done)

# Plan

## Plan

### Say

- So it is about {{ topic | default("that") }}.

### Next

- [Agreed](#done)
- [Step aside](aside.md)

# End

## Done

### Say

- Thank you.
"""

ASIDE = """\
---
title: Hear somebody out
about: A short way round.
outcomes: [heard]
---

## Listen

### Say

- Tell me more.

### Next

- [They feel heard](#heard)

## Heard

### Say

- Good.
"""


@dataclass
class Settings:
    """How one run of the screen differs from the usual."""

    flow: str = "talk"
    person: str = "Ana Bell"
    session: str = ""
    size: tuple[int, int] = (80, 24)
    drafts: dict[str, str] = field(default_factory=dict)
    keep: Callable[[str, str], None] | None = None


class Stage(App[None]):
    """Nothing but the live screen, over real services."""

    def __init__(self, services: Services, settings: Settings) -> None:
        super().__init__()
        self.desk = Desk()
        self.services = services
        self.settings = settings
        self.session_id = settings.session

    def on_mount(self) -> None:
        """Push the screen under test."""
        keep = self.settings.keep or self._keep
        screen = LiveScreen(
            self.desk,
            self._open,
            keep,
            self.settings.drafts,
            seconds=self.services.monotonic,
            today=NOW.date,
        )
        self.push_screen(screen)

    def _open(self) -> Coach:
        if self.settings.session:
            return Coach.resume(self.services, self.settings.session)
        coach = Coach.begin(self.services, self.settings.flow, self.settings.person)
        self.session_id = coach.session_id
        return coach

    def _keep(self, box: str, text: str) -> None:
        assert self.services.journal
        self.services.journal.draft(self.session_id, box, text)


@dataclass
class Live:
    """The running screen, and what a test does with it and sees of it."""

    app: Stage
    pilot: Pilot[None]

    @property
    def screen(self) -> LiveScreen:
        """The screen under test."""
        return cast("LiveScreen", self.app.screen)

    async def press(self, *keys: str) -> None:
        """Press keys faster than anything can be drawn, and wait until all they asked for is done and shown."""
        strike(self.app, *keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await settle(self.pilot)

    @property
    def lines(self) -> list[str]:
        """The screen as text, without blanks at the line ends."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public way to read a screen
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The whole screen as text."""
        return "\n".join(self.lines)

    @property
    def transcript(self) -> list[tuple[str, str]]:
        """Kind and text of every turn in the database."""
        return [(turn.kind, turn.text) for turn in self.app.services.store.turns(self.app.session_id)]


def strike(app: App[None], *keys: str) -> None:
    """Give keys to the app as a terminal does: all at once, in order."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        app.post_message(events.Key(key, character))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the keys are taken, what they asked for is done, and the answers are drawn."""
    await pilot.pause()
    waiting = True
    while waiting:
        ours = [worker for worker in pilot.app.workers if isinstance(worker.node, LiveScreen)]
        if ours:
            await pilot.app.workers.wait_for_complete(ours)
        await pilot.pause()
        waiting = any(pump.message_queue_size for pump in (pilot.app, pilot.app.screen))


Open = Callable[..., AbstractAsyncContextManager[Live]]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A new database with its journal, and the test's flows over the shipped ones."""
    flows = tmp_path / "flows"
    flows.mkdir()
    (flows / "talk.md").write_text(TALK, encoding="utf-8")
    (flows / "aside.md").write_text(ASIDE, encoding="utf-8")
    db = tmp_path / "data" / "sideline.db"
    with Store.open(db, clock=lambda: NOW) as store:
        journal = Journal(journal_path(db))
        yield Services(Library([flows, shipped()]), store, journal, lambda: NOW, lambda: 0.0)
        journal.close()


@pytest.fixture
def live(services: Services) -> Open:
    """How a test opens the screen, with whatever is different this time."""

    @asynccontextmanager
    async def opened(**settings: object) -> AsyncIterator[Live]:
        app = Stage(services, Settings(**settings))  # type: ignore[arg-type]
        async with app.run_test(size=app.settings.size) as pilot:
            room = Live(app, pilot)
            await room.settle()
            yield room
        app.desk.close()

    return opened


@pytest.fixture
def on_disk(tmp_path: Path) -> Callable[[], dict[str, str]]:
    """What a next run would find of words that were not sent, by box, if this one were killed now."""

    def found() -> dict[str, str]:
        copy = tmp_path / "copy.drafts"
        copy.write_bytes(journal_path(tmp_path / "data" / "sideline.db").read_bytes())
        return {box: text for (_, box), text in recover(copy).drafts.items()}

    return found
