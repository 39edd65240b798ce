"""A rehearsal's reply as lines of plain text: what is said, the quiet line below it, the ways it went, the debrief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sideline_flows.practice.debrief import Debrief, Row
from sideline_flows.practice.reply import Branch, Comparison, Feedback, GainView, RehearsalReply, Speaker, SpokenLine
from sideline_flows.practice.rubric_page import Section


def spoken(lines: Iterable[SpokenLine], name: str, *, numbered: bool = False) -> Iterator[str]:
    """The transcript; posture stands in brackets where it changed. Numbers are those that `/rewind` takes."""
    for line in lines:
        number = f"{line.number:>3} " if numbered else ""
        posture = f"({line.posture}) " if line.posture else ""
        match line.speaker:
            case Speaker.ME:
                yield f"{number}You: {line.text}"
            case Speaker.THEM:
                yield f"{number}{name}: {posture}{line.text}"
            case Speaker.STEP:
                yield f"{number}Step: {line.text}"


def quiet_line(reply: RehearsalReply) -> str:
    """What the last turn was and did, and what it earned."""
    if reply.feedback is None:
        return ""
    earned = f"; earned: {', '.join(gain.name for gain in reply.gains)}" if reply.gains else ""
    return f"[{reply.feedback.number}] {reply.feedback.line}{earned}"


def why_lines(feedback: Feedback | None, gains: Iterable[GainView]) -> Iterator[str]:
    """The same, opened: quote, rule, better line."""
    if feedback is None:
        yield "Nothing was said yet."
        return
    yield f"Taken for: {feedback.move} ({'your own label' if feedback.corrected else feedback.certainty})"
    yield from (f"Because you said: “{quote}”" for quote in feedback.because)
    yield f"What it did: {feedback.did}"
    yield f"Rule: {feedback.about} [{feedback.rule}]".replace("  ", " ")
    yield from (f"Earned: {gain.name}, {gain.text} [{gain.rule}]" for gain in gains)
    if feedback.better:
        yield f"Better: {feedback.better}"
    yield "Not what it was? /correct MOVE"


def mood_lines(reply: RehearsalReply) -> Iterator[str]:
    """The mood in words, and the levels for whoever asks."""
    yield f"{reply.name}: {reply.mood}. {reply.posture}"
    yield ", ".join(f"{level} {number} of 10" for level, number in reply.levels)


def branch_lines(branches: Iterable[Branch]) -> Iterator[str]:
    """One line a way."""
    for branch in branches:
        here = "here, " if branch.here else f"from {branch.parted} on: “{branch.words}”, "
        end = f", {branch.outcome}" if branch.outcome else ""
        yield f"{branch.number:>3} {here}{branch.turns} turns, {branch.total} of {branch.possible} points{end}"


def comparison_lines(compared: Comparison, name: str) -> Iterator[str]:
    """Two ways, one after the other, and what changed."""
    yield "Left:"
    yield from spoken(compared.left, name, numbered=True)
    yield "Right:"
    yield from spoken(compared.right, name, numbered=True)
    yield "What changed:"
    yield from compared.changed


def rubric_lines(sections: Iterable[Section]) -> Iterator[str]:
    """The rubric, section by section."""
    for title, lines in sections:
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def debrief_lines(read: Debrief) -> Iterator[str]:
    """The debrief: the sums, then each state's points."""
    yield from read.summary
    for part in read.parts:
        yield f"{part.title}:"
        for row in part.rows:
            yield from _row(row)
    if read.hidden:
        yield f"What was behind it: {read.hidden}"


def _row(row: Row) -> Iterator[str]:
    quote = f": “{row.quote}” (turn {row.turn})" if row.quote else ""
    yield f"  {row.mark} {row.what}{quote} [{row.rule}]"
    if row.better:
        yield f"      better: {row.better}"
