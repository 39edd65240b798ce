"""Every key of the live screen does what it says, and what it did is in the database."""

from __future__ import annotations

import asyncio
import threading

import pytest
from tests.tui.live.conftest import Live, Open, strike

from sideline_tui.screens.live import LiveScreen


async def test_on(live: Open) -> None:
    """Each of these goes on to the first choice."""
    async with live() as room:
        for key in ("space", "right", "l", "pagedown", "1"):
            await room.press(key)
            assert "› Plan" in room.text, key
            assert room.transcript[-1] == ("choose", "Opening: On"), key
            await room.press("u")
            assert "› Opening" in room.text, key


async def test_back(live: Open) -> None:
    """Each of these takes the last step back."""
    async with live() as room:
        for key in ("left", "pageup", "u"):
            await room.press("space")
            assert "› Plan" in room.text, key
            await room.press(key)
            assert "› Opening" in room.text, key
            assert room.transcript[-1][0] == "undo", key


async def test_nothing_to_undo(live: Open) -> None:
    """Back on the first card says so and stays."""
    async with live() as room:
        await room.press("u")
        assert "› Opening" in room.text
        assert len(room.transcript) == 1
        assert "space" not in room.lines[-1]


async def test_digits_choose(live: Open) -> None:
    """A digit takes the choice that has it."""
    async with live() as room:
        await room.press("2")
        assert "Thank you." in room.text


async def test_a_digit_without_a_choice_changes_nothing(live: Open) -> None:
    """A digit too high is answered in one line."""
    async with live() as room:
        await room.press("9")
        assert "› Opening" in room.text
        assert "9" in room.lines[-1]


async def test_what_was_passed_over_shows_quietly(live: Open) -> None:
    """Going on without what the step asked for names it on the next card, and back meets it."""
    async with live() as room:
        await room.press("space")
        assert "skipped" in room.text
        await room.press("u", "x", "enter")
        await room.press(*"pricing")
        await room.press("enter", "space")
        assert "skipped" not in room.text
        assert "So it is about pricing." in room.text


async def test_a_choice_names_the_keys_it_waits_for(live: Open) -> None:
    """Beside a choice stand the keys of what it would pass over."""
    async with live() as room:
        assert "1  On  ↵ x first" in room.text
        await room.press("x")
        assert "1  On  ↵ first" in room.text


async def test_enter_answers_the_next_question(live: Open) -> None:
    """Enter opens the first question without an answer; a choice takes a digit."""
    async with live() as room:
        await room.press("enter")
        assert "topic: the one thing to talk about" in room.text
        await room.press(*"pricing")
        await room.press("enter", "enter", "2")
        assert "✓ topic: pricing" in room.text
        assert "✓ mood: mixed" in room.text
        assert room.transcript[1:] == [("capture", "topic: pricing"), ("capture", "mood: mixed")]


async def test_a_choice_by_arrows(live: Open) -> None:
    """Arrows move among the options, enter takes one, escape leaves without."""
    async with live() as room:
        await room.press("tab", "tab", "enter", "right", "right", "enter")
        assert "✓ mood: bad" in room.text
        await room.press("enter", "left", "escape")
        assert "✓ mood: bad" in room.text


async def test_ticks(live: Open) -> None:
    """`x` ticks one check after the other; on one that is picked, enter takes the tick back."""
    async with live() as room:
        await room.press("x", "x")
        assert room.text.count("✓") == 2
        await room.press("x")
        assert "Nothing is left to tick" in room.lines[-1]
        await room.press("tab", "tab", "tab", "tab", "enter")
        assert "□ they said it themselves" in room.text
        assert room.transcript[-1] == ("check", "not seen: own words")


async def test_enter_takes_the_choice_under_the_cursor(live: Open) -> None:
    """The cursor goes backwards to the last choice; enter takes it."""
    async with live() as room:
        await room.press("shift+tab")
        assert any(line.startswith("›") and "Stop" in line for line in room.lines)
        await room.press("enter")
        assert "Thank you." in room.text


async def test_enter_with_nothing_to_answer_stays(live: Open) -> None:
    """On a card without questions enter does nothing but say so."""
    async with live() as room:
        await room.press("space", "enter")
        assert "› Plan" in room.text
        assert "no question" in room.lines[-1]


async def test_notes(live: Open) -> None:
    """`n` keeps a note, `p` one that is never shared; both show with their time."""
    async with live(size=(120, 40)) as room:
        await room.press("n")
        await room.press(*"calm today")
        await room.press("enter", "p")
        await room.press(*"worn out")
        await room.press("enter")
        turns = room.app.services.store.turns(room.app.session_id)
        assert [(turn.text, turn.private) for turn in turns[1:]] == [("calm today", False), ("worn out", True)]
        assert "calm today" in room.text
        assert "private: worn out" in room.text


