"""Putting away what a killed run had sent but not stored."""

from __future__ import annotations

from collections.abc import Iterable

from sideline_flows.errors import SidelineError
from sideline_flows.records.entries import TurnEntry
from sideline_flows.records.journal import Journal
from sideline_flows.records.store import Store


def replay(unstored: Iterable[TurnEntry], store: Store, journal: Journal) -> tuple[str, ...]:
    """Store turns that a journal still held, in order; those that are stored already change nothing.

    Returns one line for each session whose turns cannot be stored. They stay in the journal, and nothing else waits
    for them.
    """
    stuck: dict[str, str] = {}
    for entry in unstored:
        if entry.session_id in stuck:
            continue
        try:
            store.record(entry)
            journal.stored(entry.id)
        except SidelineError as error:
            stuck[entry.session_id] = f"“{entry.text}” is still in the journal only: {error}"
    return tuple(stuck.values())
