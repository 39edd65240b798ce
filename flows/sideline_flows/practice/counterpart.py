"""How a counterpart answers one move: levels shift, the mood follows, the answer is earned, a line is drawn.

The order is fixed, so that a person can follow it by hand:

1. The move shifts the levels, by the persona's own table or else the pack's.
2. The mood moves: the first link of that move whose level needs hold.
3. What kind of answer it is follows from the move and the levels (`kind`).
4. A line is drawn from the mood's lines that fit best, now and then from those that fit any moment, by a seed and the
   number of the turn. None is said twice while another fits, and none with a gap that nothing fills.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from sideline_flows.practice.gaps import fill, is_whole
from sideline_flows.practice.levels import Change, Levels, Shifts, changes, harm
from sideline_flows.practice.moves.model import Move, Recognition
from sideline_flows.practice.persona import Persona, Voice, speaks_of

HONEST_BELOW = 5
"""Guard under which a check is answered in own words; from here on it gets a false yes."""

PLANS_FROM = 4
"""Openness from which a question for a commitment is answered with a plan."""

THIRD = 3
"""So many closed questions in a row begin to close a person."""

REFUSALS_END = 2
"""So many refusals in one state end it."""

EASY = (Move.REFLECTION, Move.CONFIRM, Move.SPECIFIC_OBSERVATION)
"""Moves that a word for any moment may answer too: it keeps two runs from sounding alike."""

POINTED = 3
"""So much more often a line made for the moment is drawn then."""

OWN_NAME = "\0"
"""Stands for the counterpart's own name while a line is filled: a sign that no cleaned text has."""

OPENING = "opening"
"""The heading of what a counterpart says when it comes in."""

CONDITIONS = {
    Move.ADVICE: "asked",
    Move.SPECIFIC_OBSERVATION: "permitted",
    Move.IMPACT: "after fact",
    Move.CLOSED_QUESTION: "third",
}
"""Moves that have a second row in the table, and the condition under which that one counts."""

ROWS = (*(str(move) for move in Move), *(f"{move} {condition}" for move, condition in CONDITIONS.items()))
"""Every row a table of moves may have."""

