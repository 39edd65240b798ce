"""Sessions are found and listed, the newest first, and so is what earlier ones left for this one."""

from __future__ import annotations

import pytest
from tests.records.conftest import Talk

from sideline_flows.errors import InputError, StoreError
from sideline_flows.records.entries import CommitmentEntry, MarkEntry
from sideline_flows.records.store import Store


def begun(store: Store, session_id: str, person: str = "Ana", flow: str = "soil") -> Talk:
    """A session of one turn that ran one flow."""
    talk = Talk(store, id=session_id, person=person, flow=flow)
    talk.turn("begin", flow_texts=((f"revision of {flow}", flow, f"text of {flow}"),))
    return talk


def test_sessions_are_listed_newest_first(store: Store) -> None:
    """By the order they began in, whatever their ids and clocks say, of all people, of one, or the open ones."""
    for session_id, person in (("z1", "Ana"), ("a1", "Ben"), ("m1", "Ana")):
        begun(store, session_id, person)
    begun(store, "ended", "Ben").turn("choose", outcome="done", ended=True)
    assert [row.id for row in store.sessions()] == ["ended", "m1", "a1", "z1"]
    assert [row.id for row in store.sessions(limit=2)] == ["ended", "m1"]
    assert [row.id for row in store.sessions(store.person("Ana").id)] == ["m1", "z1"]
    assert [row.id for row in store.sessions(open_only=True)] == ["m1", "a1", "z1"]


def test_a_session_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    """In any case; the whole id wins over longer ones; wildcards are only letters."""
    for session_id in ("01ABC", "01ABD", "01AB"):
        begun(store, session_id)
    assert store.session("01abc").id == "01ABC"
    assert store.session("01AB").id == "01AB"
    with pytest.raises(InputError, match=r'"01" begins the ids of 3 sessions \(01AB'):
        store.session("01")
    for nothing in ("02", "", "%", "_"):
        with pytest.raises(InputError, match=r"no session has the id .*; `sideline sessions`"):
            store.session(nothing)


def test_flows_seen_are_those_of_sessions_before(store: Store) -> None:
    """Of this person alone, and before the one named; a session that has not begun comes after all."""
    first, second = begun(store, "s1", flow="soil"), begun(store, "s2", flow="sled")
    begun(store, "s3", person="Ben", flow="roam")
    ana = store.person("Ana").id
    assert store.flows_seen(ana, first.id) == frozenset()
    assert store.flows_seen(ana, second.id) == {"soil"}
    assert store.flows_seen(ana, "not begun") == {"soil", "sled"}


def test_the_text_a_session_ran_with_is_kept_once(store: Store) -> None:
    """Two sessions with one revision share its text; another revision is another text."""
    begun(store, "s1")
    begun(store, "s2").turn("call", flow_texts=(("newer", "soil", "newer text"),))
    assert store.flow_texts("s1") == (("soil", "text of soil"),)
    assert store.flow_texts("s2") == (("soil", "text of soil"), ("soil", "newer text"))
    with pytest.raises(StoreError, match="no flow text never is kept"):
        store.flow_text("never")


def test_turns_and_stacks_come_oldest_first(talk: Talk) -> None:
    """All of them or the last few."""
    for number in range(5):
        talk.turn(text=f"note {number}")
    assert [turn.seq for turn in talk.store.turns(talk.id)] == [1, 2, 3, 4, 5, 6]
    assert [turn.text for turn in talk.store.turns(talk.id, last=2)] == ["note 3", "note 4"]
    assert talk.store.stacks(talk.id, last=2) == tuple((e.id, e.seq, e.stack) for e in talk.entries[-2:])
    assert talk.store.turns("nowhere") == ()


def test_time_is_summed_where_it_was_spent(talk: Talk) -> None:
    """In all, by who held the floor, looking back, by state, and since the present state was entered."""
    ask = {"from_flow": "soil", "from_state": "ask"}
    talk.turn("choose", state="observe", **ask, elapsed=10, floor="me")
    observe = {"from_flow": "soil", "from_state": "observe"}
    talk.turn("choose", state="ask", **observe, elapsed=20, floor="them", past=True)
    talk.turn("note", state="ask", **ask, elapsed=4, floor="them")
    talk.turn("note", state="ask", **ask, elapsed=1.5)
    spent = talk.store.spent(talk.id)
    assert spent.total == 35.5
    assert spent.by_floor == {"me": 10, "them": 24, "": 1.5}
    assert spent.past == 20
    assert spent.by_state == {("soil", "ask"): 15.5, ("soil", "observe"): 20}
    assert spent.in_state == 5.5


def test_nothing_was_spent_in_a_session_that_just_began(talk: Talk) -> None:
    """No turn has an end yet."""
    spent = talk.store.spent(talk.id)
    assert (spent.total, spent.by_floor, spent.in_state) == (0, {}, 0)


def test_what_earlier_sessions_left_is_asked_for_before_this_one(store: Store) -> None:
    """Open promises and misses of sessions before, not of this one, of later ones, or with somebody else."""
    promises = {name: CommitmentEntry(name, "Ana", name, "", "", name, "soil") for name in ("old", "own", "other")}
    begun(store, "s1").turn("promise", commitments=(promises["old"],))
    now = begun(store, "s2")
    now.turn("promise", commitments=(promises["own"],), marks=(MarkEntry("k1", "old", "missed"),))
    begun(store, "s3", person="Ben").turn("promise", commitments=(promises["other"],))
    ana = store.person("Ana").id
    assert [row.id for row in store.open_before(ana, "s1")] == []
    assert [row.id for row in store.open_before(ana, "s2")] == ["old"]
    assert [row.id for row in store.open_before(ana, "not begun")] == ["old", "own"]
    assert store.missed_before(ana, "s2") == frozenset()
    assert store.missed_before(ana, "not begun") == {"old"}
