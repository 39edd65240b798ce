"""A counterpart as content: a flow file whose states are moods, whose links are the manager's moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sideline_flows.engine.machine import Compiled, Cursor, compile_flow
from sideline_flows.language.model import Flow, Line, Need, State
from sideline_flows.language.slug import slug
from sideline_flows.practice.levels import NAMES, Levels, Shifts, read_shifts

DEFAULT_YIELDS = 5
"""Guard at or below which a counterpart says yes when asked for permission, unless its file says otherwise."""

DEFAULT_TELLS = 7
"""Openness from which a counterpart tells its hidden concern, unless its file says otherwise."""


@dataclass(frozen=True)
class Persona:
    """A counterpart compiled: its moods and moves as a machine, its numbers from the front matter."""

    flow: Flow

    @cached_property
    def compiled(self) -> Compiled:
        """The machine of its moods."""
        return compile_flow(self.flow)

    @cached_property
    def start(self) -> Levels:
        """The levels it comes with."""
        return Levels(**{name: self._number(name, getattr(Levels(), name)) for name in NAMES})

    @cached_property
    def shifts(self) -> Shifts:
        """Where it differs from the pack's table of moves."""
        return read_shifts(self._meta("effects"))

    @property
    def name(self) -> str:
        """What it is called: its title up to the first comma."""
        return self.flow.title.partition(",")[0].strip()

    @property
    def hidden(self) -> str:
        """What is really going on, for the debrief."""
        return self._meta("hidden")

    @property
    def yields(self) -> int:
        """Guard at or below which it says yes to being asked."""
        return self._number("yields", DEFAULT_YIELDS)

    @property
    def tells(self) -> int:
        """Openness from which it tells what is hidden."""
        return self._number("tells", DEFAULT_TELLS)

    def mood(self, state_id: str) -> State:
        """A mood by id."""
        return self.flow.state(state_id)

    def moved(self, mood: str, move: str, levels: Levels) -> str:
        """The mood after a move: the first link of that move whose level needs hold, else the same mood."""
        asked = (mood, move, levels)
        if asked not in self._moved:
            self._moved[asked] = self._move(*asked)
        return self._moved[asked]

    def _move(self, mood: str, move: str, levels: Levels) -> str:
        trigger = slug(move)
        if not self.compiled.rows(mood, trigger):
            return mood
        cursor = Cursor(mood, lambda needs: holds(needs, levels))
        self.compiled.fire(cursor, trigger)
        return cursor.state

    @cached_property
    def _moved(self) -> dict[tuple[str, str, Levels], str]:
        """What `moved` answered before: it always answers the same."""
        return {}

    def lines(self, mood: str, move: str, kind: str, flow: str, state: str) -> tuple[Voice, ...]:
        """A mood's lines for a moment; for a kind of answer it has no words for, those of another mood that has."""
        asked = (mood, move, kind, flow, state)
        if asked not in self._lines:
            here, moods = self.mood(mood), self.flow.states
            if kind != "plain" and not speaks_of([here], kind) and speaks_of(moods, kind):
                here = next(each for each in moods if speaks_of([each], kind))
            found = voices(here, move, kind, flow, state)
            self._lines[asked] = tuple(voice for voice in found if voice.fit >= FITS_ANSWER) or tuple(found)
        return self._lines[asked]

    @cached_property
    def _lines(self) -> dict[tuple[str, str, str, str, str], tuple[Voice, ...]]:
        """What `lines` answered before: it always answers the same."""
        return {}

    def _meta(self, key: str) -> str:
        return dict(self.flow.meta).get(key, "")

    def _number(self, key: str, default: int) -> int:
        text = self._meta(key)
        return int(text) if text.isdigit() else default


def holds(needs: Sequence[Need], levels: Levels) -> bool:
    """Judge level needs: `trust 6` is at least six, `guard below 4` is less than four."""
    return all(_holds(need.name, levels) for need in needs)


def _holds(need: str, levels: Levels) -> bool:
    name, _, bound = need.partition(" ")
    below, _, number = bound.rpartition(" ")
    if name not in NAMES or not number.isdigit():
        return False
    level: int = getattr(levels, name)
    return level < int(number) if below.strip() == "below" else level >= int(number)


@dataclass(frozen=True, slots=True)
class Voice:
    """A line that can be said, how well it fits, and how often it is drawn among equals."""

    text: str
    fit: int
    weight: int


ANSWERS = frozenset({"yes", "refuse", "own words", "false yes", "plan", "vague plan", "hidden", "lost", "opening"})
"""The kinds of answer a group of lines may be for; any other word of a heading is a move, a flow, or a flow's state."""

FITS_ANSWER = 16
"""Lines made for a kind of answer fit better than any made for a place or a move."""

_FIT = {"answer": FITS_ANSWER, "state": 4, "flow": 2, "move": 2}


def voices(mood: State, move: str, kind: str, flow: str, state: str) -> list[Voice]:
    """Every line of a mood that fits this moment. Lines without a heading fit any moment, but least."""
    known = {move: "move", flow: "flow", f"{flow}/{state}": "state", kind: "answer"}
    found = [_voice(line, 0) for line in mood.say]
    for group in mood.voices:
        words = [word.lower() for word in group.when]
        if all(word in known for word in words) and (kind in words or not ANSWERS.intersection(words)):
            fit = sum(_FIT[known[word]] for word in words)
            found.extend(_voice(line, fit) for line in group.lines)
    return found


def speaks_of(moods: Iterable[State], kind: str) -> bool:
    """True when some mood has lines of its own for this kind of answer."""
    return any(kind in group.when for mood in moods for group in mood.voices)


def _voice(line: Line, fit: int) -> Voice:
    text, _, mark = line.text.rpartition(" (x")
    if text and mark.endswith(")") and mark[:-1].isdigit():
        return Voice(text, fit, int(mark[:-1]))
    return Voice(line.text, fit, 1)


def spoken(flow: Flow) -> Iterator[str]:
    """Every line of a counterpart, mood by mood, as it is said."""
    for mood in flow.states:
        lines = (*mood.say, *(line for group in mood.voices for line in group.lines))
        yield from (_voice(line, 0).text for line in lines)
