"""Proved for each counterpart by walking everything it can feel: moods, lines and answers."""

from __future__ import annotations

from functools import cache

import pytest
from tests.practice.room import FLOWS, PERSONAS, counterpart, flow, persona

from sideline_flows.language.model import State
from sideline_flows.practice.counterpart import Moment, Standing
from sideline_flows.practice.moves.model import Move, Recognition, coarse
from sideline_flows.practice.persona import spoken
from sideline_flows.practice.proof import PersonaProof, prove
from sideline_flows.practice.rehearsal import asks

EVERY_DAY = ("kim", "walt")
"""Two are walked step by step in the everyday suite, the others with the longer proofs; the checker walks them all."""

WALKED = [each if each in EVERY_DAY else pytest.param(each, marks=pytest.mark.slow) for each in PERSONAS]

CARDS: list[tuple[str, State]] = [(each, state) for each in FLOWS for state in flow(each).states if not state.terminal]
"""Every card of every shipped flow."""


@cache
def proof(persona_id: str) -> PersonaProof:
    """Everything found about a counterpart, on the cards of all shipped flows."""
    return prove(counterpart(persona_id), [flow(each) for each in FLOWS])


def said(move: Move) -> Recognition:
    """A turn that is this move, whatever its words."""
    return Recognition(move, 1.0, (), (), coarse(move), unasked=True)


@pytest.mark.parametrize("persona_id", WALKED)
def test_every_mood_can_be_reached(persona_id: str) -> None:
    """Some moves lead to each."""
    assert proof(persona_id).unreached == ()


@pytest.mark.parametrize("persona_id", WALKED)
def test_every_line_can_be_said(persona_id: str) -> None:
    """No line was written for a moment that never comes."""
    assert proof(persona_id).unsaid == ()


@pytest.mark.parametrize("persona_id", WALKED)
def test_no_mood_is_silent(persona_id: str) -> None:
    """Each move gets an answer in each mood, in every state of every flow."""
    assert proof(persona_id).silent == ()


@pytest.mark.parametrize("persona_id", WALKED)
def test_the_shortest_ways_lead_there_in_a_real_talk(persona_id: str) -> None:
    """The moves that the proof names, made one by one, end in that mood."""
    real = counterpart(persona_id)
    for mood, way in proof(persona_id).ways.items():
        moment = Moment("soil", "permission", {})
        standing, _ = real.opening(moment)
        for move in way:
            standing, _ = real.answer(standing, said(move), moment)
        assert standing.mood == mood, way


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_there_are_lines_for_every_move_on_every_card(persona_id: str) -> None:
    """Counted out by hand beside the proof: mood by mood, card by card, move by move."""
    real = counterpart(persona_id)
    for mood in real.persona.flow.states:
        for flow_id, state in CARDS:
            moment = Moment(flow_id, state.id, {}, asks(state))
            for move in Move:
                assert real.lines(mood.id, move, "plain", moment), (mood.id, flow_id, state.id, move)


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_every_line_that_fits_is_said_before_one_is_said_again(persona_id: str) -> None:
    """Whoever goes on in one mood hears all there is for it, each line once."""
    real = counterpart(persona_id)
    moment = Moment("soil", "permission", {})
    for mood in real.persona.flow.states:
        lines = {voice.text for voice in real.lines(mood.id, Move.MIXED, "plain", moment)}
        used: tuple[str, ...] = ()
        for turn in range(len(lines)):
            standing = Standing(mood.id, real.persona.start, turn, used=used)
            used = real.answer(standing, said(Move.MIXED), moment)[0].used
        assert sorted(used) == sorted(lines)


@pytest.mark.parametrize("persona_id", PERSONAS)
def test_a_counterpart_has_enough_to_say(persona_id: str) -> None:
    """At least sixty different lines, and more than one way to come in."""
    assert len(set(spoken(persona(persona_id).flow))) >= 60
    assert len({counterpart(persona_id, seed).opening(Moment("soil", "permission", {}))[1] for seed in range(20)}) > 1


def test_no_two_counterparts_share_a_line() -> None:
    """Each has a voice of its own."""
    lines = [line for each in PERSONAS for line in set(spoken(persona(each).flow))]
    shared = {line for line in lines if lines.count(line) > 1}
    assert not shared
