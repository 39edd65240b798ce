"""What a killed run had sent is put away at the next start; what cannot be is said, and stops nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.records.conftest import Talk

from sideline_flows.records.journal import Journal, journal_path, recover
from sideline_flows.records.replay import replay


def restarted(talk: Talk, db: Path) -> tuple[str, ...]:
    """What a new run says of what the journal holds."""
    path = journal_path(db)
    unstored = recover(path).unstored
    journal = Journal(path)
    said = replay(unstored, talk.store, journal)
    journal.close()
    return said


def test_turns_are_put_away_once(talk: Talk, db: Path) -> None:
    """Those that reached the database before the kill and those that did not; then the journal is empty."""
    reached, not_reached = talk.turn(text="reached"), talk.entry(text="not reached")
    journal = Journal(journal_path(db))
    journal.sent(reached)
    journal.sent(not_reached)
    journal.close()
    assert restarted(talk, db) == ()
    assert [turn.text for turn in talk.store.turns(talk.id)][1:] == ["reached", "not reached"]
    assert recover(journal_path(db)).unstored == ()


def test_turns_that_do_not_fit_are_said_and_stay(talk: Talk, db: Path) -> None:
    """As after an older copy was put in place: other sessions are put away, and these are kept in the journal."""
    lost = [replace(talk.entry(text=f"lost {number}"), session_id="gone") for number in (1, 2)]
    fits = talk.entry(text="fits")
    journal = Journal(journal_path(db))
    for entry in (*lost, fits):
        journal.sent(entry)
    journal.close()
    (line,) = restarted(talk, db)
    assert line.startswith("“lost 1” is still in the journal only: ")
    assert talk.store.turns(talk.id)[-1].text == "fits"
    assert recover(journal_path(db)).unstored == tuple(lost)
