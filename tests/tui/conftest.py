"""The app over a real database and the shipped flows, at nine on a Friday that never ends."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from sideline_flows.coach import Coach
from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.journal import Journal, journal_path
from sideline_flows.records.store import Store
from sideline_flows.services import Services
from sideline_tui.opening import Rehearsing, Start, opener
from sideline_tui.widgets.rows import Row, Rows
from sideline_tui.window import Window

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOSTILE = ("[/b]", "[@click=app.quit]x", "[/", "\x1b]0;owned\x07", "[#zzz]x[/]", "Ana\u202eAna")
"""Names that are markup, actions or escape sequences to whoever reads them as such."""


@dataclass
class Office:
    """A database to fill through the coach, and windows over it."""

    db: Path

    @contextmanager
    def services(self, ago: timedelta = timedelta()) -> Iterator[Services]:
        """The services as they were some time ago."""
        with Store.open(self.db, clock=lambda: NOW - ago) as store, closing(Journal(journal_path(self.db))) as journal:
            yield Services(Library([shipped()]), store, journal, clock=lambda: NOW - ago)

    def talk(self, flow: str, person: str, *acts: Callable[[Coach], object], ago: timedelta = timedelta()) -> str:
        """Hold a conversation; the session's id."""
        with self.services(ago) as services:
            coach = Coach.begin(services, flow, person)
            for act in acts:
                act(coach)
            return coach.session_id

    def promise(self, person: str, behaviour: str, days: int | None, proof: str = "") -> str:
        """A commitment made outside a session, due so many days from now; its id."""
        with self.services(timedelta(days=9)) as services:
            due = (NOW.date() + timedelta(days=days)).isoformat() if days is not None else ""
            found = services.store.find_or_add_person(person)
            made = services.store.add_commitment(found.id, owner=person, behaviour=behaviour, due=due, proof=proof)
        return made.id

    def read(self) -> Store:
        """The database as another program sees it."""
        return Store.open(self.db, read_only=True)

    @asynccontextmanager
    async def window(
        self, size: tuple[int, int] = (80, 24), start: Start | Rehearsing | None = None
    ) -> AsyncIterator[tuple[Window, Pilot[None]]]:
        """The app, once everything it shows has been read."""
        window = Window(opener(self.db, []), start, clock=lambda: NOW)
        try:
            async with window.run_test(size=size, notifications=True) as pilot:
                await settle(pilot)
                yield window, pilot
        finally:
            window.close_down()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An empty database to be, in a folder of its own, and Greenwich time."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield Office(tmp_path / "data" / "sideline.db")
    monkeypatch.undo()
    time.tzset()


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is being read, written or drawn any more."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def busy_desk(window: Window) -> AsyncIterator[None]:
    """While inside, nothing that is asked of the desk is done."""
    free = threading.Event()
    waiting = asyncio.create_task(window.desk.ask(free.wait))
    try:
        yield
    finally:
        free.set()
        await waiting


async def until(pilot: Pilot[None], holds: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something holds that comes about by a clock of Textual's own."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came about"
        await pilot.pause(0.02)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait for what they bring about."""
    await pilot.press(*keys)
    await settle(pilot)


def burst(window: Window, *keys: str) -> None:
    """Give keys to the app as a terminal does: all at once, in order."""
    names = {" ": "space", "/": "slash", "?": "question_mark"}
    for key in keys:
        window.post_message(events.Key(names.get(key, key), key if len(key) == 1 else None))


def typed(words: str) -> list[str]:
    """The keys of some words."""
    return ["space" if letter == " " else letter for letter in words]


def lines(window: Window, width: int = 76) -> list[str]:
    """The rows of the present list as text, without the blanks at their ends."""
    rows = window.screen.query_one(Rows)
    shown = (option.prompt for option in rows.options)
    return [(row.line(width).plain if isinstance(row, Row) else str(row)).strip() for row in shown]


def told(window: Window) -> list[str]:
    """The notifications on the screen."""
    return [notification.message for notification in window._notifications]  # noqa: SLF001 - kept nowhere else


def picture(app: App[None]) -> str:
    """The whole screen as text."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no other picture of it as text
    return "\n".join(strip.text for strip in strips)
