"""What one turn leaves behind, as plain records that go to SQLite in one transaction and to the journal as JSON.

Times are UTC ISO-8601 text. Ids are ULIDs: they sort by time. `seq` counts a session's turns from 1 without gaps.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class CaptureEntry:
    """A value captured in this turn; `value` is the text kept, `type` a `CaptureType` value."""

    flow: str
    state: str
    name: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """A check ticked or unticked in this turn."""

    flow: str
    state: str
    name: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class OverrideEntry:
    """A need that was not met when the person went on."""

    flow: str
    state: str
    need: str
    text: str


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """A promise made in this turn. `due` is an ISO date or empty; `text` is what was typed."""

    id: str
    owner: str
    behaviour: str
    due: str
    proof: str
    text: str
    flow: str


@dataclass(frozen=True, slots=True)
class MarkEntry:
    """The fate of an earlier promise, as said in this turn: one step in its history."""

    id: str
    commitment_id: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting booked in this turn. `starts_at` is local ISO date or date and time, or empty when open."""

    id: str
    purpose: str
    starts_at: str
    text: str


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """The session a `begin` turn opens. `mode` is live or rehearsal; `title` is the flow's title at that time.

    `minutes` is the length of the meeting, or None when nobody said.
    """

    person_id: str
    flow: str
    title: str
    mode: str = "live"
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class TurnEntry:
    """One turn and all that belongs to it.

    `kind` is begin, choose, note, capture, check, promise, floor, call, jump, undo, park or resume. `text` is what the
    transcript shows. `stack` is the stack *after* the turn, as JSON. `elapsed` is seconds since the turn before, spent
    in `from_flow`/`from_state` while `floor` ("me", "them" or "") held the floor; `past` says whether that state looks
    back. `undoes` are the ids of the turns this one takes back.
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
    ended: bool = False
    parked: bool = False
    undoes: tuple[str, ...] = ()
    captures: tuple[CaptureEntry, ...] = ()
    checks: tuple[CheckEntry, ...] = ()
    overrides: tuple[OverrideEntry, ...] = ()
    commitments: tuple[CommitmentEntry, ...] = ()
    marks: tuple[MarkEntry, ...] = ()
    meetings: tuple[MeetingEntry, ...] = ()
    flow_texts: tuple[tuple[str, str, str], ...] = ()
    """Revision, flow id and exact text of each flow first used in this turn."""
    session: SessionEntry | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the journal; `from_dict` gives an equal entry."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Read back what `to_dict` gave, also after a trip through JSON."""
        parts = {
            "captures": CaptureEntry,
            "checks": CheckEntry,
            "overrides": OverrideEntry,
            "commitments": CommitmentEntry,
            "marks": MarkEntry,
            "meetings": MeetingEntry,
        }
        read = dict(data)
        for name, record in parts.items():
            read[name] = tuple(record(**item) for item in data[name])
        read["session"] = SessionEntry(**data["session"]) if data["session"] else None
        read["undoes"] = tuple(data["undoes"])
        read["flow_texts"] = tuple((revision, flow, text) for revision, flow, text in data["flow_texts"])
        return cls(**read)
