"""A transcript as lines of plain text, turn by turn: what was said, done and noted, and what was passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sideline_flows.records.rows import OverrideRow, TurnRow
from sideline_tui.when import stamp

INDENT = "      "
LINE_END = f"\n{INDENT}"


def transcript(turns: Iterable[TurnRow], overrides: Sequence[OverrideRow] = ()) -> Iterator[str]:
    """One line a turn, its further lines indented; a line with the day before the first turn of each day."""
    day = ""
    for turn in turns:
        this_day, _, clock = stamp(turn.at).partition(" ")
        if this_day != day:
            day = this_day
            yield day
        text = turn.text.replace("\n", LINE_END)
        yield f"{clock} {_kind(turn)}: {text}"
        yield from (f"{INDENT}passed over: {each.text}" for each in overrides if each.seq == turn.seq)


def _kind(turn: TurnRow) -> str:
    private = "private " if turn.private else ""
    return f"{private}{turn.kind}{', taken back' if turn.undone_by else ''}"
