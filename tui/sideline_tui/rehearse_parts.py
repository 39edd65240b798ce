"""A rehearsal's reply as lines of plain text: what is said, the quiet line below it, the ways it went, the debrief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sideline_flows.practice.debrief import Debrief, Row
from sideline_flows.practice.reply import Branch, Comparison, Feedback, GainView, RehearsalReply, Speaker, SpokenLine
from sideline_flows.practice.rubric_page import Section
from sideline_flows.text import count


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


def last_said(lines: Iterable[SpokenLine]) -> int:
    """The number of the manager's last words, 0 where there are none."""
    return max((line.number for line in lines if line.speaker is Speaker.ME), default=0)


def moment_before(lines: Iterable[SpokenLine], turn: int) -> int:
    """The number of the moment before a turn: what was done there can be done otherwise from it."""
    return max((line.number for line in lines if line.number < turn), default=0)


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
        points = f"{branch.total} of {count(branch.possible, 'point')}"
        end = f", {branch.outcome}" if branch.outcome else ""
        yield f"{branch.number:>3} {here}{count(branch.turns, 'turn')}, {points}{end}"


def comparison_lines(compared: Comparison, name: str) -> Iterator[str]:
    """What two ways went on with after they parted, one after the other, and what changed."""
    if not (compared.left or compared.right):
        yield "Both are the same way."
        return
    parted = max((line.number for line in compared.shared), default=0)
    yield from _side("Left", compared.left, name, parted)
    yield from _side("Right", compared.right, name, parted)
    yield "What changed:"
    yield from compared.changed


def _side(which: str, lines: Sequence[SpokenLine], name: str, parted: int) -> Iterator[str]:
    """One way from where they parted; the one that is the beginning of the other just ends there."""
    yield f"{which}, after turn {parted}:" if lines else f"{which}: ends at turn {parted}, where the other goes on."
    yield from spoken(lines, name, numbered=True)


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
