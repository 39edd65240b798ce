"""Nothing is clipped or out of reach at any size, and a size may change at any moment."""

from __future__ import annotations

import pytest
from tests.tui.live.conftest import Live, Open

WHOLE = (
    "What would make this time worth it for you, Ana?",
    "Start wherever you like.",
    "their own words",
    "answering for them",
    "topic: the one thing to talk about",
    "good / mixed / bad",
    "they said it themselves",
    "both of you are calm",
    "1  On",
    "2  Stop",
    "Ana Bell",
    "› Opening",
    "min left",
    "? keys",
)
"""What stands on the first card."""


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_the_whole_card_is_there(live: Open, size: tuple[int, int]) -> None:
    """Everything is on the screen at once, and nothing stands outside of it."""
    async with live(size=size) as room:
        for words in WHOLE:
            assert words in room.text
        assert len(room.lines) == size[1]


@pytest.mark.parametrize("size", [(40, 12), (50, 14), (60, 16)])
async def test_below_that_the_card_scrolls(live: Open, size: tuple[int, int]) -> None:
    """On a smaller screen the line to say stands at the top, and the cursor brings everything else into view."""
    async with live(size=size) as room:
        assert "What would make" in room.lines[1]
        for words in ("? topic", "? mood", "? happened", "□ they said it", "□ both of you", "1  On", "2  Stop"):
            await room.press("tab")
            assert any(line.startswith(words) for line in pointed(room))
        await room.press("tab")
        assert "What would make" in room.lines[1]


def pointed(room: Live) -> list[str]:
    """What stands behind the cursor; the lines begin with the item's key, if it has one."""
    lines = (line[line.index("›") + 1 :].strip() for line in room.lines[1:] if "›" in line)
    return [line.removeprefix("↵").removeprefix("x").strip() for line in lines]


async def test_a_field_leaves_the_first_line_to_say(live: Open) -> None:
    """However much is typed, the line to say stays in sight, and so do the last words typed."""
    async with live(size=(60, 20)) as room:
        await room.press("n", *"many words that fill line after line " * 12, *"end")
        assert "What would make this time" in room.text
        assert "end" in room.text


async def test_notes_stand_beside_the_card_or_below(live: Open) -> None:
    """From 100 columns on notes are beside the card, under that below it, on a small screen behind `s`."""
    async with live(size=(120, 40)) as room:
        await room.press("n", *"a note", "enter")
        assert "Notes" in room.lines[2]
        await room.pilot.resize_terminal(80, 24)
        await room.settle()
        assert "a note" in room.lines[-3]
        await room.pilot.resize_terminal(60, 20)
        await room.settle()
        assert "a note" not in room.text
        await room.press("s")
        assert "a note" in room.text


async def test_resizing_keeps_what_is_typed(live: Open) -> None:
    """A window made tiny and large again still has the open field with its words."""
    async with live() as room:
        await room.press("n", *"half a thought")
        for size in ((20, 5), (1, 1), (120, 40)):
            await room.pilot.resize_terminal(*size)
            await room.settle()
        assert "half a thought" in room.text
        await room.press(*", whole", "enter")
        assert room.transcript[-1] == ("note", "half a thought, whole")


async def test_many_notes_show_the_last(live: Open) -> None:
    """The newest note is in view, and the older ones can be scrolled to."""
    async with live(size=(120, 20)) as room:
        await room.press(*(key for number in range(30) for key in ("n", *f"note {number}", "enter")))
        assert [text for _, text in room.transcript[1:]] == [f"note {number}" for number in range(30)]
        assert "note 29" in room.text
        assert "note 3\n" not in room.text
        await room.press("s", *["up"] * 10)
        assert "note 0" in room.text
