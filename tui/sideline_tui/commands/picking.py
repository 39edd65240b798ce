"""Which session a SESSION argument means, or which rehearsal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sideline_flows.errors import InputError
from sideline_flows.records.ids import UnknownIdError

if TYPE_CHECKING:
    from sideline_flows.records.attempt_entries import AttemptRow
    from sideline_flows.records.rows import SessionRow
    from sideline_flows.records.store import Store

LAST = "last"


def pick_session(store: Store, session: str, *, open_only: bool = False) -> SessionRow:
    """The session of this id or unique beginning, or the newest one for `last`."""
    if session != LAST:
        return store.session(session)
    newest = store.sessions(open_only=open_only, limit=1)
    if not newest:
        raise InputError("there is no open conversation" if open_only else "there is no conversation yet")
    return newest[0]


def pick_attempt(store: Store, typed: str) -> AttemptRow | None:
    """The rehearsal of this id or unique beginning, or None where it means a conversation or nothing that is known.

    Raises InputError where it begins the ids of several rehearsals.
    """
    if _is_session(store, typed):
        return None
    try:
        return store.rehearsals.attempt(typed)
    except UnknownIdError:
        return None


def _is_session(store: Store, typed: str) -> bool:
    try:
        store.session(typed)
    except InputError:
        return False
    return True
