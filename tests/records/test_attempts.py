"""Rehearsals on disk: every moment once, all branches, a checksum over each, and nothing that points at a person."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.records.conftest import Talk

from sideline_flows.errors import InputError, StoreError
from sideline_flows.records.attempt_entries import AttemptEntry, CardEntry, MomentEntry, Standing
from sideline_flows.records.export import session_markdown
from sideline_flows.records.store import Store

AT = "2026-03-02T09:00:00.000+00:00"
ATTEMPT = AttemptEntry(
    id="01ATTEMPT",
    flow="soil",
    title="Give feedback with SOIL",
    persona="dana",
    name="Dana",
    seed=7,
    help="full",
    drill="",
    facts_for=None,
    started_at=AT,
)
STANDING = Standing(AT, 1, turns=1, total=1, possible=2)


def moment(seq: int, parent: int, text: str = "May I?") -> MomentEntry:
    """One moment; the first brings the text of its flow."""
    texts = (("revision", "soil", "# SOIL"),) if seq == 0 else ()
    return MomentEntry(
        seq=seq,
        parent=parent,
        at=AT,
        kind="say",
        flow="soil",
        state="permission",
        text=text,
        answer="Yes.",
        move="permission ask",
        certainty=0.9,
        because="May I",
        mood="braced",
        snapshot=f'{{"number":{seq}}}',
        flow_texts=texts,
    )


def rows(db: Path, table: str) -> list[tuple[object, ...]]:
    """Everything in a table, as another program reads it."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()


def test_a_rehearsal_is_read_back_as_it_was_kept(store: Store) -> None:
    """Its moments in order, the text of its flow, and how it stands."""
    store.rehearsals.keep(ATTEMPT, [moment(0, -1), moment(1, 0), moment(2, 0)], replace(STANDING, here=2))
    row = store.rehearsals.attempt("01att")
    assert (row.name, row.seed, row.here, row.turns, row.total, row.possible) == ("Dana", 7, 2, 1, 1, 2)
    assert (row.ended_at, row.outcome, row.facts_for, row.person_id) == ("", "", "", "")
    assert store.rehearsals.snapshots(row.id) == ('{"number":0}', '{"number":1}', '{"number":2}')
    assert store.rehearsals.flow_texts(row.id) == (("soil", "# SOIL"),)


def test_a_moment_kept_twice_is_there_once(store: Store, db: Path) -> None:
    """What waited for the disk may be handed in again."""
    for _ in range(2):
        store.rehearsals.keep(ATTEMPT, [moment(0, -1), moment(1, 0)], STANDING)
    assert len(rows(db, "attempts")) == 1
    assert len(rows(db, "attempt_turns")) == 2


