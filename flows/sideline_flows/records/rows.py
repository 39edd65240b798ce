"""What the store answers: one frozen record a row, ready to be shown. Times are UTC ISO-8601 text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DAMAGED = "damaged on disk, may read wrong: "
"""Stands before the text of a row that no longer agrees with its own checksum."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody one talks with."""

    id: str
    name: str
    created_at: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One conversation. `flow` and `title` are what it began with, `at_flow` and `state` where it stands now.

    `minutes` is the length of the meeting if known, `turns` the number of its last turn, `ended_at` is empty while it
    is open.
    """

    id: str
    person_id: str
    person: str
    flow: str
    title: str
    mode: str
    minutes: float | None
    started_at: str
    updated_at: str
    at_flow: str
    state: str
    turns: int
    parked: bool
    outcome: str
    ended_at: str


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One turn, as `TurnEntry` describes it. `undone_by` is the id of the turn that took it back, or empty.

    A damaged turn says so in its text, counts as private, and has no stack.
    """

    id: str
    session_id: str
    seq: int
    at: str
    kind: str
    flow: str
    state: str
    text: str
    stack: str
    private: bool = False
    trigger: str = ""
    from_flow: str = ""
    from_state: str = ""
    elapsed: float = 0.0
    floor: str = ""
    past: bool = False
    outcome: str = ""
    undone_by: str = ""
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A promise and its fate.

    `status` is open, done, dropped, replaced or withdrawn; `last_mark` is the latest of kept, partly and missed, or
    empty. `session_id` and `turn_id` are empty when it was not made in a session, `due` when no date was said.
    """

    id: str
    person_id: str
    person: str
    session_id: str
    turn_id: str
    flow: str
    owner: str
    behaviour: str
    due: str
    proof: str
    text: str
    created_at: str
    status: str
    last_mark: str
    closed_at: str


@dataclass(frozen=True, slots=True)
class CommitmentEventRow:
    """One step in the history of a promise. `session_id` is empty when it was not taken in a session."""

    id: str
    commitment_id: str
    session_id: str
    at: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting booked. `starts_at` is a local ISO date or date and time, or empty when open."""

    id: str
    person_id: str
    session_id: str
    purpose: str
    starts_at: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A value captured in a session; of one question only the newest answer that was not undone."""

    flow: str
    state: str
    name: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """A need that was passed over, and the number of the turn that did."""

    seq: int
    flow: str
    state: str
    need: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One turn found. `snippet` is the text around the words; `marks` are where they begin and end in it."""

    turn_id: str
    session_id: str
    person: str
    title: str
    seq: int
    at: str
    kind: str
    private: bool
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of a session so far.

    `by_floor` has the keys "me", "them" and "" as far as they occurred, `by_state` pairs of flow and state, `past` is
    the time in states that look back, `in_state` what was spent where it stands now since it came there.
    """

    total: float = 0.0
    by_floor: Mapping[str, float] = field(default_factory=dict)
    past: float = 0.0
    by_state: Mapping[tuple[str, str], float] = field(default_factory=dict)
    in_state: float = 0.0


@dataclass(frozen=True, slots=True)
class SessionPage:
    """One session with all that a page about it may show."""

    session: SessionRow
    turns: tuple[TurnRow, ...] = ()
    commitments: tuple[CommitmentRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    overrides: tuple[OverrideRow, ...] = ()
