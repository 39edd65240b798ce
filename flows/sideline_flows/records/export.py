"""One session as a Markdown page: all of it for the manager, or only what the other person may see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sideline_flows.records.files import write_private
from sideline_flows.records.rows import CommitmentRow, MeetingRow, SessionPage, TurnRow
from sideline_flows.text import clean

__all__ = ["escape", "session_markdown", "write_private"]

_ACTIVE = re.compile(r"[\\`*_\[\]<>&~|$]")
_ACTIVE_AT_START = re.compile(r"^(?:(?=[#+=-])|\d{1,9}(?=[.)]))")
LINE_BREAK = "\\\n  "


def session_markdown(page: SessionPage, *, shared: bool) -> str:
    """A session as Markdown, its text escaped, times in UTC. Turns that were taken back are left out.

    With `shared` it holds what was agreed, the meetings booked and the notes that are not private, and nothing else.
    """
    return "\n".join(_shared(page) if shared else _whole(page)) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it was typed. Line ends become line breaks; blank lines and indents are dropped."""
    lines = [_ACTIVE.sub(r"\\\g<0>", line.strip()) for line in clean(text).split("\n") if line.strip()]
    return LINE_BREAK.join(_ACTIVE_AT_START.sub(r"\g<0>\\", line) for line in lines)


def _shared(page: SessionPage) -> Iterator[str]:
    yield f"# One-on-one with {escape(page.session.person)}"
    yield from ("", escape(_day(page.session.started_at)))
    yield from _section("Agreed", map(_commitment, page.commitments))
    yield from _section("Meetings", map(_meeting, page.meetings))
    notes = (turn for turn in page.turns if turn.kind == "note" and not turn.private and not turn.undone_by)
    yield from _section("Notes", (escape(turn.text) for turn in notes))


def _whole(page: SessionPage) -> Iterator[str]:
    session = page.session
    yield f"# {escape(session.title)} with {escape(session.person)}"
    end = f"ended {_day(session.ended_at)} {_time(session.ended_at)}, {session.outcome}" if session.ended_at else "open"
    yield from ("", escape(f"{_day(session.started_at)} {_time(session.started_at)}; {end}"))
    yield from _section("Agreed", map(_commitment, page.commitments))
    yield from _section("Meetings", map(_meeting, page.meetings))
    taken_back = {turn.seq for turn in page.turns if turn.undone_by}
    lines = {turn.seq: [_turn(turn)] for turn in page.turns if turn.seq not in taken_back}
    for skipped in page.overrides:
        lines.get(skipped.seq, []).append(f"skipped: {escape(skipped.text or skipped.need)}")
    yield from _section("Transcript", (LINE_BREAK.join(each) for each in lines.values()))


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {item}" for item in items]
    if lines:
        yield from ("", f"## {title}", "", *lines)


def _turn(turn: TurnRow) -> str:
    private = "private: " if turn.private else ""
    return f"{escape(_time(turn.at))} {private}{escape(turn.text)}"


def _commitment(row: CommitmentRow) -> str:
    due = f", due {escape(row.due)}" if row.due else ""
    proof = f", seen in {escape(row.proof)}" if row.proof else ""
    fate = f" ({row.status})" if row.status != "open" else ""
    return f"**{escape(row.owner)}:** {escape(row.behaviour)}{due}{proof}{fate}"


def _meeting(row: MeetingRow) -> str:
    when = escape(row.starts_at.replace("T", " ")) or "time open"
    return f"{when}: {escape(row.purpose)}"


def _day(at: str) -> str:
    return at[:10]


def _time(at: str) -> str:
    return at[11:16]
