"""Where a conversation is: a stack of frames, as one immutable value that goes to disk and back unchanged.

The last turn's stack is the resume point. There is no replay and no second truth.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

Value = str | Mapping[str, str]
"""A captured answer: its text, or for a commitment or meeting its parts (`owner`, `behaviour`, `due`, …)."""


PARKED = "parked"
"""The one outcome with a meaning of its own: the session stays open and resumes at the state before it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One flow under way. `via` is the trigger in the caller that started it; the bottom frame has none.

    `ticks` are the checks ticked since this state was entered; `tries` counts the entries into each state.
    """

    flow: str
    revision: str
    state: str
    started_at: str = ""
    via: str = ""
    answers: Mapping[str, Value] = field(default_factory=dict)
    ticks: tuple[str, ...] = ()
    tries: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A need that was not met when the person went on: kept with the turn, shown on the next card."""

    flow: str
    state: str
    need: str
    text: str


@dataclass(frozen=True, slots=True)
class Stack:
    """The whole state of a conversation. `settled` are the reviewed promises' ids; `outcome` is set once it ended."""

    frames: tuple[Frame, ...]
    skipped: tuple[Skipped, ...] = ()
    settled: tuple[str, ...] = ()
    outcome: str = ""

    @property
    def top(self) -> Frame:
        """The frame whose card is shown."""
        return self.frames[-1]

    @property
    def parked(self) -> bool:
        """The flow itself ended in its parked outcome."""
        return self.outcome == PARKED

    @property
    def ended(self) -> bool:
        """The last frame reached an outcome that is not parking."""
        return bool(self.outcome) and not self.parked

    def with_top(self, frame: Frame) -> Stack:
        """The same stack with another top frame."""
        return replace(self, frames=(*self.frames[:-1], frame))

    def to_json(self) -> str:
        """Compact JSON; `from_json` gives an equal stack."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read back what `to_json` wrote. Raises ValueError, KeyError or TypeError on anything else."""
        data: dict[str, Any] = json.loads(text)
        return cls(
            frames=tuple(Frame(**{**frame, "ticks": tuple(frame["ticks"])}) for frame in data["frames"]),
            skipped=tuple(Skipped(**skipped) for skipped in data["skipped"]),
            settled=tuple(data["settled"]),
            outcome=data["outcome"],
        )
