"""Proves that a card can be used live: one short line to say, and all of it taken in at a glance."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding
from sideline_flows.language.model import Flow, Kind, State
from sideline_flows.language.template import TemplateFault, names, render

MOST_WORDS = 14
MOST_LINES = 9
WIDE = (80, 24)
NARROW = (60, 20)
AROUND = 5
"""Rows of the screen that are not the card: breadcrumb, title, aim, prompt, status."""
MARGIN = 4
"""Columns beside a line of the card: border and bullet."""


def find(flow: Flow, _scope: Scope) -> Iterator[Finding]:
    """All findings about the cards of a flow."""
    if flow.kind is not Kind.FLOW:
        return
    for state in flow.states:
        yield from _first_line(state)
        yield from _card(state)


def _first_line(state: State) -> Iterator[Finding]:
    for line in state.say[:1]:
        words = len(spoken(line.text).split())
        if words > MOST_WORDS:
            yield finding("F301", line.place, words=words, limit=MOST_WORDS)


def _card(state: State) -> Iterator[Finding]:
    """At its usual size a card has few lines; at the smallest the choices must find room below it."""
    choices = len({link.trigger for link in state.links})
    for (width, height), limit in ((WIDE, MOST_LINES), (NARROW, NARROW[1] - AROUND - choices)):
        lines = sum(_rows(text, width) for text in _shown(state))
        if lines > limit:
            yield finding("F302", state.place, lines=lines, width=width, height=height, limit=limit)
            return


def _shown(state: State) -> Iterator[str]:
    """What is always on the card; the aim has its own row, and Why is folded."""
    for line in (*state.say, *state.listen, *state.watch):
        yield spoken(line.text)
    for check in state.checks:
        yield spoken(check.text)
    for capture in state.captures:
        yield spoken(capture.question)


def spoken(text: str) -> str:
    """A prompt as it reads while nothing is captured yet: with its defaults, or blanks."""
    try:
        return render(text, dict.fromkeys(use.name for use in names(text)))
    except TemplateFault:
        return text


def _rows(text: str, width: int) -> int:
    return len(textwrap.wrap(text, width - MARGIN)) or 1
