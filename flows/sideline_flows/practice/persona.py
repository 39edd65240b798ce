"""A counterpart as content: a flow file whose states are moods, whose links are the manager's moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sideline_flows.engine.machine import Compiled, Cursor, compile_flow
from sideline_flows.language.model import Flow, Line, Need, State
from sideline_flows.language.slug import slug
from sideline_flows.practice.levels import NAMES, Levels, Shifts, is_number, read_shifts

DEFAULT_YIELDS = 5
"""Guard at or below which a counterpart says yes when asked for permission, unless its file says otherwise."""

DEFAULT_TELLS = 7
"""Openness from which a counterpart tells its hidden concern, unless its file says otherwise."""


SILENCE = "…"
"""What a counterpart without any line says."""

THRESHOLDS = ("yields", "tells")
"""Settings that are a level to compare with."""

SETTINGS = (*NAMES, *THRESHOLDS, "hidden", "effects")
"""Every setting that only a counterpart has."""


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

    @cached_property
    def yields(self) -> int:
        """Guard at or below which it says yes to being asked."""
        return self._number("yields", DEFAULT_YIELDS)

    @cached_property
    def tells(self) -> int:
        """Openness from which it tells what is hidden."""
        return self._number("tells", DEFAULT_TELLS)

    def mood(self, state_id: str) -> State:
        """A mood by id."""
        return self.flow.state(state_id)

    def heeds(self, mood: str, move: str) -> bool:
        """True when a mood has a link for this move, so that it may change."""
        return bool(self.compiled.rows(mood, slug(move)))

    def moved(self, mood: str, move: str, levels: Levels) -> str:
        """The mood after a move: the first link of that move whose level needs hold, else the same mood."""
        trigger = slug(move)
        rows = self.compiled.rows(mood, trigger)
        if not rows:
            return mood
        met = tuple(holds(row.needs, levels) for row in rows)
        if not any(met):
            return mood
        asked = (mood, trigger, met)
        if asked not in self._fired:
            cursor = Cursor(mood, lambda needs: holds(needs, levels))
            self.compiled.fire(cursor, trigger)
            self._fired[asked] = cursor.state
        return self._fired[asked]

    @cached_property
    def _fired(self) -> dict[tuple[str, str, tuple[bool, ...]], str]:
        """Where the machine led before: with the same needs met it always leads there."""
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

    def anything(self, mood: str) -> tuple[Voice, ...]:
        """What is said where no line fits, which the checker calls an error: any line of the mood, else of any mood."""
        own = tuple(lines_of([self.mood(mood)]))
        return tuple(_voice(line, 0) for line in own or lines_of(self.flow.states)) or (Voice(SILENCE, 0, 1),)

    def _meta(self, key: str) -> str:
        return dict(self.flow.meta).get(key, "")

    def _number(self, key: str, default: int) -> int:
        text = self._meta(key)
        return int(text) if is_number(text) else default


@dataclass(frozen=True, slots=True)
class Bound:
    """What a link needs of one level: `trust 6` is at least six, `guard below 4` is less than four."""

    name: str
    number: int
    below: bool

    def holds(self, level: int) -> bool:
        """Judge one level."""
        return level < self.number if self.below else level >= self.number


@cache
def read_bound(need: Need) -> Bound | None:
    """The level a need asks for, None where it asks for anything else."""
    name, _, bound = need.name.partition(" ")
    below, _, number = bound.rpartition(" ")
    if need.value is not None or name not in NAMES or below not in ("", "below") or not is_number(number):
        return None
    return Bound(name, int(number), bool(below))


def holds(needs: Sequence[Need], levels: Levels) -> bool:
    """Judge level needs. What is no level never holds."""
    for need in needs:
        bound = read_bound(need)
        if bound is None or not bound.holds(getattr(levels, bound.name)):
            return False
    return True


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
        words = _words(group.when)
        if words <= known.keys() and (kind in words or not ANSWERS & words):
            fit = sum(_FIT[known[word]] for word in words)
            found.extend(_voice(line, fit) for line in group.lines)
    return found


@cache
def _words(heading: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in heading)


def speaks_of(moods: Iterable[State], kind: str) -> bool:
    """True when some mood has lines of its own for this kind of answer."""
    return any(kind == word.lower() for mood in moods for group in mood.voices for word in group.when)


def _voice(line: Line, fit: int) -> Voice:
    text, _, mark = line.text.rpartition(" (x")
    if text and mark.endswith(")") and is_number(mark[:-1]):
        return Voice(text, fit, max(int(mark[:-1]), 1))
    return Voice(line.text, fit, 1)


def spoken(flow: Flow) -> Iterator[str]:
    """Every line of a counterpart, mood by mood, as it is said."""
    yield from (words_of(line) for line in lines_of(flow.states))


def lines_of(moods: Iterable[State]) -> Iterator[Line]:
    """Every line of some moods, as written."""
    for mood in moods:
        yield from (*mood.say, *(line for group in mood.voices for line in group.lines))


def words_of(line: Line) -> str:
    """A line as it is said, without how often it is drawn."""
    return _voice(line, 0).text
