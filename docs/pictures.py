"""Draws the pictures of the documentation: the real screens, the shipped flows, a made-up person and a stopped clock.

The rehearsal is with a shipped counterpart and a fixed seed.

`uv run python docs/pictures.py` writes them into `docs/images`. The same program draws the same ones, byte for byte.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sideline_flows.attempt import Attempt
from sideline_flows.coach import Coach
from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.store import Store
from sideline_flows.services import Services

if TYPE_CHECKING:
    from textual.app import App

    from sideline_tui.window import Window

IMAGES = Path(__file__).parent / "images"
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = 24 * 60
"""Minutes."""
PERSON = "Ana"
"""A made-up name, as in every example."""
SAID = (
    "You are worried that this is about a mistake again.",
    "It sounds like nobody saw that part.",
    "May I share one moment from the clinic call on Tuesday?",
)
"""What the manager has said in the rehearsal."""

_WEB_FONTS = re.compile(r"\s*@font-face \{.*?\}\s*(?=@font-face|\.)", re.DOTALL)


@dataclass
class Clock:
    """A clock that only goes on when it is told to."""

    minutes: float = 0.0
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def now(self) -> datetime:
        """The time of day."""
        return MORNING + timedelta(minutes=self.minutes)

    def local(self) -> datetime:
        """The same where the manager is."""
        return self.now().astimezone()

    def seconds(self) -> float:
        """The same for measuring."""
        return self.minutes * 60

    def new_id(self) -> str:
        """Ids in order."""
        return f"{next(self._numbers):026d}"


@contextmanager
def world(folder: Path, clock: Clock) -> Iterator[Services]:
    """The shipped flows and an empty database."""
    with Store.open(folder / "sideline.db", clock=clock.now, new_id=clock.new_id) as store:
        yield Services(Library([shipped()]), store, None, clock.now, clock.seconds, clock.new_id)


def in_the_room(services: Services, clock: Clock) -> Coach:
    """Feedback in the middle of a coaching session, with something written down."""
    coach = Coach.begin(services, "sled", PERSON, minutes=45)
    clock.minutes += 4
    coach.floor("them")
    coach.say("Proud of the second meeting she got herself")
    clock.minutes += 5
    coach.floor("me")
    coach.jump("lead")
    coach.call("soil")
    coach.capture("call", "Tuesday's demo")
    clock.minutes += 1
    coach.advance()
    coach.capture("scene", "Tuesday, ten minutes in, when the buyer leaned forward")
    coach.check("specific")
    coach.advance()
    coach.check("own words")
    clock.minutes += 1
    coach.floor("them")
    coach.say("She saw it too: “I was in a hurry there”")
    coach.say("Ask about the new price list another day", private=True)
    coach.promise(f"{PERSON}: ask three questions before the price by Friday, seen in the call notes")
    coach.floor("me")
    coach.advance()
    coach.capture("fact", "You named the price before she had said what she needs.")
    return coach


def some_days(services: Services, clock: Clock) -> None:
    """A week with three people in it: conversations left open, and promises coming due."""
    clock.minutes -= 6 * DAY
    talk = Coach.begin(services, "rolling-review", "Kim")
    talk.promise("Kim: bring two lost deals to the next talk by 23 Nov, seen in the notes")
    clock.minutes += 2 * DAY
    talk = Coach.begin(services, "soil", "Rico")
    talk.advance()
    talk.promise("Rico: call back the three quiet accounts by 24 Nov, seen in the CRM")
    talk.park()
    clock.minutes += 4 * DAY - 90
    talk = Coach.begin(services, "sled", PERSON, minutes=45)
    for _ in range(6):
        talk.advance()
    talk.promise(f"{PERSON}: ask three questions before the price by Friday, seen in the call notes")
    talk.park()
    clock.minutes += 90


async def live_picture(size: tuple[int, int]) -> str:
    """The live screen in the middle of a conversation."""
    from sideline_tui.screens.live import LiveScreen

    clock = Clock()

    async def show(window: Window, services: Services) -> None:
        coach = in_the_room(services, clock)
        window.push_screen(
            LiveScreen(
                window.desk, lambda: coach, lambda *_: None, seconds=clock.seconds, today=lambda: clock.now().date()
            )
        )

    return await picture(size, clock, show)


async def rehearsal_picture(size: tuple[int, int]) -> str:
    """A rehearsal a few turns in, with somebody who does not say yes at once."""
    from sideline_tui.screens.rehearse import RehearseScreen

    async def show(window: Window, services: Services) -> None:
        attempt = Attempt.begin(services, "soil", "dana", seed=3)
        for words in SAID:
            attempt.say(words)
        window.push_screen(RehearseScreen(window.desk, lambda: attempt, lambda *_: None))

    return await picture(size, Clock(), show)


async def home_picture(size: tuple[int, int]) -> str:
    """Home on a Tuesday morning."""
    clock = Clock()

    async def show(_window: Window, _services: Services) -> None:
        """Home is there by itself."""

    return await picture(size, clock, show, before=lambda services: some_days(services, clock))


async def picture(
    size: tuple[int, int],
    clock: Clock,
    show: Callable[[Window, Services], Awaitable[None]],
    before: Callable[[Services], None] = lambda _services: None,
) -> str:
    """The window after `show`, as SVG. `before` fills the records first."""
    from sideline_tui.opening import Opened
    from sideline_tui.window import Window

    with TemporaryDirectory() as folder, utc(), world(Path(folder), clock) as services:
        before(services)
        window = Window(lambda _closing: Opened(services), clock=clock.local)
        async with window.run_test(size=size) as pilot:
            await show(window, services)
            await pilot.pause()
            await window.workers.wait_for_complete()
            await pilot.pause()
            drawn = svg(window)
        window.close_down()
    return drawn


def svg(app: App[None]) -> str:
    """What is on the screen, with the reader's own fixed-width font: a picture fetches nothing from anywhere."""
    text = _WEB_FONTS.sub("\n    ", app.export_screenshot(title="sideline"))
    text = text.replace("Fira Code", "ui-monospace").replace("font-family: arial", "font-family: sans-serif")
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


@contextmanager
def utc() -> Iterator[None]:
    """Local time is UTC inside, the colours are the house's own, and nothing of the user's settings is read."""
    kept = dict(os.environ)
    with ExitStack() as undo, TemporaryDirectory() as home:
        undo.callback(time.tzset)
        undo.callback(os.environ.update, kept)
        undo.callback(os.environ.clear)
        os.environ.update(TZ="UTC", HOME=home, XDG_CONFIG_HOME=home)
        for name in ("NO_COLOR", "TEXTUAL_THEME"):
            os.environ.pop(name, None)
        time.tzset()
        yield


PICTURES: dict[str, Callable[[], Awaitable[str]]] = {
    "live.svg": lambda: live_picture((112, 27)),
    "live-small.svg": lambda: live_picture((72, 26)),
    "rehearse.svg": lambda: rehearsal_picture((112, 32)),
    "home.svg": lambda: home_picture((96, 20)),
}
"""Each picture and how it is drawn."""


async def draw() -> None:
    """Write all of them."""
    IMAGES.mkdir(exist_ok=True)
    for name, drawn in PICTURES.items():
        (IMAGES / name).write_text(await drawn(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