FISHES_FOR = {Move.PERMISSION_ASK: "yes", Move.UNDERSTANDING_CHECK: "own words", Move.COMMITMENT_ASK: "plan"}
"""What some moves always ask for; others do where the flow's card says so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a counterpart stands between two turns. `used` are lines already said, oldest first."""

    mood: str
    levels: Levels
    turn: int = 0
    refusals: int = 0
    closed_run: int = 0
    permitted: bool = False
    fact_given: bool = False
    told: bool = False
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the counterpart says. `posture` is how it sits there, in words; `changes` are for those who ask."""

    text: str
    kind: str
    mood: str
    posture: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the conversation a move is made: flow, state, and what the lines may speak of.

    `asks` are the moves that fish for something on this card, and the kind of answer they fish for: the flow says so.
    `hollow` says that the words are nobody's own, or were said before: they do no good.
    """

    flow: str
    state: str
    values: Mapping[str, object]
    asks: Mapping[str, str] = field(default_factory=dict)
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One persona with a seed and the pack's table of moves. The same words give the same answers.

    `plays` is whom it stands for: where a line has the persona's own name, it says this one instead. Empty for nobody.
    """

    persona: Persona
    shifts: Shifts
    seed: int
    plays: str = ""

    def opening(self, moment: Moment) -> tuple[Standing, Answer | None]:
        """How it comes into the room, and what it says then, if it has words for that."""
        standing = Standing(self.persona.flow.start[0].state, self.persona.start)
        mood = self.persona.mood(standing.mood)
        if not speaks_of([mood], OPENING):
            return standing, None
        line = self._draw(standing, "", OPENING, moment)
        said = Answer(self._filled(line, moment.values), OPENING, mood.title, mood.aim, ())
        return replace(standing, used=(line,)), said

    def answer(self, standing: Standing, said: Recognition, moment: Moment) -> tuple[Standing, Answer]:
        """React to one turn of the manager: feel it, then say a line."""
        after, kind, key = self.feel(standing, said, moment)
        line = self._draw(after, said.move, kind, moment)
        after = replace(after, used=(*after.used, line))
        mood = self.persona.mood(after.mood)
        moved = changes(standing.levels, after.levels, key)
        return after, Answer(self._filled(line, moment.values), kind, mood.title, mood.aim, moved)

    def feel(self, standing: Standing, said: Recognition, moment: Moment) -> tuple[Standing, str, str]:
        """How it stands after a turn, the kind of answer that it gives, and the row of the table that was applied."""
        key = self.row(standing, said)
        mood, levels = self.moved(standing.mood, standing.levels, key, said.move, hollow=moment.hollow)
        moved = replace(standing, mood=mood, levels=levels, turn=standing.turn + 1)
        kind = self.kind(moved, said.move, moment.asks)
        return _remember(moved, said, kind), kind, key

    def moved(self, mood: str, levels: Levels, row: str, move: Move, *, hollow: bool = False) -> tuple[str, Levels]:
        """Mood and levels after a row of the table was applied: first the levels shift, then the mood follows."""
        shift = self.shift(row, move)
        after = levels.shifted(harm(shift) if hollow else shift)
        return self.persona.moved(mood, move, after), after

    def row(self, standing: Standing, said: Recognition) -> str:
        """The row of the table: the move, with the condition that holds."""
        match said.move:
            case Move.ADVICE:
                true = standing.permitted or not said.unasked
            case Move.SPECIFIC_OBSERVATION:
                true = standing.permitted
            case Move.IMPACT:
                true = standing.fact_given
            case Move.CLOSED_QUESTION:
                true = standing.closed_run % THIRD == THIRD - 1
            case _:
                true = False
        return f"{said.move} {CONDITIONS[said.move]}" if true else str(said.move)

    def shift(self, key: str, move: Move) -> Mapping[str, int]:
        """The row's shift; a row with its condition counts before one without, a persona's own before the pack's."""
        for row in (key, str(move)):
            for table in (self.persona.shifts, self.shifts):
                if row in table:
                    return table[row]
        return {}

    def _tells(self, standing: Standing) -> bool:
        """What is hidden is told once, when it was earned, in a mood that has words for it."""
        mood = self.persona.mood(standing.mood)
        open_enough = standing.levels.openness >= self.persona.tells
        return open_enough and not standing.told and speaks_of([mood], "hidden")

    def kind(self, standing: Standing, move: Move, asks: Mapping[str, str]) -> str:
        """What kind of answer the move gets as things now stand; `plain` when it asks for nothing in particular."""
        levels = standing.levels
        if move in (Move.OPEN_QUESTION, Move.CLARIFY) and self._tells(standing):
            return "hidden"
        match FISHES_FOR.get(move) or asks.get(move, ""):
            case "yes":
                return "yes" if levels.guard <= self.persona.yields else "refuse"
            case "own words":
                return "own words" if levels.guard < HONEST_BELOW else "false yes"
            case "plan":
                honest = levels.guard < HONEST_BELOW and levels.openness >= PLANS_FROM
                return "plan" if honest else "vague plan"
        return "lost" if move is Move.OTHER else "plain"

    def _draw(self, standing: Standing, move: str, kind: str, moment: Moment) -> str:
        fitting = self.lines(standing.mood, move, kind, moment) or self.persona.anything(standing.mood)
        found = [voice for voice in fitting if is_whole(voice.text, moment.values)] or fitting
        best = _freshest(found, standing.used, easy=move in EASY and kind == "plain")
        weights = [voice.weight * (POINTED if voice.fit else 1) for voice in best]
        random = Random(f"{self.seed}|{standing.turn}|{self.persona.flow.id}")  # noqa: S311 - a draw to repeat, no secret
        return random.choices([voice.text for voice in best], weights)[0]

    def lines(self, mood: str, move: str, kind: str, moment: Moment) -> Sequence[Voice]:
        """Everything that can be said to this move in this mood, on this card."""
        return self.persona.lines(mood, move, kind, moment.flow, moment.state)

    def _filled(self, line: str, values: Mapping[str, object]) -> str:
        # Not in the filled line: a promise may speak of somebody else of that name.
        own = re.sub(rf"\b{re.escape(self.persona.name)}\b", OWN_NAME, line) if self.persona.name else line
        return fill(own, values).replace(OWN_NAME, self.plays or self.persona.name)


def _remember(standing: Standing, said: Recognition, kind: str) -> Standing:
    refused = {"refuse": standing.refusals + 1, "yes": 0}
    return Standing(
        mood=standing.mood,
        levels=standing.levels,
        turn=standing.turn,
        refusals=refused.get(kind, standing.refusals),
        closed_run=standing.closed_run + 1 if said.move is Move.CLOSED_QUESTION else 0,
        permitted=standing.permitted or kind == "yes",
        fact_given=standing.fact_given or said.move is Move.SPECIFIC_OBSERVATION,
        told=standing.told or kind == "hidden",
        used=standing.used,
    )


def _freshest(found: Sequence[Voice], used: tuple[str, ...], *, easy: bool) -> list[Voice]:
    """The best fitting lines not said yet; once all were said, the one said longest ago.

    `easy` lets in those that fit any moment as well.
    """
    fresh = [voice for voice in found if voice.text not in used]
    if not fresh:
        return [max(found, key=lambda voice: used[::-1].index(voice.text))]
    best = max(voice.fit for voice in fresh)
    return [voice for voice in fresh if voice.fit == best or (easy and not voice.fit)]
