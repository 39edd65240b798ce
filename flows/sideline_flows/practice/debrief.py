"""A score as something to read: by state, by move, each point with its words and its rule, and a better line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sideline_flows.language.model import Flow
from sideline_flows.language.template import TemplateFault, render
from sideline_flows.practice.movetable import MoveTable
from sideline_flows.practice.rehearsal import cite
from sideline_flows.practice.rubric import GRADED_FROM, Point, PointKind, Score
from sideline_flows.text import count


@dataclass(frozen=True, slots=True)
class Row:
    """One point as shown: `mark` is `+`, `-` or `·`, `rule` the file and line, `better` a line to say instead."""

    mark: str
    what: str
    quote: str
    turn: int
    rule: str
    better: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one state."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """An attempt read back. `summary` are whole lines; `parts` go by state in the order they were met."""

    summary: tuple[str, ...]
    parts: tuple[Part, ...]
    hidden: str = ""


_MARKS = {PointKind.MET: "+", PointKind.MISSED: "·", PointKind.HARM: "-", PointKind.REPAIR: "+"}


def debrief(score: Score, flow_of: Callable[[str], Flow], moves: MoveTable, hidden: str = "") -> Debrief:
    """Read a score back. `hidden` is what the counterpart kept to itself, or nothing while it is not to be told."""
    states = dict.fromkeys((point.flow, point.state) for point in score.points)
    parts = tuple(
        Part(
            flow_of(flow).state(state).title,
            tuple(_row(point, moves) for point in score.points if (point.flow, point.state) == (flow, state)),
        )
        for flow, state in states
    )
    return Debrief(tuple(_summary(score)), parts, hidden)


def _summary(score: Score) -> Iterator[str]:
    yield f"{score.total} of {count(score.possible, 'point')} in {count(score.turns, 'turn')}"
    if score.grade:
        yield f"Altogether: {score.grade}"
    else:
        yield f"No overall grade under {GRADED_FROM} turns: too little was said to judge"
    heard = f"{count(score.reflections, 'reflection')}, told unasked {count(score.unasked, 'time')}"
    yield f"Listening balance {score.balance:+d}: {heard}"
    if score.talk_share is not None:
        yield f"You spoke {score.talk_share:.0%} of the words (a nudge, not a grade)"
    if score.open_share is not None:
        yield f"{score.open_share:.0%} of your questions were open (a nudge, not a grade)"


def _row(point: Point, moves: MoveTable) -> Row:
    rule = cite(point.rule)
    better = _better(point, moves) if point.kind is PointKind.HARM else ""
    what = point.what if point.required else f"{point.kind}: {point.what}"
    return Row(_MARKS[point.kind], what, point.quote, point.turn, rule, better)


def _better(point: Point, moves: MoveTable) -> str:
    move = next((name for name in _names(point.what) if moves.better(name)), "")
    return better_line(moves, move, point.quote)


def better_line(moves: MoveTable, move: str, quote: str) -> str:
    """A line to say instead of a move, with what was said where the page asks for it; nothing when it has none."""
    lines = moves.better(move)
    if not lines:
        return ""
    line = lines[len(quote) % len(lines)]
    try:
        return render(line, {"quote": quote})
    except TemplateFault:
        return line


def _names(key: str) -> Iterator[str]:
    """A row of the table may carry a condition behind the move: the move is its beginning."""
    words = key.split()
    yield from (" ".join(words[:count]) for count in range(len(words), 0, -1))


def as_markdown(title: str, read: Debrief) -> str:
    """The debrief as a Markdown page, for a learner to keep."""
    lines = [f"# {title}", "", *(f"- {line}" for line in read.summary)]
    for part in read.parts:
        lines += ["", f"## {part.title}", ""]
        for row in part.rows:
            quote = f" — “{row.quote}” (turn {row.turn})" if row.quote else ""
            lines.append(f"- {row.mark} {row.what}{quote} [{row.rule}]")
            if row.better:
                lines.append(f"  - better: {row.better}")
    if read.hidden:
        lines += ["", "## What was behind it", "", read.hidden]
    return "\n".join(lines) + "\n"
