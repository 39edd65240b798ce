"""A writer killed at any instant: every turn it had said to be stored is there, whole, once, and nothing half."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.records.conftest import Talk

from sideline_flows.records.journal import journal_path, recover
from sideline_flows.records.store import Store

WRITE = """
import sys
from pathlib import Path
from sideline_flows.records.entries import CommitmentEntry, SessionEntry, TurnEntry
from sideline_flows.records.journal import Journal, journal_path
from sideline_flows.records.store import Store

db = Path(sys.argv[1])
store = Store.open(db)
journal = Journal(journal_path(db))
person = store.find_or_add_person("Ana").id
for seq in range(1, 10**6):
    entry = TurnEntry(
        id=f"t{seq}", session_id="s", seq=seq, at="2026-03-02T09:00:00", kind="note", flow="soil", state="ask",
        text=f"turn {seq}", stack="{}",
        commitments=(CommitmentEntry(f"c{seq}", "Ana", f"promise {seq}", "", "", "", "soil"),),
        session=SessionEntry(person, "soil", "Give feedback") if seq == 1 else None,
        undoes=(f"t{seq - 1}",) if seq % 5 == 0 else (),
    )
    journal.sent(entry)
    store.record(entry)
    journal.stored(entry.id)
    print(seq, flush=True)
"""


@pytest.mark.parametrize("seed", range(8))
def test_nothing_acknowledged_is_lost_and_nothing_is_half(tmp_path: Path, seed: int) -> None:
    """Killed after a random number of turns and a random instant, then opened again as the next run would."""
    db = tmp_path / "sideline.db"
    chance = random.Random(seed)
    with subprocess.Popen([sys.executable, "-c", WRITE, str(db)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        for _ in range(chance.randrange(1, 60)):
            process.stdout.readline()
        spins = chance.randrange(20_000)
        for _ in range(spins):
            pass
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = max([1, *map(int, process.stdout.read().split())])
    with Store.open(db) as store:
        for entry in recover(journal_path(db)).unstored:
            store.record(entry)
        turns = store.turns("s")
        assert len(turns) >= acknowledged
        assert [(turn.seq, turn.text, turn.damaged) for turn in turns] == [
            (seq, f"turn {seq}", False) for seq in range(1, len(turns) + 1)
        ]
        undone = {turn.seq for turn in turns if turn.undone_by}
        assert undone == {seq - 1 for seq in range(5, len(turns) + 1, 5)}
        assert len(store.commitments("")) == len(turns)
        assert len(store.commitments("withdrawn")) == len(undone)
        assert store.session("s").turns == len(turns)
    with contextlib.closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


FIRST_START = """
import sys
from pathlib import Path
from sideline_flows.records.store import Store
print("ready", flush=True)
sys.stdin.readline()
Store.open(Path(sys.argv[1])).close()
"""


def first_start(db: Path) -> subprocess.Popen[bytes]:
    """A program that is ready to make a database, and waits for a word to."""
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", FIRST_START, str(db)], stdin=pipe, stdout=pipe, stderr=pipe)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def go(process: subprocess.Popen[bytes]) -> None:
    """Give it the word."""
    assert process.stdin
    process.stdin.write(b"\n")
    process.stdin.flush()


def test_two_programs_may_make_the_same_database(tmp_path: Path) -> None:
    """At their first start in the same instant: one makes the tables, the other finds them."""
    db = tmp_path / "sideline.db"
    with contextlib.ExitStack() as running:
        windows = [running.enter_context(first_start(db)) for _ in range(4)]
        for window in windows:
            go(window)
        for window in windows:
            assert window.communicate()[1] == b""
    with Store.open(db) as store:
        Talk(store).turn("begin")


@pytest.mark.parametrize("seed", range(6))
def test_a_first_start_that_was_killed_can_be_repeated(tmp_path: Path, seed: int) -> None:
    """At any instant of making the file and its tables."""
    db = tmp_path / "sideline.db"
    with first_start(db) as process:
        go(process)
        chance = random.Random(seed)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0.0, 0.3))
        process.kill()
    with Store.open(db) as store:
        Talk(store).turn("begin")
        assert len(store.turns("session-1")) == 1
