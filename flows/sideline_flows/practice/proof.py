"""What is true of a counterpart whatever anybody says, found by walking everything it can feel.

Moods and levels are finite: every standing that any moves lead to is visited, from the first one on. In each, every
move is made, on every kind of card. So it is proved which moods can be reached, which lines can be said there, which
kinds of answers come, and that no move is met with silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from sideline_flows.language.model import Flow
from sideline_flows.practice.counterpart import OPENING, Counterpart, Moment, Standing
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.persona import Persona, spoken, voices
from sideline_flows.practice.rehearsal import asks
from sideline_flows.practice.walk import Here, Walk

FISHED = ("", "yes", "own words", "plan")
"""What a card may ask a move to bring; nothing for most."""


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


def prove(counterpart: Counterpart, flows: Iterable[Flow]) -> PersonaProof:
    """Walk everything this counterpart can feel, on the cards of these flows. Raises TooManyStandings."""
    return _found(counterpart, list(flows), Walk(counterpart))


def _heard(counterpart: Counterpart, walk: Walk) -> dict[_Heard, Here]:
    """The answers that can come, on each kind of card, before and after the concern was told; each with where from."""
    heard: dict[_Heard, Here] = {}
    for mood, move, levels, here in walk.felt():
        standing = Standing(mood, levels)
        for fished in FISHED:
            kind = counterpart.kind(standing, move, {move: fished})
            heard.setdefault(_Heard(mood, move, kind, fished), here)
            if kind == "hidden":
                told = counterpart.kind(replace(standing, told=True), move, {move: fished})
                heard.setdefault(_Heard(mood, move, told, fished), here)
    return heard


def _found(counterpart: Counterpart, flows: list[Flow], walk: Walk) -> PersonaProof:
    persona = counterpart.persona
    shortest: dict[str, tuple[Move, ...]] = {}
    for here in walk.came_by:
        mood = walk.mood(here)
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
        rows=walk.rows,
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
