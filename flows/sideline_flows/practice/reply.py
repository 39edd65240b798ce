"""What a rehearsal answers: frozen, in words, ready to be drawn. A screen or a plain line shows it, decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sideline_flows.practice.debrief import Debrief
from sideline_flows.practice.rubric import Score
from sideline_flows.reply import Card


class Speaker(StrEnum):
    """Whose line it is: the manager's, the counterpart's, or a step in the flow."""

    ME = "me"
    THEM = "them"
    STEP = "step"


class Help(StrEnum):
    """How much of the card is shown: it fades as one learns."""

    FULL = "full"
    LETTERS = "letters"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line of the transcript. `number` is the moment's: `rewind` takes it, and the turn it answers shares it.

    `posture` is how the counterpart sits there from now on, in words; empty while it has not changed.
    """

    number: int
    speaker: Speaker
    text: str
    posture: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one turn of the manager was taken for, why, and what it did. Words throughout, no numbers.

    `certainty` is an adverb (`clearly`, `probably`, `perhaps`); `because` quotes the turn's own words; `did` says what
    it did to the counterpart; `better` is a line to say instead, or empty; `rule` the file and line that say so.
    """

    number: int
    move: str
    about: str
    certainty: str
    because: tuple[str, ...]
    did: str
    better: str
    rule: str
    corrected: bool = False

    @property
    def line(self) -> str:
        """All of it in one quiet line."""
        label = "by your label" if self.corrected else self.certainty
        return f"{self.move} ({label}): {self.did}"


@dataclass(frozen=True, slots=True)
class GainView:
    """A check or an answer of the card that the last turn earned, and the line of the flow that says so."""

    name: str
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One way the talk went. `number` is its last moment, `parted` the last one it shares with the present way.

    `words` is what was done first after they parted; `turns` counts what the manager said; `total` and `possible` are
    its points. `here` marks the present way.
    """

    number: int
    parted: int
    words: str
    turns: int
    outcome: str
    total: int
    possible: int
    here: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two branches side by side: what they share, then what each went on with, and the points that differ.

    `changed` are whole lines, such as `specific: met on the left only`.
    """

    shared: tuple[SpokenLine, ...]
    left: tuple[SpokenLine, ...]
    right: tuple[SpokenLine, ...]
    left_score: Score
    right_score: Score
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RehearsalReply:
    """The answer to one input.

    `name` is that of the person it is for, else the counterpart's own. `mood` is its mood's title, `posture` that mood
    in words; `levels` (name and 0..10) are for whoever asks. `card` is already faded to `help`. `lines` are the present
    branch from its beginning, `here` its last moment. `score` and `debrief` are there once it has ended; `ended` also
    holds where it was left before an outcome. `saved` is False while something is not in the database yet; it stays
    True off the record, where nothing is kept.
    """

    attempt_id: str
    flow: str
    persona: str
    name: str
    about: str
    seed: int
    card: Card
    lines: tuple[SpokenLine, ...]
    here: int
    mood: str
    posture: str
    levels: tuple[tuple[str, int], ...]
    help: Help
    feedback: Feedback | None = None
    gains: tuple[GainView, ...] = ()
    branches: tuple[Branch, ...] = ()
    message: str = ""
    outcome: str = ""
    ended: bool = False
    score: Score | None = None
    debrief: Debrief | None = None
    off_the_record: bool = False
    saved: bool = True
