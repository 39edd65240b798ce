"""What is true of a counterpart whatever anybody says, found by walking everything it can feel.

Moods and levels are finite: every standing that any moves lead to is visited, from the first one on. In each, every
move is made, on every kind of card. So it is proved which moods can be reached, which lines can be said there, and that
no move is met with silence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sideline_flows.language.model import Flow
from sideline_flows.practice.counterpart import OPENING, THIRD, Counterpart, Moment, Standing
from sideline_flows.practice.levels import Levels
from sideline_flows.practice.moves.model import Coarse, Move, Recognition, coarse
from sideline_flows.practice.persona import Persona, spoken, voices
from sideline_flows.practice.rehearsal import asks

FISHED = ("", "yes", "own words", "plan")
"""What a card may ask a move to bring; nothing for most."""


@dataclass(frozen=True, slots=True)
class PersonaProof:
    """What was found: moods no moves lead to, lines nobody can ever hear, and moves met with silence in a mood.

    `ways` are the moves of a shortest way to each mood.
    """

    unreached: tuple[str, ...]
    unsaid: tuple[str, ...]
    silent: tuple[tuple[str, Move], ...]
    ways: dict[str, tuple[Move, ...]]


@dataclass(frozen=True, slots=True)
class _Heard:
    """One answer that can come: the mood it comes in, the move it answers, its kind, what the card fished for."""

    mood: str
    move: Move
    kind: str
    fished: str


def prove(counterpart: Counterpart, flows: Iterable[Flow]) -> PersonaProof:
    """Walk everything this counterpart can feel, on the cards of these flows."""
    first, _ = counterpart.opening(Moment("", "", {}))
    ways: dict[Standing, tuple[Move, ...]] = {_bare(first): ()}
    felt: dict[tuple[str, Move, Levels], None] = {}
    waiting = deque(ways)
    while waiting:
        standing = waiting.popleft()
        for said, before in _turns(standing):
            after = _bare(counterpart.feel(before, said, Moment("", "", {}))[0])
            felt[after.mood, said.move, after.levels] = None
            if after not in ways:
                ways[after] = (*ways[standing], said.move)
                waiting.append(after)
    return _found(counterpart, list(flows), ways, dict.fromkeys(_heard(counterpart, felt)))


def _turns(standing: Standing) -> Iterator[tuple[Recognition, Standing]]:
    for said in _SAID:
        yield said, standing
    yield _ASKED, standing
    yield _CLOSED, replace(standing, closed_run=THIRD - 1)


_SAID = tuple(Recognition(move, 1.0, (), (), coarse(move), unasked=True) for move in Move)
_ASKED = Recognition(Move.ADVICE, 1.0, (), (), Coarse.INPUT)
_CLOSED = Recognition(Move.CLOSED_QUESTION, 1.0, (), (), Coarse.CLOSED_QUESTION)


def _bare(standing: Standing) -> Standing:
    """What can still make a difference. How often something was asked is tried out in each turn instead."""
    return Standing(standing.mood, standing.levels, permitted=standing.permitted, fact_given=standing.fact_given)


def _heard(counterpart: Counterpart, felt: Iterable[tuple[str, Move, Levels]]) -> Iterator[_Heard]:
    """The answers that can come: on each kind of card, before and after the concern was told."""
    for mood, move, levels in felt:
        for told in (False, True):
            standing = Standing(mood, levels, told=told)
            for fished in FISHED:
                yield _Heard(mood, move, counterpart.kind(standing, move, {move: fished}), fished)


def _found(
    counterpart: Counterpart,
    flows: list[Flow],
    ways: dict[Standing, tuple[Move, ...]],
    heard: Iterable[_Heard],
) -> PersonaProof:
    persona = counterpart.persona
    shortest: dict[str, tuple[Move, ...]] = {}
    for standing, way in ways.items():
        shortest.setdefault(standing.mood, way)
    said = set(_opening(persona))
    silent: dict[tuple[str, Move], None] = {}
    moments = _moments(persona, flows)
    for answer in heard:
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
    )


def _opening(persona: Persona) -> Iterator[str]:
    mood = persona.mood(persona.flow.start[0].state)
    yield from (voice.text for voice in voices(mood, "", OPENING, "", ""))


def _moments(persona: Persona, flows: Iterable[Flow]) -> list[Moment]:
    """The cards that can make a difference: of those the counterpart does not name, one of each kind will do."""
    named = {word for mood in persona.flow.states for group in mood.voices for word in group.when}
    moments: dict[tuple[str, str, tuple[tuple[str, str], ...]], Moment] = {}
    for flow in flows:
        for state in flow.states:
            if not state.terminal:
                here, fished = f"{flow.id}/{state.id}", asks(state)
                key = (flow.id if flow.id in named else "", here if here in named else "", tuple(fished.items()))
                moments.setdefault(key, Moment(flow.id, state.id, {}, fished))
    return list(moments.values())
