"""What a flow file means, as frozen records.

A `Flow` is a document of `State`s; a state's `Link`s are its transitions. Nothing here runs: the engine compiles these
records to a machine, the checker explores them, the printer writes them back. Where a record came from (`place`) and
the exact text it was read from (`source`) do not take part in equality, so that a printed flow, read again, is equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path as the user gave it, and a line and column counted from 1."""

    path: str = ""
    line: int = 1
    column: int = 1


class Kind(StrEnum):
    """What a file describes: a conversation the manager leads, a counterpart to rehearse it with, or the moves made."""

    FLOW = "flow"
    PERSONA = "persona"
    RUBRIC = "rubric"


class CaptureType(StrEnum):
    """What a captured answer is read as. `text` keeps it as typed."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    CHOICE = "choice"
    PERSON = "person"
    COMMITMENT = "commitment"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Line:
    """One list item of a section: a template, as written."""

    text: str
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Lines:
    """The items under one level-4 heading of a section, said only when all of its words apply (`soil/permission`)."""

    when: tuple[str, ...]
    lines: tuple[Line, ...]
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Earned:
    """What meets a check or fills a capture in rehearsal: one of these moves, answered in this way if one is named."""

    moves: tuple[str, ...]
    answer: str = ""

    def __str__(self) -> str:
        said = f"earned by {' or '.join(self.moves)}"
        return f"{said} answered {self.answer}" if self.answer else said


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must be seen to happen, ticked by the manager. `name` is what guards call it."""

    name: str
    text: str
    earned: Earned | None = field(default=None, kw_only=True)
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Capture:
    """A value worth keeping. `options` are the words of a `choice`; other types have none."""

    name: str
    question: str
    type: CaptureType = CaptureType.TEXT
    options: tuple[str, ...] = ()
    earned: Earned | None = field(default=None, kw_only=True)
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Need:
    """One condition of a guard: a capture filled, a check ticked, a fact that holds, or `name = value`."""

    name: str
    value: str | None = None
    place: Place = field(default_factory=Place, compare=False)

    def __str__(self) -> str:
        return self.name if self.value is None else f"{self.name} = {self.value}"


class Verb(StrEnum):
    """What taking a transition does besides moving: fill a capture, or record the fate of the promise under review."""

    SETS = "sets"
    MARKS = "marks"


MARKS = ("kept", "partly", "missed", "done", "dropped", "carried", "replaced")
"""The words `marks` may be followed by: what became of a promise."""


@dataclass(frozen=True, slots=True)
class Effect:
    """`sets NAME = VALUE` or `marks STATUS`; `name` is empty for `marks`."""

    verb: Verb
    value: str
    name: str = ""
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Return:
    """Where a called flow comes back to: this outcome of the child goes to this state of the caller."""

    outcome: str
    target: str
    needs: tuple[Need, ...] = ()
    effects: tuple[Effect, ...] = ()
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """One transition: to a `state` of this flow, or into another `flow` whose outcomes `returns` maps back."""

    text: str
    trigger: str
    state: str | None = None
    flow: str | None = None
    needs: tuple[Need, ...] = ()
    effects: tuple[Effect, ...] = ()
    returns: tuple[Return, ...] = ()
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class State:
    """One card of the conversation. Without links it is terminal, and its id is an outcome of the flow."""

    id: str
    title: str
    phase: str = ""
    aim: str = ""
    say: tuple[Line, ...] = ()
    voices: tuple[Lines, ...] = ()
    listen: tuple[Line, ...] = ()
    watch: tuple[Line, ...] = ()
    checks: tuple[Check, ...] = ()
    captures: tuple[Capture, ...] = ()
    why: tuple[Line, ...] = ()
    runs: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    place: Place = field(default_factory=Place, compare=False)

    @property
    def rows(self) -> tuple[Check | Capture, ...]:
        """Everything that is ticked or filled on this card."""
        return (*self.checks, *self.captures)

    @property
    def terminal(self) -> bool:
        """True where the flow ends."""
        return not self.links and not self.runs


@dataclass(frozen=True, slots=True)
class Detour:
    """A flow that may be called from every state; `returns` maps the outcomes that do not come back to the spot."""

    flow: str
    returns: tuple[Return, ...] = ()
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Start:
    """One way to begin: the first whose needs are met wins."""

    state: str
    needs: tuple[Need, ...] = ()
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole file: its front matter and its states in written order."""

    id: str
    title: str
    states: tuple[State, ...]
    outcomes: tuple[str, ...]
    start: tuple[Start, ...]
    about: str = ""
    minutes: int | None = None
    anytime: tuple[Detour, ...] = ()
    past: tuple[str, ...] = ()
    budget: tuple[tuple[str, int], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    rev: tuple[tuple[str, int], ...] = ()
    kind: Kind = Kind.FLOW
    meta: tuple[tuple[str, str], ...] = ()
    place: Place = field(default_factory=Place, compare=False)
    source: str = field(default="", compare=False, repr=False)

    @property
    def phases(self) -> tuple[str, ...]:
        """The level-1 headings in order, each once: the letters of the model."""
        return tuple(dict.fromkeys(state.phase for state in self.states if state.phase))

    @property
    def revision(self) -> str:
        """SHA-256 of the exact text the flow was read from: what a session pins."""
        return _checksum(self.source)

    def state(self, state_id: str) -> State:
        """The state of this id. Raises KeyError where there is none."""
        for state in self.states:
            if state.id == state_id:
                return state
        raise KeyError(state_id)

    def rev_of(self, state_id: str) -> int:
        """How often the meaning of a state was changed, as its author marked it. What was practised before is over."""
        return dict(self.rev).get(state_id, 0)

    def once_called(self, state_id: str) -> tuple[str, ...]:
        """The ids a state had before."""
        return tuple(old for old, new in self.renamed if new == state_id)

    def minutes_for(self, state_id: str) -> float | None:
        """Minutes planned for a state: its own budget, else an even share of the flow's minutes."""
        for name, minutes in self.budget:
            if name == state_id:
                return float(minutes)
        working = [state for state in self.states if not state.terminal]
        return self.minutes / len(working) if self.minutes and working else None


def variable(name: str) -> str:
    """The template variable a capture's name becomes: `next step` is `next_step`."""
    return "_".join(name.lower().replace("-", " ").split())


@lru_cache(maxsize=256)
def _checksum(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()
