"""What is typed is never lost, never obeyed, and on disk before it is on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.tui.live.conftest import Live, Open
from textual import events
from textual.strip import Strip

from sideline_flows.errors import StoreError
from sideline_tui.screens.live import LiveScreen
from sideline_tui.widgets.field import LONGEST_LINE, Field, broken

HOSTILE = "[b]bold[/b] [/ [#zzz]x[/] [@click=app.quit]out[/] \\[ [link=x:y]l[/link]"

Found = Callable[[], dict[str, str]]


async def test_each_letter_is_on_disk(live: Open, on_disk: Found) -> None:
    """After every key the journal holds what the field shows; a sent note leaves no draft behind."""
    async with live() as room:
        await room.press("n")
        for typed in ("a", "ab", "abc"):
            await room.press(typed[-1])
            assert on_disk() == {"note": typed}
        await room.press("backspace")
        assert on_disk() == {"note": "ab"}
        await room.press("enter")
        assert on_disk() == {}
        assert room.transcript[-1] == ("note", "ab")


async def test_kept_before_drawn(live: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is ever drawn in a field that was not handed over first, also when it is undone."""
    seen: list[tuple[str, str]] = []
    drawn = Field.render_line

    def watched(field: Field, y: int) -> Strip:
        seen.append(("drawn", field.text))
        return drawn(field, y)

    monkeypatch.setattr(Field, "render_line", watched)
    async with live(keep=lambda _box, text: seen.append(("kept", text))) as room:
        await room.pilot.press("n", *"word", "ctrl+z", *"next", "ctrl+u", "ctrl+y")
    texts = [text for what, text in seen if what == "drawn" and text]
    assert "word" in texts
    for text in set(texts):
        assert seen.index(("kept", text)) < seen.index(("drawn", text))


async def test_keys_in_one_burst_keep_their_order(live: Open) -> None:
    """Keys that come faster than anything is drawn open, fill, mend and send fields, and act on the right card."""
    async with live() as room:
        await room.press(
            *("n", *"space out", "backspace", "backspace", "t", "enter", "x", "enter", *"topic", "enter", "space"),
            *("g", "1", "enter", "tab", "tab", "enter", "3", "h", "1", "2"),
        )
        assert room.transcript[1:] == [
            ("note", "space ot"),
            ("check", "seen: own words"),
            ("capture", "topic: topic"),
            ("choose", "Opening: On"),
            ("jump", "Went to: Opening"),
            ("capture", "mood: bad"),
            ("call", "Detour: Hear somebody out"),
            ("choose", "Listen: They feel heard"),
            ("choose", "Opening: Stop"),
        ]


async def test_a_draft_waits_for_its_box(live: Open, on_disk: Found) -> None:
    """Escape leaves the words where they were; another box does not get them; the card shows that one was begun."""
    async with live() as room:
        await room.press("n", *"half", "escape", "p")
        assert "half" not in room.text
        await room.press("escape", "enter", *"pric", "escape")
        assert "… pric" in room.text
        assert on_disk() == {"note": "half", "talk/opening/topic": "pric"}
        await room.press("n", *" done", "enter")
        assert room.transcript[-1] == ("note", "half done")


async def test_drafts_of_an_earlier_run_are_told_and_there(live: Open) -> None:
    """What was not sent when the last run ended is named, and back in its box."""
    drafts = {"note": "from before", "talk/opening/topic": "pri"}
    async with live(drafts=drafts) as room:
        assert "a note (n)" in room.text
        assert "“topic”" in room.text
        assert "… pri" in room.text
        await room.press("n", "enter")
        assert room.transcript[-1] == ("note", "from before")
        assert drafts == {"talk/opening/topic": "pri"}


async def test_what_is_not_taken_comes_back(live: Open, on_disk: Found) -> None:
    """An impossible date is answered in one line, and its words are back in the field."""
    async with live() as room:
        await room.press("tab", "tab", "tab", "enter", *"31 February", "enter")
        assert room.transcript[1:] == []
        assert "? happened" in room.text
        assert on_disk() == {"talk/opening/happened": "31 February"}
        await room.press("enter")
        assert "31 February" in room.text


async def test_an_empty_field_sends_nothing(live: Open) -> None:
    """Enter in an empty field, or one with blanks only, closes it."""
    async with live() as room:
        await room.press("n", "enter", "c", "space", "enter")
        assert room.transcript[1:] == []
        assert "enter keep" not in " ".join(room.text.split())


