"""A turn on the disk for good, against one plain insert of the same row into SQLite with the same durability.

uv run python -m bench.turn
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.filled import FLOW, PERSON, entry_of, sentence
from bench.ratio import Ratio, against, interleaved, show

from sideline_flows.coach import Coach
from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.entries import TurnEntry
from sideline_flows.services import Services, open_services

ROUNDS, IN_A_ROUND = 150, 4
LEAST, STORED, SAID = "a plain insert", "a turn stored", "a note said: judged, journalled, stored, answered"


def measure() -> list[Ratio]:
    """Milliseconds for each of many turns of some two hundred letters, in three databases on the same disk."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(TemporaryDirectory()))
        services = closing.enter_context(open_services(folder / "stored.db", Library([shipped()])))
        coach = Coach.begin(services, FLOW, PERSON)
        coach.say("The first of many notes")
        turn = entry_of(services, coach.session_id, 2)
        said = closing.enter_context(open_services(folder / "said.db", Library([shipped()])))
        ways: dict[str, Callable[[TurnEntry], object]] = {
            LEAST: inserter(closing.enter_context(sqlite3.connect(folder / "plain.db", isolation_level=None))),
            STORED: services.store.record,
            SAID: said_by(said),
        }
        entries = (replace(turn, id=f"{seq:026}", seq=seq, text=sentence(seq)) for seq in count(3))
        found = interleaved({name: partial(times, way, entries) for name, way in ways.items()}, ROUNDS)
    return against(LEAST, found, {STORED: 1.6, SAID: None}, "ms")


def inserter(connection: sqlite3.Connection) -> Callable[[TurnEntry], object]:
    """The least that makes a turn durable: one row, one commit, on the disk when it returns."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE turns (id TEXT PRIMARY KEY, session TEXT, seq INTEGER, text TEXT, stack TEXT)")

    def insert(turn: TurnEntry) -> None:
        cells = (turn.id, turn.session_id, turn.seq, turn.text, turn.stack)
        connection.execute("INSERT INTO turns VALUES (?, ?, ?, ?, ?)", cells)

    return insert


def said_by(services: Services) -> Callable[[TurnEntry], object]:
    """All that a note costs, from the typed text to the answer."""
    coach = Coach.begin(services, FLOW, PERSON)
    return lambda turn: coach.say(turn.text)


def times(way: Callable[[TurnEntry], object], entries: Iterator[TurnEntry]) -> list[float]:
    """Some turns one after the other."""
    taken = []
    for _ in range(IN_A_ROUND):
        turn = next(entries)
        began = perf_counter()
        way(turn)
        taken.append((perf_counter() - began) * 1000)
    return taken


if __name__ == "__main__":
    show(measure())
