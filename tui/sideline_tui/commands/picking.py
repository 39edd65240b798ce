"""Which session a SESSION argument means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sideline_flows.errors import InputError

if TYPE_CHECKING:
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
