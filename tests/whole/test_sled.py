"""A whole coaching session and the one after it, as `sled.md` tells them: by keys, by lines, in a real terminal."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from tests.faults.conftest import APP, Terminal
from tests.whole.conftest import Held
from tests.whole.records import kept
from tests.whole.script import FIRST, NEXT, PERSON, TITLE, Step, key_of, keystrokes, shows, steps

from sideline_flows.records.store import Store

PROMISE = "ask for the next date on five calls"
ASIDE_WITHIN_FEEDBACK = ["sled/develop", "soil/situation-check", "acc/acknowledge"]
ASIDE_WITHIN_COACHING = ["sled/develop", "sales-coaching/compare", "soil/situation", "acc/acknowledge"]


def test_keys_and_lines_leave_the_same_records(by_keys: Held, by_lines: Held) -> None:
    """Row by row in every table: kinds, texts, states, stacks, answers, promises, marks, meetings, flow texts."""
    assert kept(by_keys.db) == kept(by_lines.db)


@pytest.mark.parametrize(("meeting", "number"), [(FIRST, 0), (NEXT, 1)])
def test_the_transcript_is_the_script(by_keys: Held, meeting: str, number: int) -> None:
    """One turn for each row of the page, between sitting down and leaving, in its words."""
    with Store.open(by_keys.db, read_only=True) as store:
        turns = store.turns(store.sessions()[::-1][number].id)
    told = [(step.kept or turn.text) for step, turn in zip(steps(meeting), turns[1:], strict=False)]
    assert turns[0].text == f"SLED coaching session with {PERSON}"
    assert [turn.text for turn in turns[1 : 1 + len(told)]] == told
    assert [turn.kind for turn in turns[1 + len(told) :]] == ([] if meeting == FIRST else ["park"])


def test_a_word_aside_lies_on_feedback_within_the_session(by_keys: Held) -> None:
    """Three and four flows deep, and each time back to the very card it was called from."""
    with closing(sqlite3.connect(by_keys.db)) as connection:
        paths = [
            [f"{flow}/{state}" for flow, state in connection.execute(FRAMES, (number,))]
            for (number,) in connection.execute("SELECT number FROM turns WHERE kind = 'call' ORDER BY number")
        ]
    assert paths == [ASIDE_WITHIN_FEEDBACK, ASIDE_WITHIN_COACHING]


FRAMES = """
SELECT json_extract(frame.value, '$.flow'), json_extract(frame.value, '$.state')
FROM turns, json_each(turns.stack, '$.frames') AS frame WHERE number = ? ORDER BY frame.key
"""


def test_it_ends_in_a_promise_and_a_booked_review(by_keys: Held) -> None:
    """Who does what, by when and seen where; and the day on which both look at it."""
    with Store.open(by_keys.db, read_only=True) as store:
        *_, first = store.sessions()
        (promise,) = store.promised_in(first.id)
        (review,) = store.meetings(first.id)
    assert first.outcome == "done"
    assert (promise.owner, promise.behaviour, promise.due, promise.proof) == (
        *("Ana", PROMISE, "2030-03-01"),
        "the call notes",
    )
    assert (review.purpose, review.starts_at) == ("to look at the five calls", "2030-03-08T10:00")


def test_the_next_meeting_begins_with_the_promise(by_keys: Held, by_lines: Held) -> None:
    """Its words are on the first card, in the review that runs inside the session."""
    for held in (by_keys, by_lines):
        assert f"Last time you took this on: {PROMISE}." in held.first_card
        assert "Recall" in held.first_card


def test_what_became_of_the_promise_is_recorded(by_keys: Held) -> None:
    """Kept, then closed, both said in the second meeting."""
    with Store.open(by_keys.db, read_only=True) as store:
        second, first = store.sessions()
        (promise,) = store.promised_in(first.id)
        history = [(event.status, event.session_id) for event in store.commitment_history(promise.id)]
    assert (promise.status, promise.last_mark) == ("done", "kept")
    assert history == [("open", first.id), ("kept", second.id), ("done", second.id)]


@pytest.mark.slow
def test_the_same_in_a_real_terminal(by_lines: Held, tmp_path: Path) -> None:
    """The installed program, bytes typed into a pseudo-terminal, and what they leave."""
    db = tmp_path / "sideline.db"
    settings = {"SIDELINE_DB": str(db), "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path)}
    terminal = Terminal(APP, env={**os.environ, **settings})
    try:
        for meeting in (FIRST, NEXT):
            sit_down(terminal)
            for step in steps(meeting):
                do(terminal, step)
            terminal.wait(partial(is_stored, db, step.kept), step.kept)
            terminal.type("q")
        terminal.see("Commitments due")
        terminal.type("q")
        assert terminal.end() == 0
    finally:
        terminal.put_away()
    assert kept(db) == kept(by_lines.db)


def sit_down(terminal: Terminal) -> None:
    """From home to the first card."""
    terminal.see("A conversation")
    terminal.type("b")
    terminal.see("Who are you")
    terminal.type(PERSON)
    terminal.see(PERSON)
    terminal.type("\r")
    terminal.see(f"Begin with {PERSON}")
    terminal.wait(lambda: bool(key_of(TITLE, terminal.screen.display)), TITLE)
    terminal.type(key_of(TITLE, terminal.screen.display))


def do(terminal: Terminal, step: Step) -> None:
    """One step, as soon as its card is shown."""
    terminal.wait(lambda: shows(terminal.screen.display[0], step.card), str(step))
    terminal.type(keystrokes(step.keys))


def is_stored(db: Path, text: str) -> bool:
    """Whether a turn of this text is in the database."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute("SELECT 1 FROM turns WHERE text = ?", (text,)).fetchone() is not None
