"""What is true of a counterpart whatever anybody says, found by walking everything it can feel.

Moods and levels are finite: every standing that any moves lead to is visited, from the first one on. In each, every
move is made, on every kind of card. So it is proved which moods can be reached, which lines can be said there, which
kinds of answers come, and that no move is met with silence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sideline_flows.language.model import Flow
from sideline_flows.practice.counterpart import FISHES_FOR, OPENING, THIRD, Counterpart, Moment, Standing
from sideline_flows.practice.levels import LOWEST, Levels
from sideline_flows.practice.moves.model import Coarse, Move, Recognition, coarse
from sideline_flows.practice.persona import Persona, spoken, voices
from sideline_flows.practice.rehearsal import asks

FISHED = ("", "yes", "own words", "plan")
"""What a card may ask a move to bring; nothing for most."""

MOST_STANDINGS = 40_000
"""A walk that has come to so many is given up: four times what a counterpart of six moods can feel."""


class TooManyStandings(Exception):
    """A counterpart that can feel more than can be walked."""


@dataclass(frozen=True, slots=True)
class PersonaProof:
    """What was found: moods no moves lead to, lines nobody can ever hear, and moves met with silence in a mood.

    `ways` are the moves of a shortest way to each mood; `kinds` those of a shortest way to each kind of answer, its
    last move included. `rows` are the rows of the table that any turn applies.
    """

    unreached: tuple[str, ...]
    unsaid: tuple[str, ...]
    silent: tuple[tuple[str, Move], ...]
    ways: Mapping[str, tuple[Move, ...]]
    kinds: Mapping[str, tuple[Move, ...]]
    rows: frozenset[str]


class _Heard(NamedTuple):
    """One answer that can come: the mood it comes in, the move it answers, its kind, what the card fished for."""

    mood: str
    move: Move
    kind: str
    fished: str


_Here = int
"""A standing, as far as it can still make a difference: mood and levels, whether leave was given, and a fact.

