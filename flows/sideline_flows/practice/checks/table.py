"""Proves a table of moves, a counterpart's own or the pack's: its rows, its levels and its amounts can be read."""

from __future__ import annotations

from collections.abc import Iterator

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.frontmatter import Scalar, Table
from sideline_flows.language.model import Flow
from sideline_flows.practice.checks.written import setting
from sideline_flows.practice.counterpart import ROWS
from sideline_flows.practice.levels import HIGHEST, NAMES, is_amount


def find(flow: Flow, _scope: Scope) -> Iterator[Finding]:
    """All findings about the rows under `effects`."""
    node = setting(flow, "effects")
    if node is None:
        return
    if not isinstance(node, Table):
        if node != Scalar("", node.place):
            expected, example = "a table of moves", "`effects: {advice: {guard: 1}}`"
            yield finding("F018", node.place, key="effects", expected=expected, example=example)
        return
    for row, shift in node.entries:
        name = row.text.strip().lower()
        if name not in ROWS:
            yield finding("F404", row.place, row=row.text, hint=near(name, ROWS), known=listed(ROWS))
        if isinstance(shift, Table):
            yield from _shift(row.text, shift)
        else:
            yield finding("F018", shift.place, key=row.text, expected="levels and amounts", example="`{guard: 1}`")


def _shift(row: str, shift: Table) -> Iterator[Finding]:
    for level, amount in shift.entries:
        if level.text not in NAMES:
            hint, known = near(level.text, NAMES), listed(NAMES)
            yield finding("F405", level.place, row=row, level=level.text, hint=hint, known=known)
        text = amount.text.strip() if isinstance(amount, Scalar) else "a list"
        if not is_amount(text) or abs(int(text)) > HIGHEST:
            yield finding("F406", amount.place, row=row, level=level.text, amount=text)
