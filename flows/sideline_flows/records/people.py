"""Who one talks with: found by name, by a part of it, or added."""

from __future__ import annotations

import sqlite3
import unicodedata

from sideline_flows.errors import InputError
from sideline_flows.records.rows import PersonRow
from sideline_flows.records.sealed import insert, read
from sideline_flows.text import one_line

LONGEST_NAME = 80
NAMES_SHOWN = 5


def everyone(connection: sqlite3.Connection) -> tuple[PersonRow, ...]:
    """All people by name."""
    return tuple(_person(row) for row in connection.execute("SELECT * FROM people ORDER BY name_key"))


def find(connection: sqlite3.Connection, name: str) -> PersonRow:
    """The person of this name or id: exact, else whatever the case, else the only one whose name begins so.

    Raises InputError when nobody or more than one fits, and names who might be meant.
    """
    typed, people = one_line(name), everyone(connection)
    wanted = name_key(typed)
    for fits in (
        [person for person in people if typed in {person.id, person.name} or name_key(person.name) == wanted],
        [person for person in people if wanted and name_key(person.name).startswith(wanted)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise InputError(f'"{typed}" could be {_names(fits)}; type more of the name')
    raise _nobody(typed, people)


def find_or_add(connection: sqlite3.Connection, name: str, person_id: str, at: str) -> PersonRow:
    """The person of exactly this name, in any case, or a new one. Raises InputError for an empty or overlong name."""
    typed = one_line(name)
    if not typed or len(typed) > LONGEST_NAME:
        raise InputError(f"a name has 1 to {LONGEST_NAME} letters, this has {len(typed)}; type it again")
    by_name = "SELECT * FROM people WHERE name_key = ?", (name_key(typed),)
    row = connection.execute(*by_name).fetchone()
    if row is None:
        insert(connection, "people", {"id": person_id, "name": typed, "name_key": name_key(typed), "created_at": at})
        row = connection.execute(*by_name).fetchone()
    return _person(row)


def name_key(name: str) -> str:
    """What makes two spellings one name: the letters, whatever their case and whether accents are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _person(row: sqlite3.Row) -> PersonRow:
    return read(PersonRow, row, table="people", words="name")


def _names(people: list[PersonRow]) -> str:
    names = [person.name for person in people[:NAMES_SHOWN]]
    return ", ".join([*names, "…"] if len(people) > NAMES_SHOWN else names)


def _nobody(name: str, people: tuple[PersonRow, ...]) -> InputError:
    from difflib import get_close_matches

    keys = {name_key(person.name): person for person in people}
    near = [keys[key] for key in get_close_matches(name_key(name), keys, n=NAMES_SHOWN)]
    hint = f"did you mean {_names(near)}?" if near else "`sideline people` lists who is known"
    return InputError(f'nobody is called "{name[:LONGEST_NAME]}"; {hint}')
