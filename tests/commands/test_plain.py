"""A conversation as lines, from the first card to the transcript."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.commands.conftest import Done, Sideline

HELLO = (
    "At: A short talk: [Open], Close",
    "Hello. Both sit down.",
    "Say: Good to see you, Ana.",
    "Listen for: how they arrive",
    "Watch out: starting with your own news",
    "Check 1, needed: [ ] they leaned back (at ease)",
    "Answer, needed: topic: what they want to talk about",
    "Answer: mood (good / bad)",
)


@pytest.fixture
def live(sideline: Sideline, talk: str) -> Sideline:
    """Runs the small talk with Ana; the words are further options."""

    def run(*words: str, typed: str | bytes = "") -> Done:
        return sideline("live", talk, "--with", "Ana", "--plain", *words, typed=typed)

    return run


def test_the_first_card_is_shown_whole_and_the_end_of_input_parks(live: Sideline) -> None:
    """Nothing typed is a conversation too: it can be gone on with."""
    done = live()
    assert done.code == 0
    assert done.err == ""
    assert tuple(done.lines[2 : 2 + len(HELLO)]) == HELLO
    assert done.lines[-1].startswith("Go on with it: sideline resume ")


def test_a_talk_from_a_script_to_its_end(live: Sideline, sideline: Sideline) -> None:
    """Captures fill later lines, a missed check does not stop, and the end is said."""
    done = live(typed="/set topic = the big deal\n/check 1\nsmiles\n1\n1\nsaid after the end\n")
    assert done.code == 0
    assert "Answer, needed: topic: what they want to talk about = the big deal" in done.lines
    assert "Check 1, needed: [x] they leaned back (at ease)" in done.lines
    assert "noted" in done.lines
    assert "Say: You said the topic is the big deal." in done.lines
    assert "Say: Thank you, Ana." in done.lines
    assert any(line.startswith("Ended: done.") for line in done.lines)
    assert "Passed over" not in done.out
    assert done.lines[-1].startswith("Kept as ")
    (row,) = sideline("sessions", "--json").json
    assert (row["outcome"], row["person"], row["flow"]) == ("done", "Ana", "talk")
    assert "said after the end" in sideline("show", "last").out


def test_an_unmet_need_goes_on_and_is_named(live: Sideline) -> None:
    """On the choice before, and on the next card after."""
    done = live(typed="1\n")
    assert any(line.startswith("1. Go on (passes over: ") for line in done.lines)
    assert any(line.startswith("Passed over: ") for line in done.lines)


def test_a_detour_comes_back_to_the_very_card(live: Sideline) -> None:
    """The breadcrumb shows where one is."""
    done = live(typed="/call aside\n1\n")
    assert "At: A short talk: [Open], Close > A word aside" in done.lines
    assert done.lines.count(HELLO[0]) == 2


def test_only_what_changed_is_answered_after_an_answer_or_a_tick(live: Sideline) -> None:
    """A listener hears the news, not the whole card again."""
    done = live(typed="/set mood = good\n")
    assert done.lines.count(HELLO[1]) == 1
    assert "Answer: mood (good / bad) = good" in done.lines


def test_a_vague_promise_is_kept_and_what_is_missing_is_named(live: Sideline, sideline: Sideline) -> None:
    """A good one is shown as understood."""
    done = live(typed="/promise try harder\n/promise Ana: 5 exec calls by tomorrow, seen in CRM\n")
    assert any("issing" in line and "a date" in line for line in done.lines)
    assert "Promise: Ana: 5 exec calls, due tomorrow, seen in CRM" in done.lines
    assert len(sideline("commitments", "--json").json) == 2


def test_undo_and_go_show_the_card_they_lead_to(live: Sideline) -> None:
    """Undo is exact; a jump is by the state's id."""
    done = live(typed="/go middle\n/undo\n/go nowhere\n")
    assert done.lines.count(HELLO[1]) == 2
    assert any("no state “nowhere”" in line for line in done.lines)


