"""What was taken back no longer counts, exactly: as if it had never been said, but for the history."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.conftest import Talk, clock, counter

from sideline_flows.language.model import MARKS
from sideline_flows.records.entries import CaptureEntry, CommitmentEntry, MarkEntry, MeetingEntry, OverrideEntry
from sideline_flows.records.store import Store


def promise(number: int) -> CommitmentEntry:
    """One of several promises."""
    return CommitmentEntry(f"c{number}", "Ana", f"behaviour {number}", "", "", "typed", "soil")


def test_a_promise_made_in_an_undone_turn_is_withdrawn(talk: Talk) -> None:
    """It is gone from every list, and its history says when."""
    made = talk.turn("promise", commitments=(promise(1),))
    undo = talk.turn("undo", undoes=(made.id,))
    assert not talk.store.commitments("open")
    assert not talk.store.promised_in(talk.id)
    assert [row.status for row in talk.store.commitments("")] == ["withdrawn"]
    history = talk.store.commitment_history("c1")
    assert [(event.status, event.at) for event in history] == [("open", made.at), ("withdrawn", undo.at)]


def test_a_mark_made_in_an_undone_turn_is_reverted(talk: Talk) -> None:
    """The promise is as the marks before it left it, whatever they were."""
    talk.turn("promise", commitments=(promise(1),))
    talk.turn("choose", marks=(MarkEntry("k1", "c1", "missed"),))
    done = talk.turn("choose", marks=(MarkEntry("k2", "c1", "done"),))
    assert talk.store.commitment("c1").status == "done"
    talk.turn("undo", undoes=(done.id,))
    row = talk.store.commitment("c1")
    assert (row.status, row.last_mark, row.closed_at) == ("open", "missed", "")
    assert [(event.status, event.note) for event in talk.store.commitment_history("c1")][2:] == [
        ("done", ""),
        ("reverted", "not done"),
    ]


def test_everything_else_of_an_undone_turn_is_gone_too(talk: Talk) -> None:
    """Captures, meetings and skipped needs, and the turn itself from search and from the stacks to resume from."""
    kept = talk.turn("capture", "first scene", captures=(CaptureEntry("soil", "permission", "scene", "text", "first"),))
    taken = talk.turn(
        "capture",
        "second scene",
        captures=(CaptureEntry("soil", "permission", "scene", "text", "second"),),
        meetings=(MeetingEntry("m1", "again", "", "again"),),
        overrides=(OverrideEntry("soil", "permission", "own words", "went on"),),
    )
    undo = talk.turn("undo", "Took back", undoes=(taken.id,))
    store = talk.store
    assert [row.value for row in store.captures(talk.id)] == ["first"]
    assert not store.meetings(talk.id)
    assert not store.overrides(talk.id)
    assert [hit.turn_id for hit in store.search("scene")] == [kept.id]
    assert [turn_id for turn_id, _, _ in store.stacks(talk.id)] == ["session-1-turn-00001", kept.id, undo.id]
    assert [turn.undone_by for turn in store.turns(talk.id)] == ["", "", undo.id, ""]


def test_a_turn_of_another_session_is_not_undone(talk: Talk) -> None:
    """An id from elsewhere, or of nothing, is passed over."""
    other = Talk(talk.store, id="session-2")
    other.turn("begin")
    talk.turn("undo", undoes=(other.last.id, "nothing"))
    assert not other.store.turns(other.id)[0].undone_by


def test_a_flow_that_was_only_run_in_undone_turns_was_not_seen(talk: Talk) -> None:
    """A detour called by mistake does not make the next one the second."""
    called = talk.turn("call", flow="acc", flow_texts=(("r1", "acc", "text"), ("r2", "soil", "text")))
    assert talk.store.flows_seen(talk.person_id, "later") == {"acc", "soil"}
    talk.turn("undo", undoes=(called.id,))
    assert talk.store.flows_seen(talk.person_id, "later") == {"soil"}


ACT = st.sampled_from(
    [
        ("promise", {"commitments": 1}),
        *(("choose", {"marks": status}) for status in MARKS),
        ("capture", {"captures": 1, "meetings": 1, "overrides": 1}),
        ("undo", {}),
    ]
)


def write(talk: Talk, number: int, kind: str, what: dict[str, object]) -> None:
    """One act as a turn; a mark is of the promise made last that is there, if any."""
    parts: dict[str, object] = {}
    if "commitments" in what:
        parts["commitments"] = (promise(number),)
    promised = talk.store.promised_in(talk.id)
    if "marks" in what and promised:
        parts["marks"] = (MarkEntry(f"k{number}", promised[-1].id, str(what["marks"])),)
    if "captures" in what:
        parts["captures"] = (CaptureEntry("soil", "permission", "scene", "text", f"value {number}"),)
        parts["meetings"] = (MeetingEntry(f"m{number}", f"purpose {number}", "", ""),)
        parts["overrides"] = (OverrideEntry("soil", "permission", "need", f"text {number}"),)
    talk.turn(kind, f"act {number}", **parts)


def what_counts(store: Store) -> object:
    """All that a person would see of a session, without numbers and times, which the undo itself moves on."""
    promised = store.promised_in("session-1")
    return (
        [replace(row, created_at="", closed_at="", turn_id="") for row in promised],
        [(row.name, row.value) for row in store.captures("session-1")],
        [row.purpose for row in store.meetings("session-1")],
        [row.text for row in store.overrides("session-1")],
        store.missed_before(store.person("Ana").id, "later"),
        [hit.snippet for hit in store.search("act")],
        [turn.text for turn in store.turns("session-1") if not turn.undone_by and turn.kind != "undo"],
    )


@settings(deadline=None, max_examples=25)
@given(st.lists(ACT, max_size=14))
def test_undo_is_exact(acts: list[tuple[str, dict[str, object]]]) -> None:
    """However acts and undos follow on each other, what counts equals a session of the acts that were not undone."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "undone.db", clock=clock, new_id=counter()) as undone,
        Store.open(Path(folder) / "never.db", clock=clock, new_id=counter()) as never,
    ):
        talk, plain = Talk(undone), Talk(never)
        talk.turn("begin", "begin")
        plain.turn("begin", "begin")
        standing: list[tuple[int, str, str, dict[str, object]]] = []
        for number, (kind, what) in enumerate(acts):
            if kind != "undo":
                write(talk, number, kind, what)
                standing.append((number, talk.last.id, kind, what))
            elif standing:
                talk.turn("undo", undoes=(standing.pop()[1],))
        for number, _, kind, what in standing:
            write(plain, number, kind, what)
        assert what_counts(undone) == what_counts(never)
