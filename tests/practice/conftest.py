"""Rehearsals over a real database and the shipped pack, on a day that does not move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from tests.practice.plans import Plan, play

from sideline_flows.attempt import Attempt
from sideline_flows.language.pack import Library, shipped
from sideline_flows.practice.reply import RehearsalReply
from sideline_flows.records.store import Store
from sideline_flows.services import Services

Played = Callable[[Plan], tuple[Attempt, RehearsalReply]]


def monday() -> datetime:
    """Nine o'clock on a Monday."""
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where the records of this test are."""
    return tmp_path / "data" / "sideline.db"


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped flows and counterparts, read once."""
    return Library([shipped()])


@pytest.fixture
def services(db: Path, library: Library) -> Iterator[Services]:
    """An empty database and the shipped pack."""
    with Store.open(db, clock=monday) as store:
        yield Services(library, store, clock=monday)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[Played]:
    """A plan played off the record to its end, once for all who only look at what came of it."""
    with Store.open(tmp_path_factory.mktemp("played") / "sideline.db", clock=monday) as store:
        services = Services(library, store, clock=monday)
        yield cache(lambda plan: play(services, plan, off_the_record=True))
