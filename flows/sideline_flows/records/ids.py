"""Rows by their id, or by as much of its beginning as is typed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sideline_flows.errors import InputError
from sideline_flows.text import one_line

IDS_SHOWN = 3


class UnknownIdError(InputError):
    """Nothing of this kind has an id that begins so."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row: `query` reads all of them from `table`, `listing` is the command that lists them."""

    table: str
    query: str
    one: str
    many: str
    listing: str

    def find(self, connection: sqlite3.Connection, typed: str) -> sqlite3.Row:
        """The row of this id, in any case, or the only one whose id begins so.

        Raises UnknownIdError for none, another InputError for several.
        """
        begun = one_line(typed)
        query = f"{self.query} WHERE substr({self.table}.id, 1, ?) = ? COLLATE NOCASE ORDER BY length({self.table}.id)"
        rows: list[sqlite3.Row] = connection.execute(query, (len(begun), begun)).fetchall() if begun else []
        if len(rows) == 1 or (rows and len(rows[0]["id"]) == len(begun)):
            return rows[0]
        if rows:
            ids = ", ".join(row["id"] for row in rows[-IDS_SHOWN:])
            raise InputError(f'"{begun}" begins the ids of {len(rows)} {self.many} ({ids}); type more of it')
        raise UnknownIdError(f'no {self.one} has the id "{begun}"; `{self.listing}` lists them')
