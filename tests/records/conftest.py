"""A database of its own for each test, and a talk that is written into it turn by turn."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sideline_flows.records.entries import SessionEntry, TurnEntry
from sideline_flows.records.store import Store

NOBODY = 65534
"""A user who owns nothing: what root borrows to meet a file that may not be written."""


def clock() -> datetime:
    """A day that does not move."""
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def counter(prefix: str = "id") -> Callable[[], str]:
    """Ids that sort as they were given out."""
    numbers = itertools.count(1)
    return lambda: f"{prefix}{next(numbers):04}"


@dataclass
class Talk:
    """One session with one person, written turn by turn. `last` is the turn written last."""

    store: Store
    id: str = "session-1"
    person: str = "Ana"
    flow: str = "soil"
    seq: int = 0
    entries: list[TurnEntry] = field(default_factory=list)

    @property
    def person_id(self) -> str:
        """Whom it is with."""
        return self.store.find_or_add_person(self.person).id

    @property
    def last(self) -> TurnEntry:
        """The turn written last."""
        return self.entries[-1]

    def entry(self, kind: str = "note", text: str = "some words", **parts: Any) -> TurnEntry:
        """The next turn, not yet written."""
        self.seq += 1
        place = {"flow": self.flow, "state": "permission", "stack": f'{{"turn":{self.seq}}}'}
        begin = {"session": SessionEntry(self.person_id, self.flow, "Give feedback")} if kind == "begin" else {}
        return TurnEntry(
            id=f"{self.id}-turn-{self.seq:05}",
            session_id=self.id,
            seq=self.seq,
            at=f"2026-03-02T09:{self.seq // 60 % 60:02}:{self.seq % 60:02}.000+00:00",
            kind=kind,
            text=text,
            **{**place, **begin, **parts},
        )

    def turn(self, kind: str = "note", text: str = "some words", **parts: Any) -> TurnEntry:
        """Write the next turn."""
        entry = self.entry(kind, text, **parts)
        self.store.record(entry)
        self.entries.append(entry)
        return entry


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where the database is, in a folder that is not there yet."""
    return tmp_path / "data" / "sideline.db"


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    """An open, empty database."""
    with Store.open(db, clock=clock, new_id=counter()) as opened:
        yield opened


@pytest.fixture
def talk(store: Store) -> Talk:
    """A session that has begun."""
    begun = Talk(store)
    begun.turn("begin", "Give feedback with Ana")
    return begun


@contextlib.contextmanager
def without_rights() -> Iterator[None]:
    """Run as a user for whom file modes count: root goes where it likes."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