async def test_a_field_is_not_left_by_accident(live: Open) -> None:
    """Tab does nothing in a field: the next letters are still words."""
    async with live() as room:
        await room.press("n", "a", "tab", "q", "shift+tab", "enter")
        assert room.transcript[-1] == ("note", "aq")


async def test_ways_to_send(live: Open) -> None:
    """Several keys send, since terminals differ; shift+enter begins a new line."""
    async with live() as room:
        for number, key in enumerate(("enter", "ctrl+j", "alt+enter")):
            await room.press("n", str(number), "shift+enter", "b", key)
            assert room.transcript[-1] == ("note", f"{number}\nb"), key


async def test_markup_is_text_everywhere(live: Open) -> None:
    """Brackets in names, notes, promises, answers and drafts show as typed, and clicking on them does nothing."""
    async with live(size=(160, 50), person=HOSTILE) as room:
        await room.press("n", *HOSTILE, "enter", "c", *HOSTILE, "enter", "enter", *HOSTILE, "enter", "p", *HOSTILE)
        assert room.text.count("[@click=app.quit]out[/]") >= 3
        for row, line in enumerate(room.lines):
            if "out" in line:
                await room.pilot.click(offset=(line.index("out") + 1, row))
        await room.press("f1")
        assert isinstance(room.app.screen, LiveScreen)
        assert room.transcript[1][1] == HOSTILE


async def test_controls_become_visible(live: Open) -> None:
    """A pasted escape sequence is shown and stored as stand-ins, and obeyed by nobody."""
    async with live() as room:
        await room.press("n")
        await paste(room, "a\x1b]52;c;eA==\x07b\u202ec\rd")
        await room.press("enter")
        assert room.transcript[-1] == ("note", "a␛]52;c;eA==␇b\ufffdc\nd")


async def test_a_paste_on_the_card_becomes_a_note(live: Open) -> None:
    """Pasted words with no field open are not thrown away, and not taken as keys."""
    async with live() as room:
        await paste(room, "q t u")
        assert "Note on Ana Bell" in room.text
        await room.press("enter")
        assert room.transcript[-1] == ("note", "q t u")


async def test_a_paste_that_is_too_large(live: Open, on_disk: Found) -> None:
    """More than a field takes is refused in words; what was typed stays as it was."""
    async with live() as room:
        await room.press("n", *"before")
        await paste(room, "x" * 1_000_000)
        assert "64 kB" in room.text
        assert on_disk() == {"note": "before"}
        await room.press("!", "enter")
        assert room.transcript[-1] == ("note", "before!")


async def test_a_long_line_is_broken(live: Open) -> None:
    """A long pasted line comes in as several lines, with every letter in order."""
    async with live() as room:
        await room.press("n")
        await paste(room, "0123456789" * 1_000)
        await room.press("enter")
        lines = room.transcript[-1][1].split("\n")
        assert max(map(len, lines)) == LONGEST_LINE
        assert "".join(lines) == "0123456789" * 1_000


@pytest.mark.parametrize("column", [0, 1, LONGEST_LINE - 1, LONGEST_LINE, LONGEST_LINE + 5])
def test_broken_lines_count_what_stands_before(column: int) -> None:
    """The first part of a broken line leaves room for what already stands on it."""
    first, *rest = broken("x" * 5_000 + "\nshort", column).split("\n")
    assert len(first) == max(LONGEST_LINE - column, 0)
    assert all(len(line) <= LONGEST_LINE for line in rest)
    assert first + "".join(rest) == "x" * 5_000 + "short"


async def test_a_disk_that_refuses_drafts(live: Open) -> None:
    """Typing goes on in memory; one quiet line says so until the disk takes words again."""
    full = True

    def keep(_box: str, _text: str) -> None:
        if full:
            raise StoreError("the disk is full")

    async with live(keep=keep) as room:
        await room.press("n", "a", "b")
        assert "Only in memory" in room.lines[-1]
        full = False
        await room.press("c")
        assert "Only in memory" not in room.text
        await room.press("enter")
        assert room.transcript[-1] == ("note", "abc")


async def paste(room: Live, text: str) -> None:
    """Paste as a terminal does."""
    room.app.post_message(events.Paste(text))
    await room.settle()
