"""What a rehearsal hands to the records, and what it gets back: frozen records of one shape. Times are UTC ISO-8601."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """A rehearsal that begins. `name` is what the other is called in it, `facts_for` a person's id or None.

    `help` is how much of the card is shown (full, letters, nothing); `drill` the one state practised, or empty.
    """

    id: str
    flow: str
    title: str
    persona: str
    name: str
    seed: int
    help: str
    drill: str
    facts_for: str | None
    started_at: str


@dataclass(frozen=True, slots=True)
class MomentEntry:
    """One moment of a rehearsal: `seq` counts from 0, `parent` is -1 for the first. `snapshot` is all of it as JSON.

    `flow_texts` are the flows first used in it: revision, id and exact text.
    """

    seq: int
    parent: int
    at: str
    kind: str
    flow: str
    state: str
    text: str
    answer: str
    move: str
    certainty: float
    because: str
    mood: str
    snapshot: str
    flow_texts: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rehearsal stands now. `here` is the present moment; `ended_at` is None while it goes on."""

    updated_at: str
    here: int
    turns: int = 0
    total: int = 0
    possible: int = 0
    clean: bool = False
    outcome: str = ""
    ended_at: str | None = None


@dataclass(frozen=True, slots=True)
class CardEntry:
    """When a state is to be practised again: `state` is `flow/state`, `card` the scheduler's own record as JSON.

    `rating` is 1 (again) to 4 (easy).
    """

    state: str
    due: str
    rated_at: str
    rating: int
    card: str


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """A rehearsal as kept. `facts_for` is a person's name, or empty; `ended_at` is empty while it goes on."""

    id: str
    flow: str
    title: str
    persona: str
    name: str
    seed: int
    help: str
    drill: str
    facts_for: str
    person_id: str
    started_at: str
    updated_at: str
    here: int
    turns: int
    total: int
    possible: int
    clean: bool
    outcome: str
    ended_at: str
