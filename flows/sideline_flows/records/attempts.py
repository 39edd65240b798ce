"""Rehearsals on disk: every moment of every branch, one transaction each. No view or export of a person reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sideline_flows.errors import StoreError
from sideline_flows.records.attempt_entries import AttemptEntry, AttemptRow, CardEntry, MomentEntry, Standing
from sideline_flows.records.flow_texts import OF_ATTEMPTS
from sideline_flows.records.ids import Kind
from sideline_flows.records.sealed import insert, intact, read

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_ATTEMPTS = """
SELECT attempts.*, attempts.facts_for AS person_id, coalesce(people.name, '') AS name_of FROM attempts
LEFT JOIN people ON people.id = attempts.facts_for
"""
_KIND = Kind("attempts", _ATTEMPTS, "rehearsal", "rehearsals", "sideline attempts")

_STAND = """
UPDATE attempts SET updated_at = :updated_at, here = :here, turns = :turns, total = :total, possible = :possible,
       clean = max(clean, :clean), outcome = :outcome, ended_at = :ended_at
WHERE id = :id
"""
"""A run that was clean once stays so, whatever is tried from it afterwards."""


class Run(Protocol):
    """Does some work on the open database, its faults told in one line."""

    def __call__(
        self,
        work: Callable[Concatenate[sqlite3.Connection, Given], Answer],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """What the work answers."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """The rehearsals of an open database. `ask` reads, `change` writes in one transaction."""

    ask: Run
    change: Run

    def keep(self, attempt: AttemptEntry, moments: Iterable[MomentEntry], standing: Standing) -> None:
        """Write moments, and how it stands after them; the rehearsal itself too when it is new.

        What is there already is left as it is.
        """
        self.change(_keep, attempt, tuple(moments), standing)

    def rate(self, cards: Iterable[CardEntry]) -> None:
        """Write when states come back."""
        self.change(_rate, tuple(cards))

    def correct(self, correction_id: str, attempt_id: str, at: str, text: str, move: str) -> None:
        """Write the manager's own label for a turn."""
        row = {"id": correction_id, "attempt_id": attempt_id, "at": at, "text": text, "move": move}
        self.change(insert, "move_corrections", row)

    def corrections(self) -> tuple[tuple[str, str], ...]:
        """Every label given by hand, as text and move, oldest first; damaged ones are left out."""
        return self.ask(_corrections)

    def attempt(self, attempt_id: str) -> AttemptRow:
        """The rehearsal of this id or of the only one that begins so; UnknownIdError for none, InputError for many."""
        return self.ask(_attempt, attempt_id)

    def attempts(self, limit: int = 100, flow: str = "") -> tuple[AttemptRow, ...]:
        """The rehearsals begun last, newest first, of one flow or of all."""
        return self.ask(_list, limit, flow)

    def snapshots(self, attempt_id: str) -> tuple[str, ...]:
        """The moments of a rehearsal as they were handed in. StoreError when one is missing or damaged."""
        return self.ask(_snapshots, attempt_id)

    def flow_texts(self, attempt_id: str) -> tuple[tuple[str, str], ...]:
        """Id and exact text of each flow, and of the counterpart, in the order of first use."""
        return self.ask(OF_ATTEMPTS.read, attempt_id)

    def clean_runs(self, flow: str) -> dict[str, int]:
        """How many clean runs of a flow there were, by how much of the card was shown."""
        return self.ask(_clean_runs, flow)

    def cards(self, before: str = "") -> tuple[CardEntry, ...]:
        """When states come back, those due first first; with a time, only those due by then."""
        return self.ask(_cards, before)


def _keep(
    connection: sqlite3.Connection, attempt: AttemptEntry, moments: tuple[MomentEntry, ...], standing: Standing
) -> None:
    if not connection.execute("SELECT 1 FROM attempts WHERE id = ?", (attempt.id,)).fetchone():
        insert(connection, "attempts", {**asdict(attempt), **asdict(standing)})
    for moment in moments:
        known = "SELECT 1 FROM attempt_turns WHERE attempt_id = ? AND seq = ?"
        if not connection.execute(known, (attempt.id, moment.seq)).fetchone():
            _write(connection, attempt.id, moment)
    connection.execute(_STAND, {**asdict(standing), "id": attempt.id})


def _write(connection: sqlite3.Connection, attempt_id: str, moment: MomentEntry) -> None:
    cells = asdict(moment)
    OF_ATTEMPTS.keep(connection, attempt_id, cells.pop("flow_texts"))
    insert(connection, "attempt_turns", {"attempt_id": attempt_id, **cells, "certainty": float(moment.certainty)})


def _rate(connection: sqlite3.Connection, cards: tuple[CardEntry, ...]) -> None:
    for card in cards:
        connection.execute("DELETE FROM practice_cards WHERE state = ?", (card.state,))
        insert(connection, "practice_cards", asdict(card))


def _corrections(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    rows = connection.execute("SELECT * FROM move_corrections ORDER BY rowid")
    return tuple((row["text"], row["move"]) for row in rows if intact("move_corrections", row))


def _attempt(connection: sqlite3.Connection, attempt_id: str) -> AttemptRow:
    return _row(_KIND.find(connection, attempt_id))


def _list(connection: sqlite3.Connection, limit: int, flow: str) -> tuple[AttemptRow, ...]:
    query = f"{_ATTEMPTS} WHERE ? IN ('', attempts.flow) ORDER BY attempts.rowid DESC LIMIT ?"
    return tuple(_row(row) for row in connection.execute(query, (flow, limit)))


def _row(row: sqlite3.Row) -> AttemptRow:
    found = read(AttemptRow, row, table="attempts", words="title")
    return AttemptRow(**{**asdict(found), "facts_for": str(row["name_of"])})


def _snapshots(connection: sqlite3.Connection, attempt_id: str) -> tuple[str, ...]:
    rows = connection.execute("SELECT * FROM attempt_turns WHERE attempt_id = ? ORDER BY seq", (attempt_id,)).fetchall()
    if any(row["seq"] != at or not intact("attempt_turns", row) for at, row in enumerate(rows)):
        raise StoreError("a turn of this rehearsal is damaged on disk; restore a copy, or begin a new one")
    return tuple(row["snapshot"] for row in rows)


def _clean_runs(connection: sqlite3.Connection, flow: str) -> dict[str, int]:
    query = "SELECT help, count(*) AS runs FROM attempts WHERE flow = ? AND clean AND drill = '' GROUP BY help"
    return {row["help"]: row["runs"] for row in connection.execute(query, (flow,))}


def _cards(connection: sqlite3.Connection, before: str) -> tuple[CardEntry, ...]:
    query = "SELECT * FROM practice_cards WHERE ? IN ('', due) OR due <= ? ORDER BY due, state"
    names = ("state", "due", "rated_at", "rating", "card")
    return tuple(
        CardEntry(**{name: row[name] for name in names}) for row in connection.execute(query, (before, before))
    )
