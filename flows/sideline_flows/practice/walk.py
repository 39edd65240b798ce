"""Everything a counterpart can feel, visited from its first moment on.

There are thousands of standings, and every turn there can be is tried in each. So a standing is a number here, and what
a row of the table makes of all levels is worked out once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sideline_flows.practice.counterpart import FISHES_FOR, THIRD, Counterpart, Moment, Standing
from sideline_flows.practice.levels import HIGHEST, LOWEST, Levels
from sideline_flows.practice.moves.model import Coarse, Move, Recognition, coarse

MOST_STANDINGS = 40_000
"""A walk that has come to so many is given up: four times what a counterpart of six moods can feel."""

Here = int
"""A standing, as far as it can still make a difference: mood and levels, whether leave was given, and a fact.

Four times the number of its spot, plus two with leave and one after a fact. A spot is a mood with some levels.
"""

_LEAVE, _FACT = 2, 1
_STEPS = HIGHEST - LOWEST + 1
_SPOTS = _STEPS**3
"""Spots of one mood: so many levels there can be."""


class TooManyStandings(Exception):
    """A counterpart that can feel more than can be walked."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn there can be: its row of the table, and the number of the levels that come of each levels' number.

    `fishes` says that a yes to it is leave; `brings` is the flag that it always sets, or 0.
    """

    move: Move
    row: str
    after: tuple[int, ...]
    fishes: bool
    brings: int


class Walk:
    """All that can be felt. Raises TooManyStandings.

    `came_by` is where each standing was first come to from, and by which move; `rows` are those any turn applied.
    """

    def __init__(self, counterpart: Counterpart) -> None:
        self.came_by: dict[Here, tuple[Here, Move] | None] = {}
        self.rows: frozenset[str] = frozenset()
        self._persona = counterpart.persona
        self._counterpart = counterpart
        self._moods = [mood.id for mood in counterpart.persona.flow.states]
        self._numbers = {mood: number for number, mood in enumerate(self._moods)}
        self._heeded = [{move for move in Move if self._persona.heeds(mood, move)} for mood in self._moods]
        self._felt: dict[tuple[int, Move, int], Here] = {}
        self._visit()

    def mood(self, here: Here) -> str:
        """The mood of a standing."""
        return self._moods[here // 4 // _SPOTS]

    def way(self, here: Here) -> tuple[Move, ...]:
        """The moves of a shortest way to a standing."""
        moves: list[Move] = []
        step = self.came_by[here]
        while step:
            moves.append(step[1])
            step = self.came_by[step[0]]
        return tuple(reversed(moves))

    def felt(self) -> Iterator[tuple[str, Move, Levels, Here]]:
        """What each move can lead to: a mood and levels, and where the move was made. Trust is left out, as lowest.

        It opens moods; what kind of answer comes in one, openness and guard alone decide.
        """
        for (mood, move, levels), here in self._felt.items():
            yield self._moods[mood], move, _every()[levels], here

    def _visit(self) -> None:
        standing, _ = self._counterpart.opening(_NOWHERE)
        first = (self._numbers[standing.mood] * _SPOTS + _number(standing.levels)) * 4
        self.came_by[first] = None
        turns = [[self._turn(said, row) for said, row in _turns(self._counterpart, flags)] for flags in range(4)]
        leads: dict[int, dict[str, Here]] = {}
        waiting = deque([first])
        while waiting:
            here = waiting.popleft()
            spot, flags = divmod(here, 4)
            # given the row, leave and facts change nothing more: what was felt once is felt again
            known = leads.setdefault(spot, {})
            for turn in turns[flags]:
                if turn.row not in known:
                    known[turn.row] = self._feel(here, turn)
                there = known[turn.row] | flags
                if there not in self.came_by:
                    self.came_by[there] = (here, turn.move)
                    waiting.append(there)
            if len(self.came_by) > MOST_STANDINGS:
                raise TooManyStandings
        self.rows = frozenset(turn.row for flags in {here % 4 for here in self.came_by} for turn in turns[flags])

    def _feel(self, here: Here, turn: _Turn) -> Here:
        """The standing after a turn, with no leave and no fact but those this very turn brings."""
        mood, levels = divmod(here // 4, _SPOTS)
        after = turn.after[levels]
        if turn.move in self._heeded[mood]:
            mood = self._numbers[self._persona.moved(self._moods[mood], turn.move, _every()[after])]
        self._felt.setdefault((mood, turn.move, after % _STEPS**2), here)
        leave = turn.fishes and self._counterpart.kind(Standing("", _every()[after]), turn.move, {}) == "yes"
        return (mood * _SPOTS + after) * 4 + _LEAVE * leave + turn.brings

    def _turn(self, said: Recognition, row: str) -> _Turn:
        after = _shifted(tuple(self._counterpart.shift(row, said.move).items()))
        fact = said.move is Move.SPECIFIC_OBSERVATION
        return _Turn(said.move, row, after, said.move in FISHES_FOR, _FACT * fact)


def _turns(counterpart: Counterpart, flags: int) -> list[tuple[Recognition, str]]:
    """Every turn there can be with or without leave and a fact, each with the row of the table that it applies."""
    standing = Standing("", Levels(), permitted=bool(flags & _LEAVE), fact_given=bool(flags & _FACT))
    turns = [(said, counterpart.row(standing, said)) for said in (*_SAID, _ASKED)]
    return [*turns, (_CLOSED, counterpart.row(replace(standing, closed_run=THIRD - 1), _CLOSED))]


_NOWHERE = Moment("", "", {})
_SAID = tuple(Recognition(move, 1.0, (), (), coarse(move), unasked=True) for move in Move)
_ASKED = Recognition(Move.ADVICE, 1.0, (), (), Coarse.INPUT)
_CLOSED = Recognition(Move.CLOSED_QUESTION, 1.0, (), (), Coarse.CLOSED_QUESTION)


@lru_cache(maxsize=1)
def _every() -> tuple[Levels, ...]:
    """All levels there can be, each at its number."""
    numbers = range(LOWEST, HIGHEST + 1)
    return tuple(Levels(trust, openness, guard) for trust in numbers for openness in numbers for guard in numbers)


def _number(levels: Levels) -> int:
    return (levels.trust * _STEPS + levels.openness) * _STEPS + levels.guard


@lru_cache(maxsize=128)
def _shifted(shift: tuple[tuple[str, int], ...]) -> tuple[int, ...]:
    """The number that each levels' number becomes by a shift; most counterparts share most shifts."""
    return tuple(_number(levels.shifted(dict(shift))) for levels in _every())
