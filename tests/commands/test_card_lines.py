"""A card as lines that say what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sideline_flows.reply import CaptureView, Card, CheckView, ChoiceView, Crumb, Promise, TurnView
from sideline_tui.card_lines import card_lines, note_lines, promise_lines, why_lines

TODAY = date(2026, 11, 21)

CARD = Card(
    flow="soil",
    state="scene",
    title="Set the scene",
    crumbs=(
        Crumb("sled", "Run the talk", "Coach"),
        Crumb("soil", "Give feedback", "Set the scene", ("Situation", "Impact"), 0),
    ),
    aim="One moment, the same in both heads.",
    say=("What happened in that call?", "Where were you sitting?"),
    listen=("a place and a time",),
    watch=("judging already",),
    checks=(CheckView("same memory", "they nod and add to it", ticked=True, needed=True),),
    captures=(
        CaptureView("scene", "the moment you both remember", "text", (), "", needed=True),
        CaptureView("help", "help", "choice", ("training", "coaching"), "coaching", needed=False),
    ),
    choices=(
        ChoiceView(1, "Described", "described", lacks=("scene was not filled",)),
        ChoiceView(2, "They push back", "push", calls="acc"),
    ),
    detours=(("acc", "Handle an objection"),),
    skipped=("their own words were not heard",),
)


def test_every_line_of_a_card_says_what_it_is() -> None:
    """The card reads from where it is to what can be chosen, without any drawing character."""
    assert card_lines(CARD) == (
        "At: Run the talk > Give feedback: [Situation], Impact",
        "Passed over: their own words were not heard",
        "Set the scene. One moment, the same in both heads.",
        "Say: What happened in that call?",
        "Say: Where were you sitting?",
        "Listen for: a place and a time",
        "Watch out: judging already",
        "Check 1, needed: [x] they nod and add to it (same memory)",
        "Answer, needed: scene: the moment you both remember",
        "Answer: help (training / coaching) = coaching",
        "1. Described (passes over: scene was not filled)",
        "2. They push back (runs acc)",
        "Any time: /call acc (Handle an objection)",
    )


def test_a_bare_card_has_no_empty_lines() -> None:
    """What a state does not have is not mentioned."""
    bare = Card(flow="a", state="b", title="Well done", crumbs=(Crumb("a", "A talk", "Well done"),))
    assert card_lines(bare) == ("At: A talk", "Well done.")
    assert why_lines(bare) == ("The flow says no more about this step.",)
    assert why_lines(replace(bare, why=("It is fair.",))) == ("Why: It is fair.",)


def test_a_promise_says_who_what_when_and_what_is_missing() -> None:
    """Due days read as a person says them."""
    good = Promise("1", "Ana", "5 exec calls", "2026-11-27", "CRM")
    late = replace(good, due="2026-11-19", proof="")
    vague = Promise("2", "", "try harder", "", "", missing=("a date", "who does it"))
    assert promise_lines((good, late, vague), TODAY) == (
        "Promise: Ana: 5 exec calls, due Fri 27 Nov, seen in CRM",
        "Promise: Ana: 5 exec calls, 2 days late",
        "Promise: try harder (still missing: a date, who does it)",
    )


def test_notes_show_their_kind_and_leave_out_what_was_taken_back() -> None:
    """A private note is called so."""
    note = TurnView(1, "2026-11-21T10:00:00+00:00", "note", "scene", "smiles", private=False)
    lines = note_lines((note, replace(note, text="gone", undone=True), replace(note, text="tired", private=True)))
    assert [line.split(" ", 1)[1] for line in lines] == ["note: smiles", "private note: tired"]
