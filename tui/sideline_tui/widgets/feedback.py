"""What a turn was taken for and did: one quiet line, which opens to quote, rule and better line. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from sideline_flows.practice.reply import Feedback, GainView
from sideline_tui.widgets.margins import LIT, QUIET, STRONG, hang, quiet

EARNED = "✓"
SURE = "clearly"
LABEL = 11
"""Cells of a label such as `better`."""


@dataclass(frozen=True, slots=True)
class Heard:
    """All that is known about one turn of the manager."""

    feedback: Feedback | None = None
    gains: Sequence[GainView] = field(default=())


def quiet_lines(heard: Heard, width: int) -> list[Content]:
    """The quiet line, as one where `width` allows it, then what the turn earned."""
    text = quiet(_line(heard.feedback, width)) if heard.feedback else Content("")
    earned = Content.styled("  ".join(f"{EARNED} {gain.name}" for gain in heard.gains), LIT)
    if text and earned and text.cell_length + 2 + earned.cell_length <= width:
        text, earned = text + "  " + earned, Content("")
    return [line for part in (text, earned) if part for line in part.wrap(width)]


def _line(feedback: Feedback, width: int) -> str:
    """Where it would not fit, what is certain need not be said."""
    sure = feedback.certainty == SURE and not feedback.corrected
    return f"{feedback.move}: {feedback.did}" if sure and len(feedback.line) > width else feedback.line


def opened(heard: Heard, width: int) -> list[Content]:
    """Quote, rule and better line, each with its label in the margin."""
    if heard.feedback is None:
        return []
    rows = _rows(heard.feedback, heard.gains)
    return [line for label, text in rows for line in hang(quiet(label), LABEL, text, width)]


def _rows(feedback: Feedback, gains: Sequence[GainView]) -> Iterator[tuple[str, Content]]:
    quotes = " ".join(f"“{words}”" for words in feedback.because)
    how = "your own label" if feedback.corrected else feedback.certainty
    yield "taken for", Content.assemble((feedback.move, STRONG), (f", {how}", QUIET))
    if quotes:
        yield "quote", Content(quotes)
    yield "did", Content(feedback.did)
    yield "rule", Content.assemble(feedback.about, (f" [{feedback.rule}]", QUIET))
    for gain in gains:
        yield "earned", Content.assemble((gain.name, LIT), f": {gain.text}", (f" [{gain.rule}]", QUIET))
    if feedback.better:
        yield "better", Content.styled(feedback.better, STRONG)
