"""A disk that takes nothing while somebody rehearses: the talk goes on, it is said, and no word is lost."""

from __future__ import annotations

from collections.abc import Callable

from tests.tui.conftest import Office, picture, settle
from tests.tui.rehearse.conftest import ASKING, LISTENING, START, TELLING, Open, Stage
from textual import events
from textual.app import App

from sideline_flows.attempt import Attempt
from sideline_flows.errors import StoreError
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


async def test_what_was_refused_is_back_in_the_next_run(stage: Open) -> None:
    """In the line, to be said again."""
    async with stage() as shown:
        await shut(shown)
        await shown.say(TELLING)
    async with stage() as shown:
        assert f"› {TELLING}" in shown.text
        assert "back in the line" in shown.text


class Alone(App[None]):
    """A rehearsal and nothing else, over a disk that is `full` or not."""

    def __init__(self, begin: Callable[[], Attempt]) -> None:
        super().__init__()
        self.full = True
        self.desk = Desk()
        self._begin = begin

    def on_mount(self) -> None:
        """Push the screen under test."""
        self.push_screen(RehearseScreen(self.desk, self._begin, self._keep))

    def _keep(self, _box: str, _text: str) -> None:
        if self.full:
            raise StoreError("the disk is full")


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


async def shut(shown: Stage) -> Store:
    """Let the database refuse everything from now on."""
    store = (await shown.window.opened()).services.store
    store._read_only = True  # noqa: SLF001 - as a full disk does
    return store
