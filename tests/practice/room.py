"""Shipped flows and counterparts, a real recogniser, and rehearsals between them that nobody writes down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.language.model import Flow
from sideline_flows.language.pack import Library, shipped
from sideline_flows.practice.cast import find_persona, heads, move_table
from sideline_flows.practice.counterpart import Counterpart
from sideline_flows.practice.moves import Recognition, recognise
from sideline_flows.practice.moves.model import Move, coarse
from sideline_flows.practice.movetable import MoveTable
from sideline_flows.practice.persona import Persona
from sideline_flows.practice.rehearsal import Node, Recognise, Rehearsal
from sideline_flows.practice.rubric import Score, score

LIBRARY = Library([shipped()])
FLOWS = tuple(head.id for head in LIBRARY.heads())
PERSONAS = tuple(head.id for head in heads(LIBRARY))


@cache
def flow(flow_id: str) -> Flow:
    """A shipped flow."""
    return LIBRARY.flow(flow_id)


@cache
def persona(persona_id: str) -> Persona:
    """A shipped counterpart."""
    return find_persona(LIBRARY, persona_id)


@cache
def moves() -> MoveTable:
    """The shipped page of moves."""
    return move_table(LIBRARY)


SHELF = Shelf(flow)


def counterpart(persona_id: str, seed: int = 1) -> Counterpart:
    """A shipped counterpart with the shipped table of moves."""
    return Counterpart(persona(persona_id), moves().shifts, seed)


@cache
def heard(text: str, previous: str, asked: bool) -> Recognition:  # noqa: FBT001 - the shape of `Recognise`
    """The real recogniser, which answers the same each time."""
    return recognise(text, previous, asked=asked)


def meant(text: str, previous: str, asked: bool) -> Recognition:  # noqa: ARG001, FBT001 - the shape of `Recognise`
    """A recogniser for lines that begin with their move: `reflection: you put weeks into it`."""
    move = Move(text.partition(":")[0])
    return Recognition(move, 1.0, (), (), coarse(move), unasked=not asked)


def sit_down(flow_id: str, persona_id: str, seed: int = 1, recogniser: Recognise = heard) -> Rehearsal:
    """A rehearsal at its first moment."""
    situation = Situation(date(2026, 3, 2), persona(persona_id).name)
    rehearsal = Rehearsal(SHELF, counterpart(persona_id, seed), recogniser, situation, {}, moves().written)
    rehearsal.begin(flow_id)
    return rehearsal


def say_all(rehearsal: Rehearsal, lines: Iterable[str]) -> list[Node]:
    """Say lines one after the other; what each led to."""
    return [rehearsal.say(line) for line in lines]


def make(rehearsal: Rehearsal, *names: str) -> list[Node]:
    """Make moves one after the other, never in the same words, before a recogniser that takes them as `meant`."""
    return [rehearsal.say(f"{name}: turn {len(rehearsal.nodes)} of this talk") for name in names]


def counted(rehearsal: Rehearsal) -> Score:
    """The present way, counted."""
    return score(rehearsal.path, flow, moves())
