"""What the coach answers: frozen, rendered, ready to be drawn. A screen or a plain line shows it, decides nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """One flow on the stack: its title, its letters (phases) and which one is lit; -1 when it has none."""

    flow: str
    title: str
    state: str
    phases: tuple[str, ...] = ()
    lit: int = -1


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check on the card. `needed` when some guard of this state asks for it."""

    name: str
    text: str
    ticked: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class CaptureView:
    """A question on the card; `value` is what was captured so far, as text. `options` are those of a choice."""

    name: str
    question: str
    type: str
    options: tuple[str, ...]
    value: str
    needed: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One thing that can be pressed now: digit `number`. `calls` names the flow it calls, `lacks` the unmet needs."""

    number: int
    text: str
    trigger: str
    calls: str = ""
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One state as the manager sees it. All text is rendered plain text, never markup."""

    flow: str
    state: str
    title: str
    crumbs: tuple[Crumb, ...]
    aim: str = ""
    say: tuple[str, ...] = ()
    listen: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    checks: tuple[CheckView, ...] = ()
    captures: tuple[CaptureView, ...] = ()
    choices: tuple[ChoiceView, ...] = ()
    detours: tuple[tuple[str, str], ...] = ()
    """Flows that can be called from here: id and title."""
    skipped: tuple[str, ...] = ()
    """Needs passed over by the last step, one quiet line each."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as shown: `due` an ISO date or empty; `missing` names what a good promise would still have."""

    id: str
    owner: str
    behaviour: str
    due: str
    proof: str
    status: str = "open"
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meters:
    """Seconds so far, from all turns of the session. Shares are 0..1, or None while nothing was measured."""

    in_state: float = 0.0
    in_meeting: float = 0.0
    state_minutes: float | None = None
    meeting_minutes: float | None = None
    floor: str = ""
    my_share: float | None = None
    past_share: float | None = None


@dataclass(frozen=True, slots=True)
class TurnView:
    """One line of the transcript."""

    seq: int
    at: str
    kind: str
    state: str
    text: str
    private: bool
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one input; `message` is one quiet line.

    `saved` is False while a turn is not in the database, `safe` while one is not even in the journal.
    """

    session_id: str
    person: str
    card: Card
    meters: Meters
    promises: tuple[Promise, ...] = ()
    due: tuple[Promise, ...] = ()
    """Open promises of earlier sessions with this person, oldest due first."""
    notes: tuple[TurnView, ...] = ()
    """The newest notes of this session, oldest first, at most 50."""
    message: str = ""
    outcome: str = ""
    saved: bool = True
    safe: bool = True
