"""A debrief as lines of a given width: the sums, each state's points, each move, and what was behind it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from sideline_flows.practice.debrief import Part, Row
from sideline_flows.practice.reply import Feedback, RehearsalReply
from sideline_tui.widgets.feedback import Heard
from sideline_tui.widgets.margins import KEY, LIT, OVER, QUIET, STRONG, hang, quiet

INDENT = 4
MARKS = {"+": LIT, "-": OVER, "·": QUIET}
QUOTES_SHOWN = 3
UNTOLD = "It was not told. Trust, and a question at the right time, bring it out."


@dataclass(frozen=True, slots=True)
class Read:
    """A reply with its debrief, and what each turn was taken for, oldest first."""

    reply: RehearsalReply
    heard: Sequence[Heard]


def debrief_lines(read: Read, width: int) -> Iterator[Content]:
    """Everything, top to bottom."""
    debrief = read.reply.debrief
    if debrief is None:
        return
    first, *rest = debrief.summary
    yield Content.styled(first, STRONG)
    for line in rest:
        yield from hang(Content(""), 0, Content(line), width)
    for part in debrief.parts:
        yield from _part(part, width)
    yield from _moves(read.heard, width)
    yield Content("")
    yield Content.styled(f"What {read.reply.name} kept back", STRONG)
    told = Content(debrief.hidden) if debrief.hidden else quiet(UNTOLD)
    yield from hang(Content(""), INDENT, told, width)
    yield Content("")


def _part(part: Part, width: int) -> Iterator[Content]:
    yield Content("")
    yield Content.styled(part.title, STRONG)
    for row in part.rows:
        yield from _row(row, width)


def _row(row: Row, width: int) -> Iterator[Content]:
    quote = f"  “{row.quote}”" if row.quote else "  not met" if row.mark == "·" else ""
    text = Content.assemble(row.what, (quote, QUIET if row.mark == "·" else ""), (f"  [{row.rule}]", QUIET))
    yield from hang(Content.styled(f"  {row.mark}", MARKS.get(row.mark, "")), INDENT, text, width)
    if row.better:
        yield from hang(Content.styled("    better", KEY), INDENT + 8, Content(row.better), width)


def _moves(heard: Sequence[Heard], width: int) -> Iterator[Content]:
    found: dict[str, list[Feedback]] = {}
    for each in heard:
        if each.feedback:
            found.setdefault(each.feedback.move, []).append(each.feedback)
    if found:
        yield Content("")
        yield Content.styled("By move", STRONG)
    for move, turns in sorted(found.items(), key=lambda item: -len(item[1])):
        quotes = list(dict.fromkeys(f"“{quote}”" for turn in turns for quote in turn.because[:1]))[:QUOTES_SHOWN]
        text = Content.assemble(move, f"  {' '.join(quotes)}", (f"  [{turns[-1].rule}]", QUIET))
        yield from hang(Content.styled(f" {len(turns)}×", QUIET), INDENT, text, width)
