"""What the checker proves of rehearsing, one subject a module. `find` is one of the rows of `checker.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, Severity
from sideline_flows.language.model import Flow, Kind
from sideline_flows.practice.checks import earning, headings, levels, lines, moves, table, walked

_CHECKS: tuple[Callable[[Flow, Scope], Iterator[Finding]], ...] = (
    moves.find,
    headings.find,
    levels.find,
    table.find,
    lines.find,
)


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """Of a counterpart, all findings that only it can have; of a flow, what earns; of the page of moves, its table."""
    if flow.kind is Kind.FLOW:
        yield from earning.find(flow, scope)
    if flow.kind is Kind.RUBRIC:
        yield from table.find(flow, scope)
    if flow.kind is Kind.PERSONA:
        found = [each for check in _CHECKS for each in check(flow, scope)]
        yield from found
        # a slip would bring a row of others with it
        if not any(each.severity is Severity.ERROR for each in found) and scope.flow(flow.id) is not None:
            yield from walked.find(flow, scope)
