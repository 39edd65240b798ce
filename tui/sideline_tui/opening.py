"""Opening the records and the flows. Everything here runs on the desk, after the first frame is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sideline_flows.errors import StoreError

if TYPE_CHECKING:
    from sideline_flows.attempt import Attempt
    from sideline_flows.coach import Coach
    from sideline_flows.language.pack import Library
    from sideline_flows.services import Services


@dataclass(frozen=True, slots=True)
class Opened:
    """What a window works with. `drafts` are words typed and not sent yet, by session and box.

    `held` is one line about the window that may write while this one only reads; empty in the window that may.
    """

    services: Services
    drafts: dict[str, dict[str, str]] = field(default_factory=dict)
    held: str = ""

    def keep_draft(self, session_id: str, box: str, text: str) -> None:
        """Put what a box holds on the disk, now. Raises StoreError when the disk refuses."""
        if self.services.journal is not None:
            self.services.journal.draft(session_id, box, text)


Opener = Callable[[ExitStack], Opened]
"""Opens everything; what must be closed at the end goes on the stack."""

Start = Callable[["Services"], "Coach"]
"""How to begin or resume the conversation a command asked for."""


def beginning(flow_id: str, person: str, minutes: float | None = None, *, library: Library | None = None) -> Start:
    """A new conversation; `library` are the flows if not those of the services."""

    def start(services: Services) -> Coach:
        from sideline_flows.coach import Coach

        services = replace(services, library=library or services.library)
        return Coach.begin(services, flow_id, person, minutes=minutes)

    return start


def resuming(session: str) -> Start:
    """An earlier conversation, by id or unique prefix, exactly where it was left."""

    def start(services: Services) -> Coach:
        from sideline_flows.coach import Coach

        return Coach.resume(services, session)

    return start


@dataclass(frozen=True, slots=True)
class Rehearsing:
    """How to begin a new rehearsal: call it with the services.

    `drill` is the one state to practise, `off` keeps nothing of it, `library` the flows if not those of the services.
    With `attempt`, the id of an earlier one, that one is taken up instead where it was left, if a word was said in it.
    """

    flow: str
    persona: str
    seed: int | None = None
    for_person: str = ""
    drill: str = ""
    off: bool = False
    library: Library | None = None
    attempt: str = ""

    def __call__(self, services: Services) -> Attempt:
        """Begin. Raises InputError or ContentError, one line each."""
        from sideline_flows.attempt import Attempt
        from sideline_flows.records.ids import UnknownIdError

        services = replace(services, library=self.library or services.library)
        if self.attempt:
            with suppress(UnknownIdError):  # no word was said in it, so it was never written down
                return Attempt.resume(services, self.attempt)
        return Attempt.begin(
            services,
            self.flow,
            self.persona,
            seed=self.seed,
            for_person=self.for_person,
            drill=self.drill,
            off_the_record=self.off,
        )


def opener(db: Path, folders: Sequence[Path]) -> Opener:
    """How to open this database with these folders of flows over the shipped ones."""
    return lambda closing: open_all(db, folders, closing)


def glancer(db: Path, folders: Sequence[Path]) -> Opener:
    """How to look at this database off the record: at a copy in memory, so that nothing on the disk is touched."""
    return lambda closing: glance_all(db, folders, closing)


def glance_all(db: Path, folders: Sequence[Path], closing: ExitStack) -> Opened:
    """Open a copy in memory, in which nothing can be begun that is to be kept. Raises StoreError in one line."""
    from sideline_flows.language.pack import Library, shipped
    from sideline_flows.records.glance import glance
    from sideline_flows.services import Services

    store = closing.enter_context(glance(db))
    return Opened(Services(Library([shipped(), *folders]), store), held="it was opened off the record")


def open_all(db: Path, folders: Sequence[Path], closing: ExitStack) -> Opened:
    """Open for writing; for reading where another window holds the database, or nothing can be written there.

    Raises StoreError in one line.
    """
    from sideline_flows.language.pack import Library, shipped
    from sideline_flows.records.faults import UnwritableError
    from sideline_flows.records.glance import glance
    from sideline_flows.services import Services

    library = Library([shipped(), *folders])
    with ExitStack() as undo:
        try:
            opened = _open_one_window(db, library, undo)
        except UnwritableError as error:
            opened = Opened(Services(library, undo.enter_context(glance(db))), held=f"nothing can be kept: {error}")
        closing.push(undo.pop_all())
    return opened


def _open_one_window(db: Path, library: Library, closing: ExitStack) -> Opened:
    """Open for writing, or for reading beside the window that writes."""
    from sideline_flows.records.faults import UnwritableError
    from sideline_flows.records.journal import journal_path, recover
    from sideline_flows.records.lock import LiveLock
    from sideline_flows.records.store import Store
    from sideline_flows.services import Services, open_services

    try:
        closing.enter_context(LiveLock(db))
    except UnwritableError:
        raise
    except StoreError as error:
        return Opened(Services(library, closing.enter_context(Store.open(db, read_only=True))), held=str(error))
    drafts: dict[str, dict[str, str]] = {}
    for (session_id, box), text in recover(journal_path(db)).drafts.items():
        drafts.setdefault(session_id, {})[box] = text
    return Opened(closing.enter_context(open_services(db, library)), drafts)
