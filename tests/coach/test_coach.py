"""One session through the coach: what is answered, and what is in the database afterwards."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.coach.conftest import Time, with_flows

from sideline_flows.coach import Coach
from sideline_flows.errors import ContentError, InputError, StoreError
from sideline_flows.records.journal import journal_path, recover
from sideline_flows.services import Services

TALK = """\
---
title: A small talk
minutes: 20
outcomes: [done, parked]
past: [look]
anytime: [acc]
---

# Look

## Look

### Say

- Hello {{ rep }}, what about {{ topic | default("last week") }}?

### Check

- own words: they said it themselves

### Capture

- topic: what it is about
- plan (commitment): what will be done

### Next

- [On](#act) — needs own words, topic
- [Later](#parked)

# Act

## Act

### Say

- You named {{ topic }}.

### Capture

- review (meeting): when do you look at it

### Next

- [Done](#done)

## Done

### Say

- Thank you, {{ rep }}.

## Parked
"""


@pytest.fixture
def small(services: Services, tmp_path: Path) -> Services:
    """Services whose library also has the small talk."""
    return with_flows(services, tmp_path / "flows", talk=TALK)


def test_the_card_is_rendered_with_the_person_and_earlier_answers(small: Services) -> None:
    """Defaults stand in for what is not known yet, and captures fill the next card."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    assert coach.reply().card.say == ("Hello Ana, what about last week?",)

    coach.capture("topic", "the Orion call")
    reply = coach.choose(1)

    assert reply.card.say == ("You named the Orion call.",)
    assert reply.card.crumbs[0].phases == ("Look", "Act")
    assert reply.card.crumbs[0].lit == 1


def test_a_blank_shows_where_nothing_was_captured(small: Services) -> None:
    """A skipped answer leaves a blank to say aloud, never an error."""
    coach = Coach.begin(small, "talk", "Ana Bell")

    reply = coach.choose(1)

    assert reply.card.say == ("You named ____.",)
    assert reply.card.skipped == ("they said it themselves", "what it is about")
    assert [row.need for row in small.store.overrides(coach.session_id)] == ["own words", "topic"]


def test_a_vague_promise_is_kept_and_what_it_lacks_is_named(small: Services) -> None:
    """The line is quiet, and the promise is open in the records."""
    coach = Coach.begin(small, "talk", "Ana Bell")

    reply = coach.promise("try harder")

    assert reply.message.startswith("Kept. Still missing:")
    assert [(row.owner, row.text, row.status) for row in small.store.commitments()] == [
        ("Ana Bell", "try harder", "open")
    ]


def test_a_commitment_capture_writes_its_own_row(small: Services) -> None:
    """Who, what, when and proof come out of one line."""
    coach = Coach.begin(small, "talk", "Ana Bell")

    coach.capture("plan", "Ana: 5 exec calls by Fri, seen in CRM")

    (row,) = small.store.commitments()
    assert (row.owner, row.behaviour, row.due, row.proof) == ("Ana", "5 exec calls", "2026-03-06", "CRM")


def test_undo_takes_back_the_act_and_its_rows_but_no_note(small: Services) -> None:
    """Notes stay whatever is undone."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    before = coach.reply().card
    coach.capture("plan", "Ana: 5 exec calls by Fri")
    coach.say("she hesitated")

    reply = coach.undo()

    assert reply.card == before
    assert reply.promises == ()
    assert small.store.commitments() == ()
    assert [note.text for note in reply.notes] == ["she hesitated"]


def test_a_killed_session_resumes_in_the_same_stack(small: Services) -> None:
    """Nothing but the last turn's stack is needed, three frames deep."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    coach.check("own words")
    coach.call("acc")
    coach.choose(1)
    left = coach.reply()

    again = Coach.resume(small, coach.session_id).reply()

    assert again.card == left.card
    assert again.notes == left.notes


def test_undo_reaches_back_past_a_resume(small: Services) -> None:
    """A restart does not cut the way back."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    first = coach.reply().card
    coach.check("own words")
    coach.capture("topic", "price")

    again = Coach.resume(small, coach.session_id)
    again.undo()
    reply = again.undo()

    assert reply.card == first
    with pytest.raises(InputError, match="nothing to undo"):
        again.undo()


def test_a_flow_that_parks_itself_resumes_before_its_parked_outcome(small: Services) -> None:
    """The outcome called parked leaves the session open at the state that led there."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    assert coach.choose(2).outcome == "parked"
    assert small.store.session(coach.session_id).ended_at == ""

    again = Coach.resume(small, coach.session_id)

    assert again.reply().card.state == "look"
    assert again.reply().outcome == ""


def test_a_session_goes_on_with_the_text_it_began_with(small: Services, tmp_path: Path) -> None:
    """Editing or deleting a flow file does not touch a conversation under way."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    (tmp_path / "flows" / "talk.md").write_text("gone", encoding="utf-8")
    other = with_flows(small, tmp_path / "flows")

    again = Coach.resume(other, coach.session_id)

    assert again.choose(1).card.title == "Act"


def test_who_talks_and_what_looks_back_are_shares_of_measured_time(small: Services, time: Time) -> None:
    """Shares come from the turns' seconds, whoever held the floor and wherever they passed."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    assert coach.meters().my_share is None
    coach.floor("me")
    time.pass_by(20)
    coach.floor("them")
    time.pass_by(60)
    coach.choose(1)
    time.pass_by(20)

    meters = coach.floor("").meters

    assert meters.my_share == pytest.approx(0.2)
    assert meters.past_share == pytest.approx(0.8)
    assert meters.in_state == pytest.approx(20)
    assert meters.in_meeting == pytest.approx(100)
    assert meters.meeting_minutes == 20


def test_a_note_after_the_end_leaves_the_session_ended(small: Services) -> None:
    """A last thought does not reopen what is closed."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    coach.choose(1)
    coach.choose(1)
    ended = small.store.session(coach.session_id).ended_at
    assert ended

    coach.say("one more thing")

    assert small.store.session(coach.session_id).ended_at == ended


def test_a_promise_is_reviewed_in_the_next_session_and_its_fate_recorded(services: Services) -> None:
    """The next SLED with that person opens with what was promised; judging it settles it in the records."""
    first = Coach.begin(services, "sled", "Ana Bell")
    first.promise("Ana: 5 exec calls by Fri, seen in CRM")
    first.park()

    second = Coach.begin(services, "sled", "Ana Bell")
    reply = second.reply()
    assert "5 exec calls" in " ".join(reply.card.say)
    assert [crumb.flow for crumb in reply.card.crumbs] == ["sled", "rolling-review"]
    while services.store.commitments():
        second.advance()

    (row,) = services.store.commitments("")
    assert row.status == "done"
    assert services.store.commitment_history(row.id)[0].status == "open"


def test_trouble_with_the_disk_never_stops_the_talk(small: Services) -> None:
    """A locked database: the turn waits in the journal, the reply says so, and the next turn stores both."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    other = sqlite3.connect(small.store.path, isolation_level=None)
    small.store._connection.execute("PRAGMA busy_timeout = 10")  # noqa: SLF001 - the test cannot wait five seconds
    other.execute("BEGIN IMMEDIATE")

    reply = coach.say("kept whatever happens")
    assert not reply.saved
    assert "journal" in reply.message
    waiting = recover(journal_path(small.store.path)).unstored
    assert [entry.text for entry in waiting] == ["kept whatever happens"]
    other.execute("ROLLBACK")
    other.close()
    reply = coach.say("and after")

    assert reply.saved
    assert [turn.text for turn in small.store.turns(coach.session_id)][-2:] == ["kept whatever happens", "and after"]


@contextlib.contextmanager
def refusing(services: Services) -> Iterator[None]:
    """While inside, the database takes no turn."""
    with contextlib.closing(sqlite3.connect(services.store.path, isolation_level=None)) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no room'); END")
        yield
        other.execute("DROP TRIGGER full")


def test_storing_again_needs_no_turn(small: Services) -> None:
    """What waits is stored as it is, and it is said where it was meanwhile."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    with refusing(small):
        reply = coach.say("kept")
        assert (reply.saved, reply.safe) == (False, True)
        assert "safe in the journal" in coach.store_again().message
    reply = coach.store_again()
    assert (reply.saved, reply.message) == (True, "")
    assert [turn.text for turn in small.store.turns(coach.session_id)][1:] == ["kept"]


def test_a_promise_taken_back_while_the_disk_refused_it_is_gone_once_that_is_stored(small: Services) -> None:
    """What was promised meanwhile stays."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    coach.promise("Ana: five calls by Fri")
    with refusing(small):
        coach.undo()
        assert not coach.promise("Ana: two calls by Mon").saved
    reply = coach.store_again()
    assert reply.saved
    assert [promise.behaviour for promise in reply.promises] == ["two calls"]
    assert [row.behaviour for row in small.store.commitments()] == ["two calls"]


def test_what_neither_database_nor_journal_took_is_said_to_be_in_memory(small: Services) -> None:
    """As often as it is asked."""
    without = replace(small, journal=None)
    coach = Coach.begin(without, "talk", "Ana Bell")
    with refusing(small):
        reply = coach.say("kept")
        assert (reply.saved, reply.safe) == (False, False)
        assert coach.store_again().message == reply.message
        assert "only in memory" in reply.message
    assert coach.store_again().safe


def test_leaving_after_the_end_stores_what_waits(small: Services) -> None:
    """No turn is made for it, since there is nothing to park."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    coach.advance()
    with refusing(small):
        assert coach.advance().outcome == "done"
    assert coach.park().saved
    assert [turn.kind for turn in small.store.turns(coach.session_id)] == ["begin", "choose", "choose"]


def test_a_session_left_while_the_disk_refused_it_goes_on_after_its_last_turn(small: Services) -> None:
    """Where that is still not stored, one line says so: two turns of the same number would lose one of them."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    with refusing(small):
        coach.say("kept")
        coach.park()
        for typed in (coach.session_id, f" {coach.session_id[:20].lower()}"):
            with pytest.raises(StoreError, match="not all of it is in the database yet"):
                Coach.resume(small, typed)
    again = Coach.resume(small, coach.session_id).say("and after")
    assert again.saved
    assert [turn.kind for turn in small.store.turns(coach.session_id)] == ["begin", "note", "park", "resume", "note"]


def test_what_cannot_be_done_is_one_line_and_changes_nothing(small: Services) -> None:
    """Wrong numbers, names, and flows leave the card as it was."""
    coach = Coach.begin(small, "talk", "Ana Bell")
    before = coach.reply().card

    for act, error in (
        (lambda: coach.choose(9), InputError),
        (lambda: coach.capture("topik", "x"), InputError),
        (lambda: coach.check(7), InputError),
        (lambda: coach.jump("nowhere"), InputError),
        (lambda: coach.call("no-such-flow"), ContentError),
        (lambda: coach.say("   "), InputError),
        (lambda: coach.promise(""), InputError),
        (lambda: coach.floor("everybody"), InputError),
    ):
        with pytest.raises(error) as caught:
            act()
        assert "\n" not in str(caught.value)

    assert coach.reply().card == before
    with pytest.raises(InputError):
        Coach.begin(small, "talk", "   ")


def test_control_characters_in_names_and_notes_are_only_seen(small: Services) -> None:
    """Escape sequences become visible stand-ins before anything is kept."""
    coach = Coach.begin(small, "talk", "Ana\x1b]0;owned\x07")

    reply = coach.say("a\x1b[2Jb")

    assert "\x1b" not in reply.person
    assert "\x1b" not in reply.notes[-1].text
    assert "[2Jb" in reply.notes[-1].text