def test_a_turn_is_one_transaction(store: Store, db: Path) -> None:
    """When one moment cannot be written, neither are those before it, nor how it stands."""
    store.rehearsals.keep(ATTEMPT, [moment(0, -1)], STANDING)
    broken = replace(moment(2, 1), text=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.rehearsals.keep(ATTEMPT, [moment(1, 0), broken], replace(STANDING, here=2))
    assert len(rows(db, "attempt_turns")) == 1
    assert store.rehearsals.attempt(ATTEMPT.id).here == 1


def test_a_clean_run_stays_one(store: Store) -> None:
    """Whatever is tried from it afterwards; the count goes by how much of the card was shown."""
    store.rehearsals.keep(ATTEMPT, [moment(0, -1)], replace(STANDING, clean=True))
    store.rehearsals.keep(ATTEMPT, [], replace(STANDING, clean=False))
    assert store.rehearsals.clean_runs("soil") == {"full": 1}
    assert store.rehearsals.clean_runs("sled") == {}


def test_the_newest_come_first_and_one_flow_may_be_asked_for(store: Store) -> None:
    """No more than are wanted."""
    for number, flow in enumerate(("soil", "sled", "soil"), start=1):
        store.rehearsals.keep(replace(ATTEMPT, id=f"A{number}", flow=flow), [moment(0, -1)], STANDING)
    assert [row.id for row in store.rehearsals.attempts()] == ["A3", "A2", "A1"]
    assert [row.id for row in store.rehearsals.attempts(limit=1)] == ["A3"]
    assert [row.id for row in store.rehearsals.attempts(flow="sled")] == ["A2"]


@pytest.mark.parametrize(("typed", "said"), [("x", "no rehearsal"), ("", "no rehearsal"), ("a", "begins the ids of 2")])
def test_an_id_that_is_none_says_what_to_do(store: Store, typed: str, said: str) -> None:
    """One line, with a way on."""
    for name in ("A1", "A2"):
        store.rehearsals.keep(replace(ATTEMPT, id=name), [moment(0, -1)], STANDING)
    with pytest.raises(InputError, match=said):
        store.rehearsals.attempt(typed)


def test_a_damaged_moment_is_never_taken_for_what_was_said(store: Store, db: Path) -> None:
    """The rehearsal cannot be read on; the list of rehearsals still can."""
    store.rehearsals.keep(ATTEMPT, [moment(0, -1), moment(1, 0)], STANDING)
    with contextlib.closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE attempt_turns SET text = 'You always' WHERE seq = 1")
    with pytest.raises(StoreError, match="damaged"):
        store.rehearsals.snapshots(ATTEMPT.id)
    assert len(store.rehearsals.attempts()) == 1


def test_labels_given_by_hand_are_kept_in_order(store: Store) -> None:
    """A later label for the same words comes later."""
    store.rehearsals.keep(ATTEMPT, [moment(0, -1)], STANDING)
    for number, move in enumerate(("advice", "impact")):
        store.rehearsals.correct(f"C{number}", ATTEMPT.id, AT, "Send it today", move)
    assert store.rehearsals.corrections() == (("Send it today", "advice"), ("Send it today", "impact"))


def test_states_come_back_when_they_are_due(store: Store) -> None:
    """Those due first come first, and a new rating takes the place of the old one."""
    early, late = (CardEntry(state, f"2026-03-0{day}", AT, 3, "{}") for state, day in (("soil/a", 3), ("soil/b", 5)))
    store.rehearsals.rate([late, early])
    assert store.rehearsals.cards() == (early, late)
    assert store.rehearsals.cards("2026-03-04") == (early,)
    store.rehearsals.rate([replace(early, due="2026-03-09")])
    assert [card.state for card in store.rehearsals.cards()] == ["soil/b", "soil/a"]


def test_a_rehearsal_for_somebody_goes_with_that_person(store: Store, db: Path, talk: Talk) -> None:
    """It holds their promises; one for nobody stays."""
    store.rehearsals.keep(ATTEMPT, [moment(0, -1)], STANDING)
    store.rehearsals.keep(replace(ATTEMPT, id="FOR", facts_for=talk.person_id), [moment(0, -1)], STANDING)
    assert [row.facts_for for row in store.rehearsals.attempts()] == ["Ana", ""]
    with contextlib.closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM people")
    assert [row.id for row in store.rehearsals.attempts()] == [ATTEMPT.id]


def test_no_page_about_a_person_holds_a_rehearsal(store: Store, talk: Talk) -> None:
    """Neither the whole page nor the shared one, nor a search."""
    entry = replace(ATTEMPT, id="FOR", facts_for=talk.person_id)
    store.rehearsals.keep(entry, [moment(0, -1, "a word like rhubarb")], STANDING)
    page = store.page(talk.id)
    assert "rhubarb" not in session_markdown(page, shared=False) + session_markdown(page, shared=True)
    assert store.search("rhubarb") == ()
    assert [row.id for row in store.sessions()] == [talk.id]


def test_no_view_reads_a_rehearsal(store: Store, db: Path) -> None:
    """What others built their reports on stays free of them."""
    store.close()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        views = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'view'").fetchall()
    assert views
    assert not any("attempt" in sql for (sql,) in views)