A number, since there are thousands: four times that of its spot, plus two with leave and one after a fact.
"""

_LEAVE, _FACT = 2, 1


@dataclass(slots=True)
class _Walk:
    """All that can be felt: where each standing was first come to from, and what each move can lead to.

    `spots` are moods with levels, in the order in which they were found.
    """

    spots: list[tuple[str, Levels]] = field(default_factory=list)
    came_by: dict[_Here, tuple[_Here, Move] | None] = field(default_factory=dict)
    felt: dict[tuple[str, Move, Levels], _Here] = field(default_factory=dict)
    rows: set[str] = field(default_factory=set)
    _numbers: dict[tuple[str, Levels], int] = field(default_factory=dict)

    def spot(self, mood: str, levels: Levels) -> int:
        """The number of a mood with these levels."""
        number = self._numbers.setdefault((mood, levels), len(self.spots))
        if number == len(self.spots):
            self.spots.append((mood, levels))
        return number

    def way(self, here: _Here) -> tuple[Move, ...]:
        """The moves of a shortest way to a standing."""
        moves: list[Move] = []
        step = self.came_by[here]
        while step:
            moves.append(step[1])
            step = self.came_by[step[0]]
        return tuple(reversed(moves))


def prove(counterpart: Counterpart, flows: Iterable[Flow]) -> PersonaProof:
    """Walk everything this counterpart can feel, on the cards of these flows. Raises TooManyStandings."""
    return _found(counterpart, list(flows), _walk(counterpart))


def _walk(counterpart: Counterpart) -> _Walk:
    first, _ = counterpart.opening(_NOWHERE)
    walk = _Walk()
    walk.came_by[walk.spot(first.mood, first.levels) * 4] = None
    turns = [_turns(counterpart, flags) for flags in range(4)]
    known: dict[tuple[int, str], _Here] = {}
    waiting = deque(walk.came_by)
    while waiting:
        here = waiting.popleft()
        spot, flags = divmod(here, 4)
        for said, row in turns[flags]:
            # given the row, leave and facts change nothing more: what was felt once is felt again
            there = known.get((spot, row))
            if there is None:
                there = known[spot, row] = _feel(counterpart, walk, here, said.move, row)
            there |= flags
            if there not in walk.came_by:
                walk.came_by[there] = (here, said.move)
                waiting.append(there)
        if len(walk.came_by) > MOST_STANDINGS:
            raise TooManyStandings
    return walk


def _feel(counterpart: Counterpart, walk: _Walk, here: _Here, move: Move, row: str) -> _Here:
    """The standing after a row of the table, with no leave and no fact but those this very turn brings."""
    mood, levels = counterpart.moved(*walk.spots[here // 4], row, move)
    walk.rows.add(row)
    # trust opens moods; what kind of answer comes in one, openness and guard alone decide
    walk.felt.setdefault((mood, move, Levels(LOWEST, levels.openness, levels.guard)), here)
    leave = move in FISHES_FOR and counterpart.kind(Standing(mood, levels), move, {}) == "yes"
    return walk.spot(mood, levels) * 4 + _LEAVE * leave + _FACT * (move is Move.SPECIFIC_OBSERVATION)


def _turns(counterpart: Counterpart, flags: int) -> list[tuple[Recognition, str]]:
    """Every turn there can be with or without leave and a fact, each with the row of the table that it applies."""
    standing = Standing("", Levels(), permitted=bool(flags & _LEAVE), fact_given=bool(flags & _FACT))
    turns = [(said, counterpart.row(standing, said)) for said in (*_SAID, _ASKED)]
    return [*turns, (_CLOSED, counterpart.row(replace(standing, closed_run=THIRD - 1), _CLOSED))]


_NOWHERE = Moment("", "", {})
_SAID = tuple(Recognition(move, 1.0, (), (), coarse(move), unasked=True) for move in Move)
_ASKED = Recognition(Move.ADVICE, 1.0, (), (), Coarse.INPUT)
_CLOSED = Recognition(Move.CLOSED_QUESTION, 1.0, (), (), Coarse.CLOSED_QUESTION)


def _heard(counterpart: Counterpart, walk: _Walk) -> dict[_Heard, _Here]:
    """The answers that can come, on each kind of card, before and after the concern was told; each with where from."""
    heard: dict[_Heard, _Here] = {}
    for (mood, move, levels), here in walk.felt.items():
        for told in (False, True):
            standing = Standing(mood, levels, told=told)
            for fished in FISHED:
                kind = counterpart.kind(standing, move, {move: fished})
                heard.setdefault(_Heard(mood, move, kind, fished), here)
    return heard


def _found(counterpart: Counterpart, flows: list[Flow], walk: _Walk) -> PersonaProof:
    persona = counterpart.persona
    shortest: dict[str, tuple[Move, ...]] = {}
    for here in walk.came_by:
        mood = walk.spots[here // 4][0]
        if mood not in shortest:
            shortest[mood] = walk.way(here)
    said = set(_opening(persona))
    silent: dict[tuple[str, Move], None] = {}
    kinds: dict[str, tuple[Move, ...]] = {}
    moments = _moments(persona, flows)
    for answer, here in _heard(counterpart, walk).items():
        if answer.kind not in kinds:
            kinds[answer.kind] = (*walk.way(here), answer.move)
        for moment in moments:
            if moment.asks.get(answer.move, "") == answer.fished:
                lines = counterpart.lines(answer.mood, answer.move, answer.kind, moment)
                said |= {voice.text for voice in lines}
                if not lines:
                    silent[answer.mood, answer.move] = None
    return PersonaProof(
        unreached=tuple(mood.id for mood in persona.flow.states if mood.id not in shortest),
        unsaid=tuple(dict.fromkeys(text for text in spoken(persona.flow) if text not in said)),
        silent=tuple(silent),
        ways=shortest,
        kinds=kinds,
        rows=frozenset(walk.rows),
    )


def _opening(persona: Persona) -> Iterator[str]:
    mood = persona.mood(persona.flow.start[0].state)
    yield from (voice.text for voice in voices(mood, "", OPENING, "", ""))


def _moments(persona: Persona, flows: Iterable[Flow]) -> list[Moment]:
    """The cards that can make a difference: of those the counterpart does not name, one of each kind will do."""
    named = {word.lower() for mood in persona.flow.states for group in mood.voices for word in group.when}
    moments: dict[tuple[str, str, tuple[tuple[str, str], ...]], Moment] = {}
    for flow in flows:
        for state in flow.states:
            if not state.terminal:
                here, fished = f"{flow.id}/{state.id}", asks(state)
                key = (flow.id if flow.id in named else "", here if here in named else "", tuple(fished.items()))
                moments.setdefault(key, Moment(flow.id, state.id, {}, fished))
    return list(moments.values())
