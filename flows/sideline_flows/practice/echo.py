"""Words that are nobody's own: said before, read off a card or the rubric, or an example that is about another talk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil

from sideline_flows.language.model import Check, Flow, State
from sideline_flows.practice.moves.model import Coarse, Move, coarse

READ = "these words are read off a card or the rubric"
EXAMPLE = "these words are an example, from somebody else's talk"
AGAIN = "these very words were said before"

MOSTLY = 0.6
"""From this share of its words on, a turn is the example that it holds."""

LONGEST = 60
"""Words of the longest line that is looked for."""


class Written:
    """What stands where a manager can read it: on the cards of the flows, and on the page of moves."""

    def __init__(self, notes: Iterable[str] = (), examples: Iterable[str] = ()) -> None:
        """`notes` say what a move is, `examples` are lines that can be said as they stand."""
        self._notes = _forms(notes)
        self._examples = _forms(examples)
        self._cards: dict[str, frozenset[str]] = {}

    def hollow(self, text: str, move: Move, flow: Flow, earlier: Sequence[str]) -> str:
        """Why the words of a turn do no good, or nothing when they may. `earlier` are the turns before it.

        What cards and page say to the manager is no coaching when it is read aloud. A question may be taken from an
        example; what is given back or told has to be about this talk.
        """
        if _is_mostly(text, self._notes) or _is_mostly(text, self._on_cards(flow)):
            return READ
        own_matter = coarse(move) in (Coarse.REFLECTION, Coarse.INPUT)
        if own_matter and _is_mostly(text, self._examples):
            return EXAMPLE
        return AGAIN if any(same_words(text, words) for words in earlier) else ""

    def _on_cards(self, flow: Flow) -> frozenset[str]:
        if flow.revision not in self._cards:
            self._cards[flow.revision] = _forms(notes_of(flow))
        return self._cards[flow.revision]


def same_words(one: str, other: str) -> bool:
    """True when two turns differ at most in case, signs and spaces; without any word, when they are the same signs."""
    return _words(one) == _words(other) if _words(one) else one.split() == other.split()


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _forms(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(_words(line)) for line in lines)


def _is_mostly(text: str, forms: frozenset[str]) -> bool:
    """True when a line, in any place of the text, is most of it."""
    said = _words(text)
    least = max(1, ceil(MOSTLY * len(said)))
    sizes = range(least, min(len(said), LONGEST) + 1)
    return any(" ".join(said[at : at + size]) in forms for size in sizes for at in range(len(said) - size + 1))


def notes_of(flow: Flow) -> frozenset[str]:
    """What a flow, or the page of moves, says to the manager. Its lines to say are there to be said."""
    lines = (line for state in flow.states for line in _notes(state))
    return frozenset(line for line in lines if len(_words(line)) > 1)


def _notes(state: State) -> Iterator[str]:
    yield from (state.aim, *re.split(r"(?<=[.!?;])\s+", state.aim))
    yield from (line.text for line in (*state.listen, *state.watch, *state.why))
    for row in state.rows:
        words = row.text if isinstance(row, Check) else row.question
        yield from (row.name, words)
        yield from (f"{words} {row.earned}", f"{row.earned}") if row.earned else ()
