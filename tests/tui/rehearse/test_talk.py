"""What is typed in a rehearsal, and what becomes of it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.tui.conftest import HOSTILE, Office, settle
from tests.tui.rehearse.conftest import ASKING, LISTENING, START, TELLING, Open

from sideline_flows.records.journal import journal_path
from sideline_tui.screens.rehearse_board import View


async def test_words_are_said_and_answered(stage: Open) -> None:
    """What was said stands there with its quiet line, the counterpart's name with an answer, and both are on disk."""
    async with stage() as shown:
        assert "Dana" in shown.text
        await shown.say(ASKING)
        assert ASKING in shown.flat
        assert "permission ask: Dana leans in" in shown.flat
        assert shown.moments()[-1] == ("say", ASKING)


async def test_a_guard_says_which_line_asks_for_what(stage: Open) -> None:
    """A digit that a guard holds back is answered with the line of the flow, and the check on the card lights up."""
    async with stage(size=(120, 40)) as shown:
        await shown.say(TELLING, "1")
        assert re.search(r"not yet: you asked, and they said yes \(soil\.md:\d+\)", shown.flat)
        lit = [str(segment.style) for strip in shown.window.screen._compositor.render_strips() for segment in strip  # noqa: SLF001
               if "you asked, and they said yes" in segment.text and "□" in segment.text]  # fmt: skip
        assert lit
        assert "bold" in lit[0]
        assert [kind for kind, _ in shown.moments()] == ["begin", "say"]


async def test_enter_on_nothing_is_the_first_way(stage: Open) -> None:
    """It asks the same guard as `1` does."""
    async with stage() as shown:
        await shown.press("enter")
        assert "not yet" in shown.text


async def test_a_way_that_is_open_is_taken(stage: Open) -> None:
    """The step stands between the lines, and the card is another one."""
    async with stage() as shown:
        await shown.say("2")
        assert "Not now →" in shown.flat
        assert "Rebook" in shown.text.splitlines()[0]


@pytest.mark.parametrize("keys", [("f2",), ("up", "f2")])
async def test_why_is_seen_under_a_turn_longer_than_the_screen(stage: Open, keys: tuple[str, ...]) -> None:
    """The reasons come into sight, and not the beginning of what was typed."""
    async with stage() as shown:
        await shown.say("and then we looked at the offer and the price and the team. " * 14)
        await shown.press(*keys)
        assert "taken for" in shown.text


KEYS = [
    ("f2", "/why", "taken for"),
    ("f3", "/rubric", "What this is counted by"),
    ("f4", "/branches", "There is only one way so far"),
    ("f5", "/correct", "What was your last turn really?"),
    ("f6", "/card", "listen"),
    ("f8", "/mood", "guard"),
    ("f1", "/help", "any words"),
    ("ctrl+z", "/rewind", "pick a turn"),
]


async def test_each_key_can_be_typed_as_well(stage: Open) -> None:
    """A key and its command show the same, and escape closes it."""
    async with stage() as shown:
        await shown.say(ASKING)
        for key, line, words in KEYS:
            assert words not in shown.flat, key
            await shown.press(key)
            assert words in shown.flat, key
            await shown.press("escape")
            assert words not in shown.flat, key
            await shown.say(line)
            assert words in shown.flat, line
            await shown.press("escape")


@pytest.mark.parametrize("key", ["f10", "ctrl+e"])
async def test_the_end_has_two_keys(stage: Open, key: str) -> None:
    """Either leads to the debrief."""
    async with stage() as shown:
        await shown.say(ASKING)
        assert "Debrief" not in shown.flat
        await shown.press(key)
        assert "Debrief" in shown.flat


async def test_the_sign_for_help_is_a_word_in_a_sentence(stage: Open) -> None:
    """On an empty line it is help; behind words it is a question."""
    async with stage() as shown:
        await shown.press("?")
        assert "any words" in shown.text
        await shown.press("escape", *"Really?")
        assert "Really?" in shown.text


async def test_a_line_that_cannot_be_read_stays(stage: Open) -> None:
    """It says what is wrong, and nothing typed is lost."""
    async with stage() as shown:
        await shown.say("/rewnd 3")
        assert "did you mean /rewind" in shown.flat
        await shown.press("backspace")
        assert "/rewnd" in shown.text


async def test_keys_typed_ahead_arrive_in_order(stage: Open) -> None:
    """Three turns typed faster than the first is answered."""
    async with stage() as shown:
        await shown.press(*ASKING, "enter", *TELLING, "enter", "2", "enter")
        assert shown.moments()[1:] == [("say", ASKING), ("say", TELLING), ("choose", "Not now")]


