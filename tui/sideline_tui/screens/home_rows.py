"""What home shows: everything it knows, read in one go, and how that is laid out as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from sideline_flows.text import count
from sideline_tui import when
from sideline_tui.widgets import promise_rows, session_rows
from sideline_tui.widgets.rows import QUIET, Column, Grid, blank, heading, remark

if TYPE_CHECKING:
    from sideline_flows.progress import Drill
    from sideline_flows.records.attempt_entries import AttemptRow
    from sideline_flows.records.rows import CommitmentRow, SessionRow
    from sideline_tui.opening import Opened

SESSIONS_SHOWN = 5
SESSIONS_READ = 100
PROMISES_SHOWN = 20
SOON = timedelta(days=7)
BEGIN, REHEARSE, GO_ON, WARM_UP = "begin", "rehearse", "go on", "warm up"
"""Ids of the rows that begin something."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything home shows, read in one go."""

    sessions: tuple[SessionRow, ...] = ()
    more: int = 0
    """Open conversations besides those."""
    promises: tuple[CommitmentRow, ...] = ()
    later: int = 0
    """Open commitments besides those."""
    drafts: frozenset[str] = frozenset()
    rehearsal: AttemptRow | None = None
    """The last rehearsal, while it has not ended."""
    drill: Drill | None = None
    """The state that has been due longest."""
    fresh: bool = True
    """True where no conversation was ever begun, as far as is known."""
    notice: str = ""
    only_reads: bool = False
    """True where another window holds the database."""

    @property
    def numbered(self) -> tuple[str, ...]:
        """The ids of the rows that stand behind the digits 1 to 9."""
        sessions = (f"{session_rows.PREFIX}{row.id}" for row in self.sessions)
        return (*sessions, *(f"{promise_rows.PREFIX}{row.id}" for row in self.promises))[:9]


NOTHING_READ = Known()


def read(opened: Opened, today: date) -> Known:
    """What home shows, from the store. Runs on the desk."""
    store = opened.services.store
    commitments = store.commitments("open")
    near = [row for row in commitments if not row.due or row.due <= (today + SOON).isoformat()]
    drafts = frozenset(session for session, boxes in opened.drafts.items() if any(boxes.values()))
    sessions = sorted(store.sessions(open_only=True, limit=SESSIONS_READ), key=lambda row: row.id not in drafts)
    return Known(
        sessions=tuple(sessions[:SESSIONS_SHOWN]),
        more=len(sessions[SESSIONS_SHOWN:]),
        fresh=not store.sessions(limit=1),
        promises=tuple(near[:PROMISES_SHOWN]),
        later=len(commitments) - len(near[:PROMISES_SHOWN]),
        drafts=drafts,
        rehearsal=_left_open(opened),
        drill=_due_drill(opened),
        notice=f"This window only reads: {opened.held}." if opened.held else "",
        only_reads=bool(opened.held),
    )


def _left_open(opened: Opened) -> AttemptRow | None:
    last = opened.services.store.rehearsals.attempts(1)
    return last[0] if last and not last[0].ended_at else None


def _due_drill(opened: Opened) -> Drill | None:
    """What is due is only looked up in the flows where something is: they are slow to read."""
    services = opened.services
    if not services.store.rehearsals.cards(services.clock().isoformat(timespec="milliseconds")):
        return None
    from sideline_flows.progress import next_drill

    return next_drill(services)


def before_reading(now: datetime) -> Iterator[Option]:
    """What can be shown at once, whatever there is to read."""
    yield remark(f"{when.greeting(now)}.")
    yield blank()
    yield from _begin(NOTHING_READ)


def lay_out(known: Known, now: datetime) -> Iterator[Option]:
    """The rows of home, top to bottom."""
    yield remark(f"{when.greeting(now)}.")
    if known.notice:
        yield Option(Content.styled(known.notice, "$text-warning"), disabled=True)
    elif known.fresh:
        yield remark("Press b, type a name, pick a flow: the first card tells you what to say.")
    yield blank()
    if known.sessions:
        yield from _continue(known, now)
    yield from _begin(known)
    if known.promises or not known.fresh:
        yield from _due(known, now)


def _continue(known: Known, now: datetime) -> Iterator[Option]:
    yield heading("Continue")
    yield from session_rows.session_rows(known.sessions, now, numbered=True, unsent=known.drafts)
    if known.more:
        yield remark(f"{known.more} more: press s")
    yield blank()


def _begin(known: Known) -> Iterator[Option]:
    yield heading("Begin")
    grid = Grid((Column(1, 1, "bold $text-primary"), Column(8, 34, "bold"), Column(8, 60, QUIET, grow=True)))
    yield Option(grid.add("b", "A conversation", "a person, then a flow"), BEGIN)
    yield Option(grid.add("t", "A rehearsal", "a flow, then somebody to try it on"), REHEARSE)
    if last := known.rehearsal:
        yield Option(grid.add("", f"On with {last.name}", f"{last.title}, after {count(last.turns, 'turn')}"), GO_ON)
    if drill := known.drill:
        yield Option(grid.add("w", f"Warm up: {drill.title}", f"{drill.flow_title}, two minutes, due now"), WARM_UP)
    yield blank()


def _due(known: Known, now: datetime) -> Iterator[Option]:
    yield heading("Commitments due")
    yield from promise_rows.promise_rows(known.promises, now.date(), 1 + len(known.sessions))
    if known.later:
        yield remark(f"{known.later} more: press c")
    elif not known.promises:
        yield remark("Nothing is due.")
