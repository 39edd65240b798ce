"""What a conversation needs from the world, passed in and never looked up: content, disk, clock and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sideline_flows.language.pack import Library
    from sideline_flows.records.journal import Journal
    from sideline_flows.records.store import Store


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    from ulid import ULID

    return str(ULID())


@dataclass(frozen=True, slots=True)
class Services:
    """`clock` gives aware UTC time; `monotonic` seconds that never jump; `new_id` text ids that sort by time."""

    library: Library
    store: Store
    journal: Journal | None = None
    clock: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = monotonic
    new_id: Callable[[], str] = _new_id


@contextmanager
def open_services(db: Path, library: Library) -> Iterator[Services]:
    """Open the database and its journal, put away what a killed run had sent but not stored, and close both after."""
    from sideline_flows.records.journal import Journal, journal_path, recover
    from sideline_flows.records.replay import replay
    from sideline_flows.records.store import Store

    store = Store.open(db)
    try:
        path = journal_path(db)
        unstored = recover(path).unstored
        journal = Journal(path)
        try:
            store.notices += replay(unstored, store, journal)
            yield Services(library, store, journal)
        finally:
            journal.close()
    finally:
        store.close()
