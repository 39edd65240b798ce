"""Finding words in many turns, against the bare question to SQLite's own index.

uv run python -m bench.search --turns 1000000
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.filled import COMMON, MIDDLING, RARE, opened, with_turns
from bench.ratio import Ratio, against, interleaved, p95, show

ROUNDS = 40
TURNS = 100_000
SHOWN = 50
BARE = "SELECT rowid FROM turns_fts WHERE turns_fts MATCH ? ORDER BY rowid DESC LIMIT ?"


def measure(turns: int = TURNS) -> list[Ratio]:
    """Milliseconds until the newest fifty turns with a word are there, and the best fifty, in 95 of 100 cases."""
    with TemporaryDirectory() as folder:
        db = Path(folder) / "sideline.db"
        with_turns(db, turns)
        with opened(db) as store, closing(sqlite3.connect(db)) as bare:
            found: list[Ratio] = []
            for name, word in (("rare", RARE), ("middling", MIDDLING), ("common", COMMON)):
                least = partial(rows, bare, word)
                found += compare(f"search {turns:,} turns, {name} word, newest", partial(store.search, word), least)
            best = partial(store.search, COMMON, ranked=True)
            found += compare(f"search {turns:,} turns, common word, ranked", best, partial(rows, bare, COMMON))
    return found


def compare(name: str, ours: Callable[[], object], least: Callable[[], object]) -> list[Ratio]:
    """One question asked both ways."""
    found = interleaved({name: partial(once, ours), "bare": partial(once, least)}, ROUNDS)
    return against("bare", found, {name: None}, "ms, 95 %", p95)


def rows(connection: sqlite3.Connection, word: str) -> Sequence[object]:
    """The numbers of the newest turns that hold a word, and nothing about them."""
    return connection.execute(BARE, (word, SHOWN)).fetchall()


def once(question: Callable[[], object]) -> tuple[float]:
    """How long one answer takes."""
    began = perf_counter()
    question()
    return ((perf_counter() - began) * 1000,)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    show(measure(parser.parse_args().turns))
