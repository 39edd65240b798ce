"""Promises: their order, their fate and the history that it adds up from."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from tests.records.conftest import Talk

from sideline_flows.errors import InputError
from sideline_flows.records.entries import CommitmentEntry, MarkEntry
from sideline_flows.records.store import Store


def add(store: Store, behaviour: str, due: str = "", owner: str = "Ana") -> str:
    """A promise made outside a session."""
    person = store.find_or_add_person("Ana")
    return store.add_commitment(person.id, owner=owner, behaviour=behaviour, due=due, proof="CRM").id


def test_the_oldest_due_comes_first_and_no_date_last(store: Store) -> None:
    """Of the same day, the one made first."""
    for behaviour, due in (("b", ""), ("c", "2026-03-09"), ("a", "2026-03-01"), ("d", "2026-03-09")):
        add(store, behaviour, due)
    assert [row.behaviour for row in store.commitments()] == ["a", "c", "d", "b"]


@pytest.mark.parametrize("mark", ["kept", "partly", "missed"])
def test_a_judgement_leaves_a_promise_open(store: Store, mark: str) -> None:
    """It is remembered as the last mark."""
    row = store.mark_commitment(add(store, "calls"), mark, "as seen in CRM")
    assert (row.status, row.last_mark, row.closed_at) == ("open", mark, "")
    assert [(event.status, event.note) for event in store.commitment_history(row.id)] == [
        ("open", ""),
        (mark, "as seen in CRM"),
    ]


@pytest.mark.parametrize("end", ["done", "dropped", "replaced"])
def test_an_end_closes_a_promise_until_it_is_opened_again(store: Store, end: str) -> None:
    """Only open ones are listed as open."""
    commitment_id = add(store, "calls")
    store.mark_commitment(commitment_id, "missed")
    row = store.mark_commitment(commitment_id, end)
    assert (row.status, row.last_mark, row.closed_at) == (end, "missed", "2026-03-02T09:00:00+00:00")
    assert not store.commitments()
    assert [row.id for row in store.commitments(end)] == [commitment_id]
    row = store.mark_commitment(commitment_id, "open")
    assert (row.status, row.last_mark, row.closed_at) == ("open", "missed", "")


def test_a_fate_nobody_knows_is_refused_with_those_there_are(store: Store) -> None:
    """And nothing is written."""
    commitment_id = add(store, "calls")
    with pytest.raises(InputError, match=r'cannot be "forgotten"; say one of open, kept, partly'):
        store.mark_commitment(commitment_id, "forgotten")
    assert len(store.commitment_history(commitment_id)) == 1


def test_a_promise_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    """None and several are told apart."""
    first, second = add(store, "one"), add(store, "two")
    assert store.commitment(second.upper()).id == second
    with pytest.raises(InputError, match="begins the ids of 2 promises"):
        store.commitment(first[:3])
    with pytest.raises(InputError, match="no promise has the id"):
        store.commitment("none such")


def test_a_promise_made_outside_a_session_comes_before_every_session(talk: Talk) -> None:
    """Also one made while a session is under way."""
    commitment_id = add(talk.store, "calls")
    talk.store.mark_commitment(commitment_id, "missed")
    assert [row.id for row in talk.store.open_before(talk.person_id, talk.id)] == [commitment_id]
    assert talk.store.missed_before(talk.person_id, talk.id) == {commitment_id}


def test_the_kept_rate_counts_the_last_word_on_each_promise(talk: Talk, db: Path) -> None:
    """Of each owner: kept and done ones over all that were judged; withdrawn and unjudged ones are out."""
    for number, owner, fates in (
        (1, "Ana", ("missed", "kept")),
        (2, "Ana", ("done",)),
        (3, "Ana", ("partly",)),
        (4, "Ana", ("missed", "dropped")),
        (5, "Ana", ()),
        (6, "me", ("missed",)),
    ):
        promise = CommitmentEntry(f"c{number}", owner, "x", "", "", "x", "soil")
        talk.turn("promise", commitments=(promise,))
        for step, fate in enumerate(fates):
            talk.turn("choose", marks=(MarkEntry(f"k{number}{step}", promise.id, fate),))
    gone = talk.turn("promise", commitments=(CommitmentEntry("c7", "Ana", "x", "", "", "x", "soil"),))
    talk.turn("undo", undoes=(gone.id,))
    talk.store.close()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        rows = connection.execute("SELECT owner, judged, kept, partly, missed, rate FROM kept_rate").fetchall()
    assert rows == [("Ana", 4, 2, 1, 1, 0.5), ("me", 1, 0, 0, 1, 0.0)]
