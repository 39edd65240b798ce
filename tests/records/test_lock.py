"""One live window: the second one is told who holds the database, and a killed one holds nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sideline_flows.errors import StoreError
from sideline_flows.records.lock import LiveLock

HOLD = """
import sys
from pathlib import Path
from sideline_flows.records.lock import LiveLock
with LiveLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_window(db: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(db)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_a_second_window_is_told_which_process_holds_it(db: Path) -> None:
    """At once, in one line; and when that one ends, the lock is free."""
    with other_window(db) as first:
        with pytest.raises(StoreError, match=rf"is open in another window \(process {first.pid}\); go on there"):
            LiveLock(db).__enter__()
        first.communicate()
    with LiveLock(db):
        pass


def test_a_killed_window_holds_nothing(db: Path) -> None:
    """No stale lock is ever in the way."""
    with other_window(db) as first:
        first.send_signal(signal.SIGKILL)
        first.wait()
        with LiveLock(db):
            pass


def test_another_database_has_another_lock(tmp_path: Path) -> None:
    """Two windows on two files do not know of each other."""
    with LiveLock(tmp_path / "one.db"), LiveLock(tmp_path / "two.db"):
        pass


def test_a_lock_file_with_garbage_in_it_is_taken(db: Path) -> None:
    """What is in the file is only a hint; the lock itself is the system's."""
    db.parent.mkdir()
    (db.parent / "sideline.db.lock").write_bytes(b"\xff\x1b garbage")
    with LiveLock(db), pytest.raises(StoreError, match=r"\(process \d+\)"), LiveLock(db):
        pass
