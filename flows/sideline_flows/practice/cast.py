"""Where counterparts and the page of moves are found: in the folders beside those of the flows."""

from __future__ import annotations

from collections.abc import Sequence

from sideline_flows.errors import InputError
from sideline_flows.language.diagnostics import near
from sideline_flows.language.model import Kind
from sideline_flows.language.pack import SUFFIX, Head, Library
from sideline_flows.practice.movetable import MoveTable
from sideline_flows.practice.persona import Persona

MOVES = "moves"
"""The page of moves is a file of this name."""


def personas(library: Library) -> Library:
    """The counterparts for these flows: `personas` beside each folder of flows, and those that lie among the flows."""
    return Library([folder for flows in library.folders for folder in (flows, flows.parent / "personas")])


def heads(library: Library) -> tuple[Head, ...]:
    """One head a counterpart, in the order of their titles."""
    return personas(library).heads(Kind.PERSONA)


def find_persona(library: Library, persona_id: str) -> Persona:
    """The counterpart of this id. Raises InputError when there is none, ContentError when its file has errors."""
    known: Sequence[str] = [head.id for head in heads(library)]
    if persona_id not in known:
        remedy = "`sideline personas` lists them"
        if persona_id.endswith(SUFFIX):
            remedy = "put the file into a folder `personas` beside your flows, and give its name without folder and .md"
        raise InputError(f"there is no counterpart “{persona_id}”{near(persona_id, known)}; {remedy}")
    return Persona(personas(library).flow(persona_id))


def move_table(library: Library) -> MoveTable:
    """The page of moves: that of the last folder that has one. Raises ContentError when it has errors."""
    return MoveTable(Library([flows.parent / "practice" for flows in library.folders]).flow(MOVES))
