"""One turn and all that belongs to it: written together, once, and read back as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.records.conftest import Talk

from sideline_flows.errors import StoreError
from sideline_flows.records.entries import (
    CaptureEntry,
    CheckEntry,
    CommitmentEntry,
    MarkEntry,
    MeetingEntry,
    OverrideEntry,
)
from sideline_flows.records.store import Store

PROMISE = CommitmentEntry("c1", "Ana", "five exec calls", "2026-03-06", "CRM", "Ana: five exec calls", "soil")
WHOLE: dict[str, Any] = {
    "captures": (CaptureEntry("soil", "permission", "scene", "text", "the Tuesday call"),),
    "checks": (CheckEntry("soil", "permission", "own words", ticked=True),),
    "overrides": (OverrideEntry("soil", "permission", "own words", "went on without: own words"),),
    "commitments": (PROMISE,),
    "meetings": (MeetingEntry("m1", "look at the calls", "2026-03-09T10:00", "Monday 10:00"),),
    "flow_texts": (("r1", "soil", "# text of soil"), ("r2", "acc", "# text of acc")),
    "elapsed": 12.5,
    "floor": "me",
    "past": True,
    "private": True,
    "trigger": "yes",
    "from_flow": "soil",
    "from_state": "ask",
}


def everything(store: Store, session_id: str) -> object:
    """All that can be read of a session."""
    return (
        store.page(session_id),
        store.captures(session_id),
        store.flow_texts(session_id),
        store.commitments(""),
        store.commitment_history("c1"),
        store.spent(session_id),
        store.people(),
    )


def test_a_turn_is_read_back_as_it_was_written(talk: Talk) -> None:
    """Every field of an entry comes back in its row."""
    entry = talk.turn("choose", "Yes", **WHOLE)
    row = talk.store.turns(talk.id)[-1]
    same = (
        *("id", "session_id", "seq", "at", "kind", "flow", "state", "text", "stack", "private", "trigger"),
        *("from_flow", "from_state", "elapsed", "floor", "past", "outcome"),
    )
    assert {name: getattr(row, name) for name in same} == {name: getattr(entry, name) for name in same}
    assert not row.damaged
    assert not row.undone_by
    assert [(each.name, each.value) for each in talk.store.captures(talk.id)] == [("scene", "the Tuesday call")]
    assert [(each.seq, each.need) for each in talk.store.overrides(talk.id)] == [(2, "own words")]
    assert [(each.purpose, each.starts_at) for each in talk.store.meetings(talk.id)] == [
        ("look at the calls", "2026-03-09T10:00")
    ]
    assert talk.store.flow_texts(talk.id) == (("soil", "# text of soil"), ("acc", "# text of acc"))
    assert talk.store.flow_text("r2") == "# text of acc"


def test_a_promise_has_its_parts_and_a_first_line_of_history(talk: Talk) -> None:
    """Who, what, by when, how seen, where it was made."""
    entry = talk.turn("promise", commitments=(PROMISE,))
    (row,) = talk.store.commitments()
    assert (row.owner, row.behaviour, row.due, row.proof, row.text) == (
        *("Ana", "five exec calls", "2026-03-06", "CRM"),
        "Ana: five exec calls",
    )
    assert (row.session_id, row.turn_id, row.flow, row.person) == (talk.id, entry.id, "soil", "Ana")
    assert (row.status, row.last_mark, row.closed_at) == ("open", "", "")
    assert [event.status for event in talk.store.commitment_history("c1")] == ["open"]


def test_the_same_turn_twice_is_once(talk: Talk) -> None:
    """A turn replayed from the journal after it was stored changes nothing at all."""
    begin = talk.last
    entry = talk.turn("choose", "Yes", **WHOLE)
    before = everything(talk.store, talk.id)
    talk.store.record(entry)
    talk.store.record(begin)
    assert everything(talk.store, talk.id) == before


@pytest.mark.parametrize(
    "parts",
    [
        {"marks": (MarkEntry("k1", "no such promise", "kept"),)},
        {"marks": (MarkEntry("k1", "c1", "eaten by the dog"),)},
        {"commitments": (PROMISE, PROMISE)},
        {"meetings": (MeetingEntry("m1", "a", "", ""), MeetingEntry("m1", "b", "", ""))},
    ],
)
def test_a_turn_that_does_not_fit_leaves_nothing_behind(talk: Talk, parts: dict[str, Any]) -> None:
    """When the last part of a turn cannot be written, none of it is, and the next one can."""
    before = everything(talk.store, talk.id)
    with pytest.raises(Exception, match=r".+; .+"):
        talk.turn("choose", **{**WHOLE, **parts})
    assert everything(talk.store, talk.id) == before
    talk.seq -= 1
    talk.turn("choose", **WHOLE)
    assert len(talk.store.turns(talk.id)) == 2


def test_another_window_that_went_on_is_told_from_a_replay(talk: Talk) -> None:
    """Two different turns of the same number are not one turn: the second is refused, not swallowed."""
    entry = talk.turn(text="mine")
    with pytest.raises(StoreError, match="another window went on"):
        talk.store.record(replace(entry, id="other", text="theirs"))
    assert [turn.text for turn in talk.store.turns(talk.id)] == ["Give feedback with Ana", "mine"]


def test_a_turn_of_no_session_is_refused(talk: Talk) -> None:
    """Nothing is stored that could never be found again."""
    with pytest.raises(StoreError):
        talk.store.record(replace(talk.entry(), session_id="nowhere"))


def test_the_session_follows_its_turns(talk: Talk) -> None:
    """Its row says where it stands, whether it is parked, and how and when it ended; an undo opens it again."""
    talk.turn("choose", state="observe", flow="acc")
    row = talk.store.session(talk.id)
    assert (row.flow, row.at_flow, row.state, row.turns, row.parked, row.ended_at) == (
        *("soil", "acc", "observe", 2, False, ""),
    )
    talk.turn("park", parked=True)
    assert talk.store.session(talk.id).parked
    talk.turn("resume")
    assert not talk.store.session(talk.id).parked
    ending = talk.turn("choose", state="done", outcome="done", ended=True)
    talk.turn(text="one more note", state="done", outcome="done", ended=True)
    row = talk.store.session(talk.id)
    assert (row.outcome, row.ended_at, row.state) == ("done", ending.at, "done")
    assert not talk.store.sessions(open_only=True)
    talk.turn("undo", undoes=(ending.id,))
    row = talk.store.session(talk.id)
    assert (row.outcome, row.ended_at) == ("", "")


def test_hostile_text_is_stored_as_typed_controls_apart(talk: Talk) -> None:
    """Markup and quotes stay, controls become visible, and what cannot be UTF-8 does not stop the turn."""
    text = "'; DROP TABLE turns; -- [/b] \x1b[31m \ud800 \x00 é 😀"
    talk.turn(text=text)
    assert talk.store.turns(talk.id)[-1].text == "'; DROP TABLE turns; -- [/b] ␛[31m \ufffd ␀ é 😀"
