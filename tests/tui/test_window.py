"""The window itself: sizes, help, palette, a conversation asked for by a command, and errors nobody expected."""

from __future__ import annotations

import stat
from functools import partial

import pytest
from tests.tui.conftest import NOW, Office, busy_desk, lines, picture, press, settle, told, typed, until
from textual.app import SystemCommand
from textual.widgets import OptionList

from sideline_flows.errors import ContentError, InputError
from sideline_flows.records.lock import LiveLock
from sideline_tui import crash
from sideline_tui.opening import Rehearsing, Start, beginning, opener, resuming
from sideline_tui.screens.begin import BeginScreen
from sideline_tui.screens.conversing import ConversingScreen
from sideline_tui.screens.help import HelpScreen
from sideline_tui.screens.home import HomeScreen
from sideline_tui.screens.live import LiveScreen
from sideline_tui.screens.people import PeopleScreen
from sideline_tui.screens.small import SmallScreen
from sideline_tui.window import Window

PLACES = {"Rehearse…", "Drill…", "People", "Sessions", "Search", "Commitments"}


async def test_too_small(office: Office) -> None:
    """Below a readable size one sentence stands there, and everything is back when there is room."""
    async with office.window() as (window, pilot):
        await press(pilot, "b", *typed("Noo"))
        for size in ((1, 1), (20, 5), (39, 24), (80, 11)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert isinstance(window.screen, SmallScreen), size
            await press(pilot, "x")
            await pilot.resize_terminal(80, 24)
            await settle(pilot)
            assert "Noor" not in picture(window).splitlines()[2], size
            await press(pilot, "r")
            assert "Noor" in picture(window).splitlines()[2], size
            await press(pilot, "backspace")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_nothing_is_clipped(office: Office, size: tuple[int, int]) -> None:
    """At every size each page shows its title, its list and its keys, help among them."""
    office.talk("soil", "Ana Ruiz")
    office.promise("Ana Ruiz", "five calls " * 20, -1, "CRM")
    async with office.window(size) as (window, pilot):
        for key in ("", "b", "p", "s", "c", "question_mark"):
            assert isinstance(window.screen, HomeScreen), key
            await press(pilot, *[key] * bool(key))
            assert isinstance(window.screen, HomeScreen) is not bool(key), key
            shown = picture(window).splitlines()
            assert len(shown) == size[1], key
            assert all(len(line) <= size[0] for line in shown), key
            if key in {"", "p", "s", "c"}:
                assert shown[-1].rstrip().endswith("? help"), key
                assert shown[0].split(), key
            await press(pilot, *["escape"] * bool(key))


@pytest.mark.parametrize("key", ["b", "t", "w", "p", "s", "c"])
async def test_a_page_closed_while_it_is_read(office: Office, key: str) -> None:
    """What was read for it is shown nowhere, and nothing breaks."""
    async with office.window() as (window, pilot):
        async with busy_desk(window):
            await pilot.press(key)
            assert not isinstance(window.screen, HomeScreen)
            await pilot.press("escape")
            assert isinstance(window.screen, HomeScreen)
        await settle(pilot)
        assert window.failure is None
        assert isinstance(window.screen, HomeScreen)
        assert "Begin" in lines(window)


async def test_started_too_small(office: Office) -> None:
    """The sentence is there from the start."""
    async with office.window((30, 8)) as (window, pilot):
        assert isinstance(window.screen, SmallScreen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert isinstance(window.screen, HomeScreen)


@pytest.mark.parametrize("start", [beginning("soil", "Ana"), Rehearsing("soil", "dana", seed=7)])
async def test_a_conversation_begun_too_small_waits_for_room(office: Office, start: Start | Rehearsing) -> None:
    """It stands there as soon as there is some, and home after it."""
    async with office.window((30, 8), start=start) as (window, pilot):
        assert isinstance(window.screen, SmallScreen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert isinstance(window.screen, ConversingScreen)
        await press(pilot, "q" if isinstance(window.screen, LiveScreen) else "f9")
        assert isinstance(window.screen, HomeScreen)


async def test_help_lists_the_keys(office: Office) -> None:
    """Of the screen underneath; any way back closes it."""
    async with office.window((80, 40)) as (window, pilot):
        for way_back in ("escape", "q", "enter"):
            await press(pilot, "question_mark")
            assert isinstance(window.screen, HelpScreen)
            assert "Begin a conversation" in picture(window)
            await press(pilot, way_back)
            assert isinstance(window.screen, HomeScreen)


async def test_help_has_more_behind_the_keys(office: Office) -> None:
    """The page about the screen comes next, then with one more press the screen itself; arrows turn all pages."""
    async with office.window((80, 40)) as (window, pilot):
        for key in ("question_mark", "f1"):
            await press(pilot, key, key)
            assert "conversations you parked" in picture(window), key
            await press(pilot, key)
            assert isinstance(window.screen, HomeScreen), key
            await press(pilot, key, *["right"] * 2)
            assert "First the person, then the flow" in picture(window), key
            await press(pilot, "left", "left", "left")
            assert "Every conversation, the newest first" in picture(window), key
            await press(pilot, "escape")


@pytest.mark.parametrize(("words", "screen"), [("begin", BeginScreen), ("people", PeopleScreen)])
async def test_the_palette_goes_places(office: Office, words: str, screen: type[object]) -> None:
    """From any page, to a page over home."""
    async with office.window() as (window, pilot):
        await press(pilot, "c", "ctrl+p", *typed(words))
        await until(pilot, lambda: bool(window.screen.query_one(OptionList).option_count))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(window.screen, screen))
        assert [type(each) for each in window.screen_stack] == [HomeScreen, screen]


async def test_the_palette_has_a_verb_for_everything(office: Office) -> None:
    """On a page all of them; in a conversation only what does not leave it."""
    office.talk("soil", "Ana")
    async with office.window() as (window, pilot):
        names = {command.title for command in window.get_system_commands(window.screen)}
        assert names == {"Begin…", "Continue…", *PLACES, "Theme", "Keys", "Quit"}
        assert all(isinstance(each, SystemCommand) for each in window.get_system_commands(window.screen))
        await press(pilot, "1")
        names = {command.title for command in window.get_system_commands(window.screen)}
        assert names == {"Theme", "Keys", "Quit"}


async def test_habit_is_answered(office: Office) -> None:
    """Ctrl+c leaves nothing and says how to leave."""
    async with office.window() as (window, pilot):
        await press(pilot, "ctrl+c")
        assert told(window) == ["ctrl+q leaves Sideline. Everything is kept."]


async def test_notifications_are_text(office: Office) -> None:
    """Whoever sends them, and whatever is in them."""
    async with office.window() as (window, pilot):
        for words in ("[/", "[@click=app.quit]x", "[b]"):
            window.notify(words, markup=True)
        await settle(pilot)
        assert "[@click=app.quit]x" in picture(window)


async def test_a_conversation_from_the_command_line(office: Office) -> None:
    """It is begun over home, and leaving it leads there."""
    async with office.window(start=beginning("soil", "Ana", 30)) as (window, pilot):
        assert isinstance(window.screen, LiveScreen)
        await press(pilot, "q")
        assert isinstance(window.screen, HomeScreen)


@pytest.mark.parametrize(
    ("start", "error"),
    [(beginning("soill", "Ana"), ContentError), (resuming("01XYZ"), InputError), (beginning("soil", ""), InputError)],
)
async def test_a_conversation_that_cannot_be_begun(office: Office, start: object, error: type[Exception]) -> None:
    """The app ends, and the command says why."""
    window = Window(opener(office.db, []), start, clock=lambda: NOW)  # type: ignore[arg-type]
    async with window.run_test() as pilot:
        await until(pilot, lambda: window.return_code == 1)
    window.close_down()
    assert isinstance(window.refused, error)
    assert window.failure is None


async def test_an_unexpected_error(office: Office) -> None:
    """It is reported without a value, ends the window, and the next one knows the way back."""
    session = office.talk("soil", "Ana")
    window = Window(opener(office.db, []), clock=lambda: NOW)

    async def fail(secret: str) -> None:
        raise ZeroDivisionError(secret)

    async def use() -> None:
        async with window.run_test() as pilot:
            await settle(pilot)
            await press(pilot, "1")
            window.undertake(partial(fail, "Ana looks tired"))
            await pilot.pause()

    with pytest.raises(Exception, match="Ana looks tired"):
        await use()
    window.close_down()
    assert window.failure is not None
    assert window.return_code == 1
    assert "ZeroDivisionError" in window.failure.report
    assert "tired" not in window.failure.report
    (report,) = crash.crash_folder().iterdir()
    assert "tired" not in report.read_text()
    assert "ZeroDivisionError" in report.read_text()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    way_back = window.way_back()
    async with office.window(start=way_back) as (again, _):
        assert isinstance(again.screen, LiveScreen)
    with office.read() as store:
        assert [row.id for row in store.sessions()] == [session]
        assert [turn.kind for turn in store.turns(session)][-2:] == ["resume", "resume"]


async def test_everything_is_closed_at_the_end(office: Office) -> None:
    """After a window the database may be held by another one at once, and is nobody else's to read."""
    async with office.window() as (_, pilot):
        await pilot.pause()
    with LiveLock(office.db):
        assert office.db.stat().st_mode & 0o077 == 0
