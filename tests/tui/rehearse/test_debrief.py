"""The debrief: what it says, and what one goes on with."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.conftest import Office, settle, until
from tests.tui.rehearse.conftest import ASKING, LISTENING, START, TELLING, Open

from sideline_flows.attempt import Attempt
from sideline_tui.screens.debrief import DebriefScreen
from sideline_tui.screens.rehearse import RehearseScreen
from sideline_tui.widgets.trend import StatePlot


def practise(office: Office, *words: str, ago: timedelta) -> None:
    """An earlier attempt with the same counterpart, ended."""
    with office.services(ago) as services:
        attempt = Attempt.begin(services, START.flow, START.persona, seed=START.seed)
        for line in words:
            attempt.say(line)
        attempt.end()


def exported(folder: Path) -> tuple[str, int]:
    """Text and mode of the one debrief written into a folder."""
    (path,) = folder.glob("rehearsal-soil-dana-*.md")
    return path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777


async def test_each_point_has_its_words_and_its_rule(stage: Open) -> None:
    """By state and by move; what was kept back stays untold while it was not earned."""
    async with stage(size=(120, 40)) as shown:
        await shown.say(TELLING, LISTENING, "/end")
        assert isinstance(shown.window.screen, DebriefScreen)
        for words in ("Permission", "leave given", "“You should”", "moves.md:", "better", "By move", "It was not told"):
            assert words in shown.flat, words


async def test_it_can_be_read_again_and_another_way_be_tried(stage: Open) -> None:
    """Escape goes back to the talk, enter reads it again, up and enter go on from an earlier turn."""
    async with stage() as shown:
        await shown.say(ASKING, "/end")
        await shown.press("escape")
        assert "It has ended" in shown.text
        await shown.press("enter")
        assert isinstance(shown.window.screen, DebriefScreen)
        await shown.press("escape", "up", "enter")
        await shown.say(LISTENING)
        assert LISTENING in shown.text


@pytest.mark.parametrize(("key", "same"), [("a", True), ("n", False)])
async def test_again(stage: Open, key: str, same: bool) -> None:  # noqa: FBT001 - the expectation
    """One key begins anew with the same seed, one with another."""
    async with stage() as shown:
        opening = shown.screen.reply
        await shown.say(ASKING, "/end")
        await shown.press(key)
        reply = shown.screen.reply
        assert isinstance(shown.window.screen, RehearseScreen)
        assert opening is not None
        assert reply is not None
        assert (reply.seed == START.seed) is same
        assert not same or reply.lines == opening.lines
        assert len(shown.window.screen_stack) == 2


async def test_export(stage: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Markdown in the present folder, for its owner alone."""
    monkeypatch.chdir(tmp_path)
    async with stage() as shown:
        await shown.say(TELLING, "/end")
        await shown.press("e")
    words, mode = exported(tmp_path)
    assert "“You should”" in words
    assert mode == 0o600


async def test_the_trend_is_plotted_by_state(office: Office, stage: Open) -> None:
    """From the second attempt on, one plot for each state that was practised twice."""
    async with stage() as shown:
        await shown.say(ASKING, "/end")
        assert "from the second attempt on" in shown.flat
    practise(office, ASKING, TELLING, ago=timedelta(days=2))
    async with stage(size=(120, 40)) as shown:
        await shown.say(ASKING, "/end")
        await until(shown.pilot, lambda: bool(shown.window.screen.query(StatePlot)))
        await settle(shown.pilot)
        assert "How it goes" in shown.text
        assert len(shown.window.screen.query(StatePlot)) == 1
        assert "%" in shown.text


async def test_off_the_record_it_is_read_back_as_well(stage: Open) -> None:
    """Only nothing of it is kept."""
    from dataclasses import replace

    async with stage(replace(START, off=True)) as shown:
        await shown.say(TELLING, "/end")
        assert "By move" in shown.text
        assert shown.moments() == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_its_end_can_be_reached(stage: Open, size: tuple[int, int]) -> None:
    """By one key, at each size."""
    async with stage(size=size) as shown:
        await shown.say(TELLING, ASKING, LISTENING, "/end")
        await shown.press("G")
        assert "The trend is drawn" in shown.flat
