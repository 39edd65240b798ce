"""What earns a check or an answer in rehearsal: `— earned by MOVE or MOVE answered ANSWER`, behind its words."""

from __future__ import annotations

from sideline_flows.language.model import Earned
from sideline_flows.text import one_line

_DASHES = ("—", "–", "--", "-")
_EARNED_BY = " earned by "
_ANSWERED = " answered "
_OR = " or "


def cut_earned(text: str) -> tuple[str, Earned | None]:
    """A row's words, and what stands behind them; None when nothing does."""
    before, found, clause = text.rpartition(_EARNED_BY)
    words = before.rstrip()
    dash = next((dash for dash in _DASHES if words.endswith(f" {dash}")), "")
    if not (found and dash):
        return text, None
    moves, _, answer = clause.partition(_ANSWERED)
    named = tuple(name for part in moves.split(_OR) if (name := one_line(part).lower()))
    return (words.removesuffix(dash).rstrip(), Earned(named, one_line(answer).lower())) if named else (text, None)
