"""What is typed faster than pages open, on a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.faults.conftest import Run

from sideline_flows.records.store import Store


def test_one_burst_of_bytes(run: Run, db: Path) -> None:
    """A name, a flow and a note, all in one read of the terminal: each letter lands where it was meant."""
    terminal = run()
    terminal.see("Begin")
    terminal.type("bSarah Peters\r2nshe hesitated\r")
    terminal.see("she hesitated")
    terminal.type("q")
    terminal.see("Continue")
    terminal.type("q")
    assert terminal.end() == 0
    with Store.open(db, read_only=True) as store:
        session = store.sessions()[0]
        assert session.person == "Sarah Peters"
        assert [turn.text for turn in store.turns(session.id) if turn.kind == "note"] == ["she hesitated"]


def test_a_burst_into_the_search_box(run: Run) -> None:
    """Letters that are keys elsewhere are letters behind `/`."""
    terminal = run()
    terminal.see("Begin")
    terminal.type("/bcpq")
    terminal.see("bcpq")
