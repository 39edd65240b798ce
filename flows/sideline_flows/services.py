"""What a conversation needs from the world, passed in and never looked up: content, disk, clock and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from sideline_flows.errors import StoreError
from sideline_flows.text import one_line
from sideline_flows.waiting import Waiting

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
    """`clock` gives aware UTC time; `monotonic` seconds that never jump; `new_id` text ids that sort by time.

    `waiting` is what the disk has not taken yet, by the id of its session or rehearsal.
    """

    library: Library
    store: Store
    journal: Journal | None = None
    clock: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = monotonic
    new_id: Callable[[], str] = _new_id
    waiting: dict[str, Waiting] = field(default_factory=dict)

    def queue(self, talk: str) -> Waiting:
        """What a session or rehearsal of this id writes through; a later sitting of it finds what the last one left."""
        return self.waiting.setdefault(talk, Waiting())

    def store_again(self) -> None:
        """Try once more to write all that waits. One talk that is refused holds up no other."""
        for queue in self.waiting.values():
            queue.flush()

    def settle(self, talk: str) -> None:
        """Write what waits before a talk, by id or its beginning in any case, is read back.

        StoreError where that is refused.
        """
        self.store_again()
        begun = one_line(talk).casefold()
        for known, queue in self.waiting.items():
            if begun and known.casefold().startswith(begun) and not queue.saved:
                raise StoreError(f"not all of it is in the database yet: {queue.trouble}")


@contextmanager
def open_services(db: Path, library: Library) -> Iterator[Services]:
    """Open the database and its journal, put away what a killed run had sent but not stored, and close both after.

    What still waits for the disk by then is tried once more.
    """
    from sideline_flows.records.journal import Journal, journal_path, recover
    from sideline_flows.records.replay import replay
    from sideline_flows.records.store import Store

    with ExitStack() as closing:
        store = closing.enter_context(Store.open(db))
        path = journal_path(db)
        unstored = recover(path).unstored
        journal = Journal(path)
        closing.callback(journal.close)
        store.notices += replay(unstored, store, journal)
        services = Services(library, store, journal)
        closing.callback(services.store_again)
        yield services