async def test_a_full_promise(live: Open) -> None:
    """`c` keeps a commitment from one line, and shows it with its day."""
    async with live(size=(120, 40)) as room:
        await room.press("c")
        await room.press(*"Ana: 5 exec calls by Friday, seen in CRM")
        await room.press("enter")
        assert "→ Ana: 5 exec calls" in room.text
        assert "Fri 6 Mar" in room.text
        (kept,) = room.app.services.store.commitments()
        assert (kept.owner, kept.due, kept.proof) == ("Ana", "2026-03-06", "CRM")


async def test_a_vague_promise_is_kept_and_says_what_is_missing(live: Open) -> None:
    """Nothing is refused: what a good promise would still have is named, at once and in the list."""
    async with live(size=(200, 40)) as room:
        await room.press("c", *"try harder", "enter")
        assert "Still missing: a behaviour somebody could see, a date, how you will see it" in room.text
        assert len(room.app.services.store.commitments()) == 1
        await room.press("t")
        assert "try harder, still missing: a" in room.text


async def test_a_small_screen_shows_the_promise_that_was_just_made(live: Open) -> None:
    """Two lines are left for promises there: the newest has them, and `s` shows all."""
    async with live(size=(80, 24)) as room:
        for words in ("Ana: first of all", "Ana: second of all", "Ana: third of all"):
            await room.press("c", *words, "enter")
        await room.press("t")
        assert "third of all" in room.text
        assert "first of all" not in room.text
        await room.press("s")
        assert room.text.index("first of all") < room.text.index("third of all")


async def test_who_talks(live: Open) -> None:
    """`t` passes the floor on: to you, to them, to nobody."""
    async with live() as room:
        for words in ("● you talk", "○ they talk", "· nobody talks"):
            await room.press("t")
            assert words in room.text


async def test_jump(live: Open) -> None:
    """`g` lists the states; a number and enter go there; it can be undone."""
    async with live() as room:
        await room.press("g")
        assert "1 ›Opening" in room.text
        assert "Done" not in room.text
        await room.press("2", "enter")
        assert "› Plan" in room.text
        await room.press("u")
        assert "› Opening" in room.text


@pytest.mark.parametrize("keys", [("down", "G"), ("j", "enter"), ("up", "space")])
async def test_jump_by_arrows(live: Open, keys: tuple[str, str]) -> None:
    """Arrows or letters move in the list, around its end; several keys take the place."""
    async with live() as room:
        await room.press("g", *keys)
        assert "› Plan" in room.text


async def test_jump_left_without_going(live: Open) -> None:
    """The list is left as it was opened."""
    async with live() as room:
        for key in ("escape", "g", "q"):
            await room.press("g", "down")
            assert "What would make this time worth it" not in room.text, key
            await room.press(key)
            assert "What would make this time worth it" in room.text, key
            assert room.transcript[1:] == [], key


async def test_blank(live: Open) -> None:
    """`b` or `.` hides everything; the next key, whichever it is, only brings it back."""
    async with live() as room:
        for key in ("b", "full_stop"):
            await room.press(key)
            assert not room.text.strip()
            await room.press("space")
            assert "› Opening" in room.text


async def test_why(live: Open) -> None:
    """`w` shows why the step is there, and hides it again; a card key works meanwhile."""
    async with live(size=(120, 40)) as room:
        await room.press("w")
        assert "People stand by what they" in room.text
        await room.press("w")
        assert "People stand by" not in room.text
        await room.press("w", "space")
        assert "› Plan" in room.text
        assert "People stand by" not in room.text


async def test_so_far_on_a_narrow_screen(live: Open) -> None:
    """`s` gives the notes and promises all the room, and the card comes back on escape."""
    async with live(size=(60, 20)) as room:
        await room.press("n", "o", "k", "enter", "s")
        assert "ok" in room.text
        assert "What would make" not in room.text
        await room.press("escape")
        assert "What would make" in room.text


async def test_help_lists_every_key(live: Open) -> None:
    """`?` shows all keys, also those that come from the flow; F1 does too."""
    async with live(size=(120, 60)) as room:
        for key in ("question_mark", "f1"):
            await room.press(key)
            for words in ("park and leave", "blank the screen", "commitment: who", "Hear somebody out"):
                assert words in room.text
            await room.press("escape")
            assert "park and leave" not in room.text


