"""Proves the links of a counterpart: each is named for a move and leads to a mood."""

from __future__ import annotations

from collections.abc import Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.model import Flow
from sideline_flows.language.slug import slug
from sideline_flows.practice.moves.model import Move

_TRIGGERS = frozenset(slug(move) for move in Move)


def find(flow: Flow, _scope: Scope) -> Iterator[Finding]:
    """A finding for each link whose words are no move, or that leads out of the file."""
    for mood in flow.states:
        for link in (*mood.runs, *mood.links):
            if link.state is None:
                yield finding("F410", link.place, text=link.text)
            if link.trigger not in _TRIGGERS:
                yield finding("F401", link.place, move=link.text, hint=near(link.text, Move), known=listed(Move))
