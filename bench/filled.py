"""Databases with many turns, written by the records themselves, in a few seconds."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sideline_flows.coach import Coach
from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.connection import connect, transaction
from sideline_flows.records.entries import TurnEntry
from sideline_flows.records.record import record
from sideline_flows.records.store import Store
from sideline_flows.services import Services, open_services

FLOW, PERSON = "sled", "Ana Bell"
COMMON, MIDDLING, RARE = "call", "invoice", "zebra"
"""Every second turn has the first word, one in two hundred the second, and one in fifty thousand the third."""
WORDS = ("next", "date", "asked", "buyer", "quiet", "about", "price", "week", "said", "open", "slide", "number", "wait")
_NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def with_turns(db: Path, number: int) -> str:
    """A conversation that stands on its first card, with so many turns behind it, notes all but the first; its id."""
    with open_services(db, Library([shipped()])) as services:
        coach = Coach.begin(services, FLOW, PERSON)
        coach.say("The first of many notes")
        begun, said = (entry_of(services, coach.session_id, seq) for seq in (1, 2))
    with closing(connect(db)) as connection, transaction(connection):
        for seq in range(3, number + 1):
            at = (_NOW + timedelta(seconds=seq)).isoformat(timespec="milliseconds")
            record(connection, replace(said, id=f"note{seq:022}", seq=seq, at=at, text=sentence(seq)))
    return begun.session_id


def entry_of(services: Services, session: str, seq: int) -> TurnEntry:
    """A turn as it could be written again."""
    turn = services.store.turns(session)[seq - 1]
    same = {
        name: getattr(turn, name)
        for name in ("id", "session_id", "seq", "at", "kind", "flow", "state", "text", "stack")
    }
    return TurnEntry(**same, from_flow=turn.from_flow, from_state=turn.from_state)


def sentence(seq: int) -> str:
    """Some two hundred letters, the same for the same number."""
    words = Random(seq).choices(WORDS, k=32)  # noqa: S311 - words, not secrets
    words += [word for word, every in ((COMMON, 2), (MIDDLING, 200), (RARE, 50_000)) if seq % every == 0]
    return " ".join(words)


def opened(db: Path) -> Store:
    """The records, for reading and writing."""
    return Store.open(db)
