"""Going back to a turn, saying it otherwise, and seeing both ways side by side."""

from __future__ import annotations

from tests.tui.rehearse.conftest import ASKING, LISTENING, TELLING, Open

from sideline_tui.screens.rehearse_board import View


async def test_a_turn_is_picked_and_said_otherwise(stage: Open) -> None:
    """Up twice, enter, other words: the present way is the new one, and the old one is kept."""
    async with stage() as shown:
        await shown.say(ASKING, TELLING)
        await shown.press("up", "up")
        assert f"›  {ASKING}" in shown.text
        await shown.press("enter")
        assert f"Last time: “{ASKING}”" in shown.text
        await shown.say(LISTENING)
        assert TELLING not in shown.text
        reply = shown.screen.reply
        assert reply is not None
        assert [branch.here for branch in reply.branches] == [False, True]
        assert [words for _, words in shown.moments()] == ["", ASKING, TELLING, LISTENING]


async def test_down_past_the_last_turn_is_back_at_the_line(stage: Open) -> None:
    """As in the history of a shell."""
    async with stage() as shown:
        await shown.say(ASKING, TELLING)
        await shown.press("up", "up", "down", "down")
        assert shown.screen.picked == -1
        await shown.press("up", "x")
        assert shown.screen.picked == -1
        assert "› x" in shown.text


async def test_words_in_the_line_survive_a_rewind(stage: Open) -> None:
    """Picked with the key that works beside words as well."""
    async with stage() as shown:
        await shown.say(ASKING)
        await shown.press(*"Or so", "ctrl+z", "enter")
        assert "› Or so" in shown.text
        await shown.press("enter")
        assert [words for _, words in shown.moments()] == ["", ASKING, "Or so"]


async def test_a_number_goes_back_as_in_lines(stage: Open) -> None:
    """`/rewind` with a number is what it is in plain mode."""
    async with stage() as shown:
        await shown.say(ASKING, TELLING, "/rewind 1")
        assert "Back at turn 1" in shown.text
        assert TELLING not in shown.text


async def test_branches_stand_side_by_side(stage: Open) -> None:
    """What was said in each, the points of each and what changed; enter goes on in the other one."""
    async with stage(size=(120, 40)) as shown:
        await shown.say(TELLING, "/rewind 0", LISTENING)
        await shown.press("f4")
        rows = shown.text.splitlines()
        assert any(TELLING in row and "│" in row and LISTENING in row for row in rows)
        assert "points on the left" in shown.flat or "on the left," in shown.flat
        assert "Left: -1 of 1 point " in shown.flat
        await shown.press("enter")
        assert shown.screen.view is View.TALK
        assert TELLING in shown.text
        assert LISTENING not in shown.text


async def test_branches_at_60x20(stage: Open) -> None:
    """Both columns are there, and the end can be scrolled to."""
    async with stage(size=(60, 20)) as shown:
        await shown.say(TELLING, ASKING, "/rewind 0", LISTENING, ASKING)
        await shown.press("f4", "pagedown", "pagedown")
        assert "│" in shown.text
        await shown.press("escape")
        assert shown.screen.view is View.TALK


async def test_why_opens_under_the_turn_that_is_picked(stage: Open) -> None:
    """Quote, rule with its line, and a better line where there is one."""
    async with stage(size=(120, 40)) as shown:
        await shown.say(TELLING, LISTENING)
        await shown.press("up", "up", "f2")
        assert "“You should”" in shown.flat
        assert "moves.md:" in shown.flat
        assert "better" in shown.flat