def test_why_notes_help_and_card_only_tell(live: Sideline, db: Path) -> None:
    """None of them leaves a turn."""
    done = live(typed="smiles\n/private tired\n/why\n/notes\n/help\n/card\n\n")
    assert "Why: People hear more once they have arrived." in done.lines
    assert any(line.endswith(" note: smiles") for line in done.lines)
    assert any(line.endswith(" private note: tired") for line in done.lines)
    assert any(line.startswith("/promise text ") for line in done.lines)
    assert done.lines.count(HELLO[1]) == 2
    with sqlite3.connect(db) as connection:
        kinds = [kind for (kind,) in connection.execute("SELECT kind FROM turns ORDER BY seq")]
    connection.close()
    assert kinds == ["begin", "note", "note", "park"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("9", "no choice 9"),
        ("0", "no choice 0"),
        ("/chek 1", "/check"),
        ("/check 7", "no check 7"),
        ("/check at eas", "at ease"),
        ("/set topci = x", "topic"),
        ("/set mood = so-so", "good"),
        ("/call asid", "aside"),
        ("/call talk", "already under way"),
        ("/undo", "nothing to undo"),
        ("/who knows", "/who me|them"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line_and_changes_nothing(
    live: Sideline, sideline: Sideline, typed: str, says: str
) -> None:
    """The near match is named, and the talk goes on."""
    clean = live().lines
    refused = live(typed=f"{typed}\nstill here\n")
    lines = [line for line in refused.lines if line not in clean]
    assert says in lines[0]
    assert lines[1] == "noted"
    assert "still here" in sideline("show", "last").out


def test_a_parked_talk_resumes_in_the_same_card_with_its_answers(live: Sideline, sideline: Sideline) -> None:
    """The line that says how is the line to type, options and all."""
    parked = live(typed="/set topic = the deal\n/call aside\n/park\nnever read\n")
    assert "never read" not in parked.out
    command = parked.lines[-1].removeprefix("Go on with it: sideline ").split()
    resumed = sideline(*command, typed="1\n")
    assert resumed.lines[2] == "At: A short talk: [Open], Close > A word aside"
    assert "Answer, needed: topic: what they want to talk about = the deal" in resumed.lines
    assert sideline("resume", "last", "--plain", "--flows", str(command[-1]), typed="").code == 0


def test_a_flow_that_parks_itself_can_be_gone_on_with(live: Sideline, sideline: Sideline) -> None:
    """At the card before."""
    parked = live(typed="3\n")
    assert "Say: Until then." in parked.lines
    assert parked.lines[-1].startswith("Go on with it: sideline resume ")
    assert sideline("resume", "last", "--plain").lines[2] == HELLO[0]


def test_a_second_talk_of_the_same_kind_names_the_open_one(live: Sideline) -> None:
    """It begins anew all the same; the hint is talk, not data."""
    first = live()
    session = first.lines[-1].split()[6]
    second = live(typed="2\n")
    assert session in second.err
    assert second.err.count("\n") == 1
    assert session not in second.out


def test_odd_bytes_escape_sequences_and_markup_are_shown_as_typed_signs(live: Sideline, sideline: Sideline) -> None:
    """What cannot be text becomes a visible stand-in; nothing acts on the terminal."""
    live(typed=b"caf\xe9 [/b] [@click=app.quit] {{ rep }} \x1b[31mred\x07\n/set topic = {{ 7 * 7 }}\n1\n")
    shown = sideline("show", "last").out
    assert "caf\ufffd [/b] [@click=app.quit] {{ rep }} ␛[31mred␇" in shown
    assert "{{ 7 * 7 }}" in shown
    assert "\x1b" not in shown


def test_a_line_of_a_megabyte_is_refused_in_words_and_the_talk_goes_on(live: Sideline, sideline: Sideline) -> None:
    """Nothing typed before or after it is lost."""
    done = live(typed=b"before\n" + b"x" * 1_000_000 + b"\nafter\n")
    assert done.code == 0
    assert any("64 kB" in line for line in done.lines)
    shown = sideline("show", "last").out
    assert "before" in shown
    assert "after" in shown


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("live", "soill", "--with", "Ana", "--plain"), 'did you mean "soil"?'),
        (("live", "missing.md", "--with", "Ana", "--plain"), "missing.md"),
        (("live", "soil", "--with", " ", "--plain"), "name"),
        (("live", "soil", "--with", "x" * 300, "--plain"), "name"),
        (("resume", "nosuch", "--plain"), "nosuch"),
        (("resume", "last", "--plain"), "no open conversation"),
    ],
)
def test_what_cannot_be_begun_is_one_line_on_standard_error(
    sideline: Sideline, words: tuple[str, ...], says: str
) -> None:
    """With a near match where there is one, and no session left behind."""
    done = sideline(*words)
    assert (done.code, done.out) == (1, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert sideline("sessions", "--json").json == []


def test_without_a_terminal_the_screen_refuses_and_names_plain(sideline: Sideline) -> None:
    """Before anything is opened or made."""
    done = sideline("live", "soil", "--with", "Ana")
    assert done.code == 2
    assert "--plain" in done.err