async def test_help_has_more_behind_the_keys(live: Open) -> None:
    """`?` once more opens the page about the room, and once more the card; from another page it lists the keys."""
    async with live(size=(80, 40)) as room:
        await room.press("w", "question_mark")
        assert "park and leave" in room.text
        await room.press("question_mark")
        await room.pilot.app.workers.wait_for_complete()
        await room.settle()
        assert "One card at a time" in room.text
        await room.press("question_mark")
        assert "What would make" in room.text


async def test_help_begins_with_what_is_picked(live: Open) -> None:
    """The first lines of help are about the thing under the cursor, or the open field."""
    async with live(size=(120, 60)) as room:
        await room.press("tab", "tab", "tab", "question_mark")
        assert "It takes Friday" in room.text
        await room.press("escape", "c", "f1")
        assert room.text.count("Ana: 5 exec calls") == 2


async def test_a_detour_has_a_letter_and_comes_back(live: Open) -> None:
    """A flow that may be called any time gets the first free letter of its title."""
    async with live() as room:
        assert "h aside" in room.lines[-1]
        await room.press("h")
        assert "TALK [B] P E › ASIDE › Listen" in room.text
        await room.press("space")
        assert "› Opening" in room.text


async def test_a_choice_can_call_a_flow(live: Open) -> None:
    """A choice that runs another flow names it, and that flow returns to the card."""
    async with live() as room:
        await room.press("space")
        assert "Step aside  → ASIDE" in room.text
        await room.press("2", "1")
        assert "› Plan" in room.text


async def test_park_and_come_back(live: Open) -> None:
    """`q` parks and leaves; resumed, the same card stands there with the same stack, notes and answers."""
    async with live() as room:
        await room.press("n", "o", "k", "enter", "x", "h", "q")
        assert not isinstance(room.app.screen, LiveScreen)
        session = room.app.session_id
        assert room.transcript[-1][0] == "park"
    async with live(session=session) as room:
        assert "› ASIDE › Listen" in room.text
        assert "ok" in room.text
        await room.press("space")
        assert "✓ they said it themselves" in room.text


async def test_an_answer_after_the_screen_was_closed(live: Open) -> None:
    """A turn still waiting when the screen closes is stored all the same, and shown nowhere."""
    async with live() as room:
        free = threading.Event()
        held = asyncio.create_task(room.app.desk.ask(free.wait))
        strike(room.app, "2")
        await room.pilot.pause()
        room.app.pop_screen()
        free.set()
        await held
        await room.app.desk.ask(lambda: None)
        await room.settle()
        assert not isinstance(room.app.screen, LiveScreen)
        assert "Stop" in room.transcript[-1][1]


async def test_the_end(live: Open) -> None:
    """At the end space says so, undo goes back in, and `q` leaves without parking."""
    async with live() as room:
        await room.press("2", "space")
        assert "come to its end" in room.lines[-1]
        await room.press("u")
        assert "› Opening" in room.text
        await room.press("2", "q")
        assert not isinstance(room.app.screen, LiveScreen)
        assert "park" not in [kind for kind, _ in room.transcript]


async def test_a_flow_that_cannot_be_run(live: Open) -> None:
    """The one line about it is shown, typing is still safe, and `q` leaves."""
    async with live(flow="nowhere") as room:
        assert "nowhere" in room.text
        await room.press("space", "t", "n", "h", "i", "enter")
        assert isinstance(room.app.screen, LiveScreen)
        await room.press("q", "q")
        assert not isinstance(room.app.screen, LiveScreen)


async def test_all_commands_have_names(live: Open) -> None:
    """The palette finds what a key does by name, also a flow of the card, and does it."""
    async with live(size=(120, 40)) as room:
        await room.pilot.press("ctrl+p", *"hear", "down", "enter")
        await room.settle()
        assert "› ASIDE › Listen" in room.text
        await room.pilot.press("ctrl+p", *"private", "down", "enter")
        await room.press(*"psst", "enter")
        assert room.transcript[-1] == ("note", "psst")


async def test_a_click_does_what_the_key_does(live: Open) -> None:
    """Choices, checks and questions can be clicked."""
    async with live() as room:
        await click(room, "they said it themselves")
        assert "✓ they said it themselves" in room.text
        await click(room, "Stop")
        assert "Thank you." in room.text


async def click(room: Live, words: str) -> None:
    """Click on the first place where these words stand."""
    row = next(number for number, line in enumerate(room.lines) if words in line)
    await room.pilot.click(offset=(room.lines[row].index(words), row))
    await room.settle()
