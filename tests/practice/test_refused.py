"""A disk that refuses some of a rehearsal: all of it waits in its order, is said until nothing waits, and is stored."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.practice.plans import PLANS, play

from sideline_flows.attempt import Attempt
from sideline_flows.errors import StoreError
from sideline_flows.language.pack import Library
from sideline_flows.practice.moves import Move
from sideline_flows.services import Services, open_services

ASK = "Bakery, Tuesday, five minutes?"
JUDGE = "You always rush."


@contextlib.contextmanager
def refusing(db: Path, table: str) -> Iterator[None]:
    """While inside, this table takes nothing."""
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute(f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no room'); END")
        yield
        other.execute("DROP TRIGGER full")


def said(services: Services) -> list[tuple[str, str, str]]:
    """Number, words and move of every moment on disk, as another program reads them."""
    with contextlib.closing(sqlite3.connect(services.store.path)) as other:
        return other.execute("SELECT seq, text, move FROM attempt_turns ORDER BY rowid").fetchall()


def test_a_label_that_was_refused_is_not_forgotten_by_the_next_turn(services: Services, db: Path) -> None:
    """What came after it waits behind it, and it is said that not all is stored."""
    attempt = Attempt.begin(services, "soil", "nia", seed=1)
    attempt.say(ASK)
    with refusing(db, "move_corrections"):
        assert not attempt.correct("permission ask").saved
        reply = attempt.say(JUDGE)
        assert not reply.saved
        assert "Not in the database yet" in reply.message
        assert [words for _, words, _ in said(services)] == ["", ASK]
    reply = attempt.say("What did you see?")
    assert (reply.saved, reply.message) == (True, "")
    assert services.store.rehearsals.corrections() == ((ASK, Move.PERMISSION_ASK),)
    assert [number for number, *_ in said(services)] == [0, 1, 2, 3, 4]


def test_a_label_waits_for_the_rehearsal_it_is_of(services: Services, db: Path) -> None:
    """Where not even its first turn is stored, it comes after that turn; no further turn is needed for either."""
    attempt = Attempt.begin(services, "soil", "nia", seed=1)
    with refusing(db, "attempts"):
        attempt.say(ASK)
        attempt.correct("permission ask")
        assert services.store.rehearsals.attempts() == ()
    reply = attempt.store_again()
    assert (reply.saved, reply.message) == (True, "")
    assert services.store.rehearsals.corrections() == ((ASK, Move.PERMISSION_ASK),)
    assert [move for _, _, move in said(services)][-1] == Move.PERMISSION_ASK


def test_practice_that_was_refused_comes_back_all_the_same(services: Services, db: Path) -> None:
    """When its states are due counts from when they were practised."""
    plan = next(plan for plan in PLANS if plan.name == "nia-good")
    with refusing(db, "practice_cards"):
        attempt, reply = play(services, plan)
        assert reply.ended
        assert not reply.saved
    assert attempt.store_again().saved
    cards = services.store.rehearsals.cards()
    assert cards
    assert {card.rated_at[:10] for card in cards} == {"2026-03-02"}
    again = attempt.store_again()
    assert services.store.rehearsals.cards() == cards, "what is stored is not stored twice"
    assert again.saved


def test_practice_is_kept_although_an_earlier_mark_cannot_be_read(services: Services, db: Path) -> None:
    """A damaged one holds up nothing that waits: its state is learnt anew."""
    plan = next(plan for plan in PLANS if plan.name == "nia-good")
    play(services, plan)
    cards = services.store.rehearsals.cards()
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("UPDATE practice_cards SET card = replace(card, '{', '')")
    _, reply = play(services, plan)
    assert reply.saved
    assert services.store.rehearsals.cards() == cards


def test_closing_tries_once_more(db: Path, library: Library) -> None:
    """Also for a rehearsal that was left while the disk refused it."""
    with open_services(db, library) as services:
        left = Attempt.begin(services, "soil", "nia", seed=1)
        open_still = Attempt.begin(services, "soil", "dana", seed=1)
        with refusing(db, "attempts"):
            assert not left.say(ASK).saved
            assert not open_still.say(JUDGE).saved
    with open_services(db, library) as services:
        assert {row.persona for row in services.store.rehearsals.attempts()} == {"nia", "dana"}


def test_what_waits_is_stored_before_a_rehearsal_is_taken_up_again(services: Services, db: Path) -> None:
    """It goes on after its last turn; where that is still refused, one line says so and nothing is overwritten."""
    attempt = Attempt.begin(services, "soil", "nia", seed=1)
    attempt.say(ASK)
    with refusing(db, "attempt_turns"):
        reply = attempt.say(JUDGE)
        with pytest.raises(StoreError, match="not all of it is in the database yet"):
            Attempt.resume(services, attempt.attempt_id)
        Attempt.begin(services, "soil", "dana")
    assert Attempt.resume(services, attempt.attempt_id[:20]).reply().lines == reply.lines
