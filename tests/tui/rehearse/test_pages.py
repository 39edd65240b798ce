"""The ways to a rehearsal: from home, by flow and counterpart; what comes back to be practised."""

from __future__ import annotations

from datetime import timedelta

from tests.tui.conftest import Office, burst, lines, picture, press, settle
from tests.tui.rehearse.conftest import ASKING, START, TELLING, Open
from tests.tui.rehearse.test_debrief import practise

from sideline_tui.opening import glancer
from sideline_tui.screens.drill import DrillScreen
from sideline_tui.screens.help import HelpScreen
from sideline_tui.screens.personas import PersonasScreen
from sideline_tui.screens.rehearse import RehearseScreen
from sideline_tui.window import Window


async def test_a_flow_then_somebody(office: Office) -> None:
    """From home: `t`, a key for the flow, a key for the counterpart, whose line is shown before."""
    async with office.window() as (window, pilot):
        await press(pilot, "t")
        assert isinstance(window.screen, PersonasScreen)
        flow = next(row[0] for row in lines(window) if "SOIL" in row)
        await press(pilot, flow)
        dana = next(row for row in lines(window) if "Dana" in row)
        assert "Hears feedback" in dana or "Four years" in dana
        await press(pilot, dana[0])
        assert isinstance(window.screen, RehearseScreen)
        assert "with Dana" in picture(window)


async def test_a_burst_is_said_to_the_one_it_picks(office: Office) -> None:
    """A flow, somebody, and the first words, all at once: the words are in the line, none of them is a key."""
    async with office.window() as (window, pilot):
        burst(window, *"t13What was it like?")
        await settle(pilot)
        assert isinstance(window.screen, RehearseScreen)
        assert "› What was it like?" in picture(window)


async def test_off_the_record_by_a_key(office: Office) -> None:
    """It is said in the title line, and in the rehearsal."""
    async with office.window() as (window, pilot):
        await press(pilot, "t", "O", "3")
        assert "nothing is kept" in picture(window)
        await press(pilot, "3")
        assert "off the record" in picture(window)


async def test_home_offers_what_is_due(office: Office) -> None:
    """A state that went badly comes back; `w` practises it with the same counterpart."""
    practise(office, TELLING, ago=timedelta(days=30))
    async with office.window() as (window, pilot):
        assert any(row.startswith("w  Warm up: Permission") for row in lines(window))
        await press(pilot, "w")
        assert isinstance(window.screen, RehearseScreen)
        assert "Permission" in picture(window).splitlines()[0]


async def test_nothing_due_breaks_nothing(office: Office) -> None:
    """Home says nothing of it, and `w` lists what comes back when."""
    async with office.window() as (window, pilot):
        assert not any("Warm up" in row for row in lines(window))
        await press(pilot, "w")
        assert isinstance(window.screen, DrillScreen)
        assert "Nothing was practised yet" in lines(window)[0]


async def test_the_list_of_what_comes_back(office: Office) -> None:
    """Each state with its flow and its day; enter practises it."""
    practise(office, TELLING, ago=timedelta(days=30))
    async with office.window() as (window, pilot):
        window.go(DrillScreen())
        await settle(pilot)
        assert "due now" in lines(window)[0]
        await press(pilot, "enter")
        assert isinstance(window.screen, RehearseScreen)


async def test_one_that_was_left_is_gone_on_with(stage: Open) -> None:
    """F9 leaves it as it is; home offers it, with all its turns and what was said about them."""
    async with stage() as shown:
        await shown.say(ASKING, TELLING)
        await shown.press("f9")
        row = next(row for row in lines(shown.window) if row.startswith("On with Dana"))
        assert "after 2 turns" in row
        await press(shown.pilot, "down", "down", "enter")
        assert ASKING in shown.flat
        assert "permission ask" in shown.flat


async def test_a_new_window_finds_its_way_back(stage: Open) -> None:
    """As after something broke inside."""
    async with stage() as shown:
        assert shown.window.way_back() is not None
        await shown.say(ASKING)
        back = shown.window.way_back()
        office = shown.office
    async with office.window(start=back) as (window, _):
        assert ASKING in picture(window)


async def test_a_window_off_the_record_makes_no_file(office: Office) -> None:
    """Not even an empty database."""
    from dataclasses import replace

    window = Window(glancer(office.db, []), replace(START, off=True))
    async with window.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"Hi", "enter")
        assert "Hi" in picture(window)
    window.close_down()
    assert not office.db.parent.exists()


async def test_help_is_about_the_page(office: Office) -> None:
    """`?` on the choice of a counterpart and on what comes back: the keys, then the page about it."""
    async with office.window((80, 40)) as (window, pilot):
        for key, words in (("t", "Choose whom to rehearse with"), ("w", "Practice that comes back")):
            await press(pilot, key, "question_mark", "question_mark")
            assert isinstance(window.screen, HelpScreen)
            assert words in picture(window)
            await press(pilot, "escape", "escape")


async def test_help_in_a_rehearsal(stage: Open) -> None:
    """F1 lists the keys, once more opens the page about rehearsing; the line is as it was. So in the debrief."""
    async with stage(size=(80, 40)) as shown:
        await shown.press(*"Half", "f1")
        assert "any words" in shown.text
        await shown.press("f1")
        assert "You type what you would say" in shown.flat
        await shown.press("escape")
        assert "› Half" in shown.text
        await shown.press("f10")
        await press(shown.pilot, "question_mark", "question_mark")
        assert "The debrief" in shown.text