async def test_a_detour_comes_back(stage: Open) -> None:
    """It is called by name, and stands in the breadcrumb."""
    async with stage() as shown:
        await shown.say("/call acc")
        assert "ACC" in shown.text.splitlines()[0]
        assert "Detour" in shown.text


async def test_a_label_can_be_corrected(stage: Open) -> None:
    """From the keys alone; the counterpart answers the other move, and the quiet line says whose label it is."""
    async with stage() as shown:
        await shown.say(TELLING)
        assert "advice" in shown.text
        await shown.press("f5", "4")
        assert "reflection (by your label)" in shown.flat


async def test_a_draft_is_on_disk_before_it_is_drawn(stage: Open) -> None:
    """Each letter; and what was sent is no draft any more."""
    async with stage() as shown:
        await shown.press(*"Half a sen")
        assert shown.drafts() == {"say": "Half a sen"}
        await shown.press("enter")
        assert shown.drafts() == {}


async def test_a_draft_comes_back(office: Office, stage: Open) -> None:
    """In the next window, also where nothing had been said yet."""
    async with stage() as shown:
        await shown.press(*"Half a sen")
    async with stage() as shown:
        assert "Half a sen" in shown.text
        assert "back in the line" in shown.text
    assert office.db.exists()


async def test_off_the_record_nothing_is_written(office: Office, stage: Open) -> None:
    """No attempt, no draft: the bytes of the journal and the list of rehearsals stay as they were."""
    async with stage(replace(START, off=True)) as shown:
        before = journal_path(office.db).read_bytes()
        await shown.say(ASKING, TELLING)
        await shown.press(*"Half a sen")
        assert "off the record" in shown.text
        assert journal_path(office.db).read_bytes() == before
        assert shown.moments() == []
        await shown.press("f9")
        assert "F9 once more" in shown.text
        await shown.press("f9")
        assert "Sideline" in shown.text.splitlines()[0]


async def test_what_is_said_is_never_markup(stage: Open) -> None:
    """It is drawn as it was typed, controls as stand-ins."""
    async with stage(size=(120, 40)) as shown:
        for words in HOSTILE[:3]:
            await shown.say(words)
            assert words in shown.text


async def test_an_essay_is_taken(stage: Open) -> None:
    """A pasted page of words is said, answered, and leaves the line empty."""
    from textual import events

    async with stage() as shown:
        shown.window.post_message(events.Paste("You should listen more. " * 200))
        await settle(shown.pilot)
        await shown.press("enter")
        assert shown.moments()[-1][0] == "say"
        assert "Say something to Dana" in shown.text


async def test_typing_comes_back_to_the_talk(stage: Open) -> None:
    """On a narrow screen a page of text gives way to the words."""
    async with stage() as shown:
        await shown.press("f3")
        assert shown.screen.view is View.SHEET
        await shown.press("H", "i")
        assert shown.screen.view is View.TALK
        assert "› Hi" in shown.text


async def test_everything_is_in_the_palette(stage: Open) -> None:
    """The keys, the ways on, and the flows that can be called."""
    from sideline_tui.screens.rehearse_commands import RehearseCommands

    async with stage() as shown:
        provider = RehearseCommands(shown.screen)
        names = [hit.text or "" async for hit in provider.discover()]
        for word in ("Rewind", "Why", "Rubric", "Branches", "Label", "End", "Leave", "Go on: Yes", "Call "):
            assert any(name.startswith(word) for name in names), word


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (40, 12)])
async def test_nothing_is_out_of_reach(stage: Open, size: tuple[int, int]) -> None:
    """The way on, the newest answer, the line and the last key are there at each size."""
    async with stage(size=size) as shown:
        await shown.say(ASKING, TELLING, LISTENING)
        rows = shown.text.splitlines()
        assert "1 Yes" in shown.flat
        assert any(row.lstrip().startswith("›") for row in rows[-5:])
        assert "keys" in rows[-1]
        assert "Dana" in "".join(rows[-8:-2])


async def test_too_small_says_so(stage: Open) -> None:
    """What is underneath stays as it is."""
    async with stage() as shown:
        await shown.press(*"Half")
        await shown.pilot.resize_terminal(39, 11)
        await settle(shown.pilot)
        assert "Too small" in shown.text
        await shown.pilot.resize_terminal(80, 24)
        await settle(shown.pilot)
        assert "› Half" in shown.text


def test_the_plots_are_not_loaded_before_they_are_needed() -> None:
    """Opening a rehearsal must not wait for Plotext."""
    code = "import sys, sideline_tui.screens.rehearse, sideline_tui.screens.debrief; sys.exit('plotext' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
