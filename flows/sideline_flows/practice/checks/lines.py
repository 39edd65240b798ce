"""Proves what a counterpart says: enough lines, and no gap in them that may be empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.model import Flow, Line
from sideline_flows.language.template import names
from sideline_flows.practice.facts import WANTED
from sideline_flows.practice.persona import lines_of, spoken

FEWEST_LINES = 60
"""So many different lines keep three runs from sounding alike."""

KNOWN = (*WANTED, "promise")
"""What may be known of the person a counterpart stands for."""

PARTS = ("behaviour", "owner", "due", "proof", "text")
"""What a promise is made of."""

_PART = re.compile(r"\{[{%][^}]*?\bpromise\.(\w+)")


def find(flow: Flow, _scope: Scope) -> Iterator[Finding]:
    """All findings about lines that need no walk."""
    lines = len(set(spoken(flow)))
    if lines < FEWEST_LINES:
        yield finding("F415", flow.place, lines=lines, fewest=FEWEST_LINES)
    for line in lines_of(flow.states):
        yield from _gaps(line)


def _gaps(line: Line) -> Iterator[Finding]:
    for use in dict.fromkeys(names(line.text)):
        if use.name not in KNOWN:
            yield finding("F422", line.place, name=use.name, hint=near(use.name, KNOWN), known=listed(KNOWN))
        elif not use.defaulted:
            yield finding("F423", line.place, name=use.name)
    for part in dict.fromkeys(_PART.findall(line.text)):
        if part not in PARTS:
            known = listed(f"promise.{each}" for each in PARTS)
            yield finding("F422", line.place, name=f"promise.{part}", hint=near(part, PARTS), known=known)
