"""Proves the levels of a counterpart: those it comes with, its thresholds, and what the links of its moods need."""

from __future__ import annotations

from collections.abc import Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.frontmatter import Scalar
from sideline_flows.language.model import Flow, Need
from sideline_flows.language.settings import known_settings
from sideline_flows.practice.checks.written import settings_of
from sideline_flows.practice.levels import HIGHEST, LOWEST, NAMES, is_number
from sideline_flows.practice.persona import SETTINGS, THRESHOLDS, read_bound


def find(flow: Flow, _scope: Scope) -> Iterator[Finding]:
    """All findings about levels, and about settings that are misspelt."""
    yield from _settings(flow)
    for mood in flow.states:
        for link in mood.links:
            for need in link.needs:
                yield from _need(need)


def _settings(flow: Flow) -> Iterator[Finding]:
    known = (*known_settings(), *SETTINGS)
    for key, node in settings_of(flow):
        if key.text not in known:
            yield finding("F017", key.place, key=key.text, hint=near(key.text, known), known=listed(known))
        elif key.text in (*NAMES, *THRESHOLDS):
            text = node.text if isinstance(node, Scalar) else "a list"
            if not (is_number(text) and LOWEST <= int(text) <= HIGHEST):
                yield finding("F407", node.place, key=key.text, value=text)


def _need(need: Need) -> Iterator[Finding]:
    bound = read_bound(need)
    if bound is None:
        name = need.name.partition(" ")[0]
        yield finding("F408", need.place, need=need, hint="" if name in NAMES else near(name, NAMES))
        return
    holding = [level for level in range(LOWEST, HIGHEST + 1) if bound.holds(level)]
    if not holding:
        yield finding("F409", need.place, need=need, when="never holds")
    elif len(holding) == HIGHEST - LOWEST + 1:
        yield finding("F409", need.place, need=need, when="always holds")
