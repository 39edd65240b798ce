"""What is known about a real person, as far as a counterpart may bring it up. It is read, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sideline_flows.earlier import Earlier, read_earlier
from sideline_flows.engine.facts import Situation, parts_of

if TYPE_CHECKING:
    from sideline_flows.records.rows import CaptureRow
    from sideline_flows.records.store import Store

SESSIONS_READ = 10
"""So many of the last conversations are looked through for topics and goals."""

WANTED = {"topic": ("topic", "purpose", "scene"), "goal": ("goal", "objective", "stretch", "value")}
"""Value of a template -> the answers it is taken from, the best first: names of captures, in any flow."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a counterpart knows of the person it stands for. Blank where nothing is known."""

    person_id: str = ""
    person: str = ""
    earlier: Earlier = field(default_factory=Earlier)
    words: tuple[tuple[str, str], ...] = ()

    def situation(self, today: date, name: str) -> Situation:
        """What holds in the rehearsal with somebody of this name."""
        return Situation(today, name, self.earlier.completed, self.earlier.promises, self.earlier.missed)

    @property
    def values(self) -> dict[str, object]:
        """What the counterpart's lines may name: `promise`, `topic` and `goal`, those that are known."""
        values: dict[str, object] = dict(self.words)
        if self.earlier.promises:
            values["promise"] = parts_of(self.earlier.promises[0])
        return values


def read_facts(store: Store, name: str) -> Facts:
    """Look a person up. Raises InputError for a name nobody has; a rehearsal adds nobody."""
    if not name:
        return Facts()
    person = store.person(name)
    return Facts(person.id, person.name, read_earlier(store, person.id), tuple(_words(store, person.id)))


def _words(store: Store, person_id: str) -> Iterator[tuple[str, str]]:
    sessions = store.sessions(person_id, limit=SESSIONS_READ)
    answers = [store.captures(session.id) for session in sessions]
    for value, names in WANTED.items():
        found = _newest(answers, names)
        if found:
            yield value, found
        elif value == "topic":
            notes = (note for session in sessions if (note := _last_note(store, session.id)))
            yield from ((value, note) for note in list(notes)[:1])


def _newest(answers: Iterable[Iterable[CaptureRow]], names: Iterable[str]) -> str:
    for rows in answers:
        known = {row.name: row.value for row in rows if row.value}
        found = next((known[name] for name in names if name in known), "")
        if found:
            return found
    return ""


def _last_note(store: Store, session_id: str) -> str:
    """The newest note of a session that is not private and was not taken back."""
    turns = reversed(store.turns(session_id))
    return next((turn.text for turn in turns if turn.kind == "note" and not turn.private and not turn.undone_by), "")
