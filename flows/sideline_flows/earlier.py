"""What earlier sessions with a person left: the same whether one sits down with them or rehearses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sideline_flows.engine.promises import missing_parts
from sideline_flows.reply import Promise

if TYPE_CHECKING:
    from sideline_flows.records.rows import CommitmentRow
    from sideline_flows.records.store import Store

NO_SESSION = ""
"""No session has this id: all there are count as earlier ones."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Promises still open, the ids among them that were missed before, and the flows that ran."""

    promises: tuple[Promise, ...] = ()
    missed: frozenset[str] = frozenset()
    completed: frozenset[str] = frozenset()


def read_earlier(store: Store, person_id: str, session_id: str = NO_SESSION) -> Earlier:
    """Look up what guards may ask about, as it was before this session."""
    return Earlier(
        promises=tuple(as_promise(row) for row in store.open_before(person_id, session_id)),
        missed=store.missed_before(person_id, session_id),
        completed=store.flows_seen(person_id, session_id),
    )


def as_promise(row: CommitmentRow) -> Promise:
    """A promise from the records as shown, with what it still lacks."""
    missing = missing_parts(row.owner, row.behaviour, row.due, row.proof)
    return Promise(row.id, row.owner, row.behaviour, row.due, row.proof, row.status, missing)
