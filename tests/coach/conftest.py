"""A coach over a real database, the shipped pack or small flows, and a clock that moves when a test says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.journal import Journal, journal_path
from sideline_flows.records.store import Store
from sideline_flows.services import Services

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday."""


@dataclass
class Time:
    """Both clocks of the services, moved by hand."""

    seconds: float = 0.0

    def pass_by(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds

    def clock(self) -> datetime:
        """The wall clock."""
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        """The stopwatch."""
        return self.seconds


@pytest.fixture
def time() -> Time:
    """A clock at nine on a Monday."""
    return Time()


@pytest.fixture
def services(tmp_path: Path, time: Time) -> Iterator[Services]:
    """A new database and the shipped flows."""
    db = tmp_path / "data" / "sideline.db"
    with Store.open(db, clock=time.clock) as store:
        journal = Journal(journal_path(db))
        yield Services(Library([shipped()]), store, journal, time.clock, time.monotonic)
        journal.close()


def with_flows(services: Services, folder: Path, **texts: str) -> Services:
    """The same services with flows of the test's own over the shipped ones."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return replace(services, library=Library([shipped(), folder]))
