"""A disk that takes nothing while somebody rehearses: the talk goes on, it is said, and no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.tui.conftest import Office, picture, press, settle, told
from tests.tui.rehearse.conftest import ASKING, LISTENING, START, TELLING, Open, Stage
from textual import events
from textual.app import App

from sideline_flows.attempt import Attempt
from sideline_flows.errors import InputError, StoreError
from sideline_flows.records.store import Store
from sideline_tui.desk import Desk
from sideline_tui.screens.rehearse import RehearseScreen


async def test_a_turn_that_is_refused_waits(stage: Open) -> None:
    """It is answered all the same, stays on disk as a draft, and is written with the next turn that is taken."""
    async with stage() as shown:
        await shown.say(ASKING)
        store = await shut(shown)
        await shown.say(TELLING)
        assert "Not in the database yet" in shown.flat
        assert TELLING in shown.text
        await shown.press("x")
        assert "not saved yet" in shown.text.splitlines()[0]
        assert shown.drafts() == {"say": f"{TELLING}\nx"}
        await shown.press("backspace")
        await shown.say("/mood")
        assert shown.drafts() == {"say": TELLING}
        store._read_only = False  # noqa: SLF001 - the disk is back
        await shown.say(LISTENING)
        assert "not saved yet" not in shown.text
        assert [words for _, words in shown.moments()] == ["", ASKING, TELLING, LISTENING]
        assert shown.drafts() == {}


async def test_what_was_refused_is_not_left_by_one_key(stage: Open) -> None:
    """Leaving says what would be lost, once; so does the debrief where it would begin anew."""
    async with stage() as shown:
        await shut(shown)
        await shown.say(TELLING)
        await shown.press("f9")
        assert "did not take what was said last" in shown.flat
        assert isinstance(shown.window.screen, RehearseScreen)
        await shown.press("f10")
        await shown.press("a")
        assert "did not take what was said last" in shown.flat
        assert TELLING in shown.text
        await shown.press("f9")
        assert not isinstance(shown.window.screen, RehearseScreen)


@pytest.mark.parametrize("key", ["f9", "ctrl+q"])
async def test_leaving_stores_what_was_refused(stage: Open, key: str) -> None:
    """Where the disk is back, one press leaves: everything is stored, a choice too, and nothing is left to be sent."""
    async with stage() as shown:
        store = await shut(shown)
        await shown.say(TELLING)
        await shown.press("f5", "enter")
        store._read_only = False  # noqa: SLF001 - the disk is back
        await press(shown.pilot, key)
        assert told(shown.window) == []
        assert not isinstance(shown.window.screen, RehearseScreen) or shown.window.return_code == 0
        assert [words for _, words in shown.moments()] == ["", TELLING, TELLING]
        assert shown.drafts() == {}


async def test_quitting_says_once_what_it_would_lose(stage: Open) -> None:
    """As leaving does, and from a page over the talk too; after another turn it says so again."""
    async with stage() as shown:
        await shut(shown)
        await shown.say(TELLING)
        for again in (1, 2):
            await press(shown.pilot, "f1", "f1", "ctrl+q")
            assert told(shown.window)[again - 1 :] == [
                "The disk did not take what was said last (full?). ctrl+q once more quits."
            ]
            await shown.press("escape", "escape")
            await shown.say(LISTENING)
        assert shown.window.return_code is None
        await press(shown.pilot, "ctrl+q", "ctrl+q")
        assert shown.window.return_code == 0


async def test_quitting_off_the_record_says_once_that_nothing_is_kept(stage: Open) -> None:
    """By the same rule as leaving, and from the list of commands too; where all is stored, the first press quits."""
    async with stage(replace(START, off=True)) as shown:
        await shown.say(TELLING)
        (quits,) = (each for each in shown.window.get_system_commands(shown.screen) if each.title == "Quit")
        shown.window.call_later(quits.callback)
        await settle(shown.pilot)
        assert told(shown.window) == ["This is off the record, so nothing of it is kept. ctrl+q once more quits."]
        await press(shown.pilot, "ctrl+q")
        assert shown.window.return_code == 0
    async with stage() as shown:
        await shown.say(TELLING)
        await press(shown.pilot, "ctrl+q")
        assert shown.window.return_code == 0


async def test_the_end_of_the_window_tries_once_more(stage: Open) -> None:
    """However it ends."""
    async with stage() as shown:
        store = await shut(shown)
        await shown.say(TELLING)
        store._read_only = False  # noqa: SLF001 - the disk is back
        shown.window.exit()
    assert [words for _, words in shown.moments()] == ["", TELLING]


async def test_what_was_refused_is_back_in_the_next_run(stage: Open) -> None:
    """In the line, to be said again."""
    async with stage() as shown:
        await shut(shown)
        await shown.say(TELLING)
    async with stage() as shown:
        assert f"› {TELLING}" in shown.text
        assert "back in the line" in shown.text


def test_going_on_never_begins_another_in_its_place(office: Office) -> None:
    """Unless no word was said in it: an id that means several is refused."""
    with office.services() as services:
        for _ in range(2):
            START(services).say(TELLING)
        assert replace(START, attempt="nothing was said")(services).reply().lines == START(services).reply().lines
        with pytest.raises(InputError, match="begins the ids of 2 rehearsals"):
            replace(START, attempt="0")(services)


class Alone(App[None]):
    """A rehearsal and nothing else, over a disk that is `full` or not."""

    def __init__(self, begin: Callable[[], Attempt]) -> None:
        super().__init__()
        self.full = True
        self.desk = Desk()
        self._begin = begin
        self.kept: dict[str, str] = {}

    def on_mount(self) -> None:
        """Push the screen under test."""
        self.push_screen(RehearseScreen(self.desk, self._begin, self._keep))

    def _keep(self, box: str, text: str) -> None:
        if self.full:
            raise StoreError("the disk is full")
        self.kept[box] = text


async def test_a_disk_that_refuses_drafts(office: Office) -> None:
    """Typing goes on in memory; one quiet line says so until the disk takes words again."""
    with office.services() as services:
        app = Alone(lambda: START(services))
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press("a", "b")
            assert "Only in memory" in picture(app).splitlines()[-1]
            app.full = False
            await pilot.press("c")
            assert "Only in memory" not in picture(app)
            app.full = True
            app.post_message(events.Paste("def"))
            await settle(pilot)
            assert "Only in memory" in picture(app)
            await pilot.press("enter")
            await settle(pilot)
            assert "abcdef" in picture(app)
        app.desk.close()
        assert services.store.rehearsals.attempts()[0].turns == 1


async def test_leaving_keeps_what_was_said_as_a_draft_at_least(office: Office) -> None:
    """Where only the database still refuses it."""
    with office.services() as services:
        app = Alone(lambda: START(services))
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            services.store._read_only = True  # noqa: SLF001 - as a full disk does
            await pilot.press("a", "b", "enter")
            await settle(pilot)
            assert app.kept == {}
            app.full = False
            await press(pilot, "f9")
            assert "F9 once more leaves" in picture(app)
            assert app.kept == {"say": "ab"}
        app.desk.close()


async def shut(shown: Stage) -> Store:
    """Let the database refuse everything from now on."""
    store = (await shown.window.opened()).services.store
    store._read_only = True  # noqa: SLF001 - as a full disk does
    return store
