"""Home: go on with a conversation, begin one, and see what was promised and is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sideline_flows.errors import StoreError
from sideline_flows.text import count
from sideline_tui import when
from sideline_tui.screens.page import Keys
from sideline_tui.screens.promises import SETTLE_KEYS, PromisesPage
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

KEYS: Keys = (
    ("b", "begin"),
    ("t", "rehearse"),
    ("p", "people"),
    ("s", "sessions"),
    ("c", "commitments"),
    ("/", "search"),
    ("q", "quit"),
    ("?", "help"),
)
PROMISE_KEYS: Keys = (*SETTLE_KEYS, *KEYS)


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


class HomeScreen(PromisesPage):
    """The first screen. It works before anything is read: keys pressed early are carried out once it is."""

    KEYS = KEYS
    HELP = "home"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,n", "begin", "Begin a conversation"),
        Binding("t", "rehearse", "Rehearse: a flow, then a counterpart"),
        Binding("w", "warm_up", "Warm up: the state that is due to be practised"),
        Binding("p", "people", "People"),
        Binding("s", "sessions", "Sessions"),
        Binding("c", "commitments", "Commitments"),
        Binding("slash", "search", "Search transcripts and notes"),
        Binding("r", "again", "Read everything again"),
        Binding("q", "app.quit", "Quit"),
        Binding("escape,left,h", "stay", show=False),
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(1, 10)),
    ]

    def on_mount(self) -> None:
        """The frame stands at once, with what is known without reading anything."""
        now = self.now()
        self._numbered: tuple[str, ...] = ()
        self._known = Known()
        self.entitle("Sideline", f"{now:%A} {now.day} {now:%B}")
        self.rows.show([remark(f"{when.greeting(now)}."), blank(), *_begin(Known())])

    async def fill(self) -> None:
        """Read and show conversations, commitments and what was left unsent."""
        now = self.now()
        try:
            opened = await self.window.opened()
            known = await self.ask(lambda _services: read(opened, now.date()))
            self._mention(opened.services.store.notices)
        except StoreError as error:
            known = Known(notice=f"{str(error).rstrip('.')}. Press r to try again.")
        self._known = known
        rows = (*(_session(row.id) for row in known.sessions), *(_promise(row.id) for row in known.promises))
        self._numbered = rows[:9]
        first = rows[0] if known.sessions else BEGIN
        self.rows.show(lay_out(known, now), first, stay=self._filled.is_set())

    def _mention(self, notices: tuple[str, ...]) -> None:
        """Tell once what was noticed when the database was opened."""
        for line in notices if not self._filled.is_set() else ():
            self.notify(line, severity="warning", timeout=12)

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        """The keys at the bottom are those that do something where the cursor is."""
        self.show_keys(PROMISE_KEYS if self.promise else KEYS)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        self._open(event.option_id or "")

    def action_pick(self, digit: int) -> None:
        """A digit opens the conversation it stands before, and puts the cursor on a commitment."""
        self.once_filled(lambda: self._pick(digit))

    def _pick(self, digit: int) -> None:
        if digit <= len(self._numbered):
            row = self._numbered[digit - 1]
            self.rows.highlighted = self.rows.get_option_index(row)
            if row.startswith(session_rows.PREFIX):
                self._open(row)

    def _open(self, row: str) -> None:
        acts = {
            BEGIN: self.action_begin,
            REHEARSE: self.action_rehearse,
            GO_ON: self.action_go_on,
            WARM_UP: self.action_warm_up,
        }
        if row in acts:
            acts[row]()
        elif row.startswith(session_rows.PREFIX):
            self._open_session(row.removeprefix(session_rows.PREFIX))
        elif row:
            self.action_commitments()

    def _open_session(self, session_id: str) -> None:
        """Go on with it; where this window only reads, read it."""
        if self._known.only_reads:
            from sideline_tui.screens.transcript import TranscriptScreen

            self.app.push_screen(TranscriptScreen(session_id))
        else:
            from sideline_tui.opening import resuming

            self.window.undertake(partial(self.window.converse, resuming(session_id)))

    def action_begin(self) -> None:
        """Choose a person and a flow."""
        from sideline_tui.screens.begin import BeginScreen

        self.app.push_screen(BeginScreen())

    def action_rehearse(self) -> None:
        """Choose a flow and a counterpart."""
        from sideline_tui.screens.personas import PersonasScreen

        self.app.push_screen(PersonasScreen())

    def action_go_on(self) -> None:
        """Take up the last rehearsal where it was left."""
        from sideline_tui.opening import Rehearsing

        if last := self._known.rehearsal:
            start = Rehearsing(last.flow, last.persona, attempt=last.id)
            self.window.undertake(partial(self.window.rehearse, start))

    def action_warm_up(self) -> None:
        """Practise what is due; where nothing is, list what comes back and when."""
        from sideline_tui.screens.drill import DrillScreen, starting

        if drill := self._known.drill:
            self.window.undertake(partial(self.window.rehearse, starting(drill)))
        else:
            self.app.push_screen(DrillScreen())

    def action_people(self) -> None:
        """Everybody one talks with."""
        from sideline_tui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    def action_sessions(self) -> None:
        """All conversations."""
        from sideline_tui.screens.sessions import SessionsScreen

        self.app.push_screen(SessionsScreen())

    def action_search(self) -> None:
        """All conversations, with the cursor in the search box."""
        from sideline_tui.screens.sessions import SessionsScreen

        self.app.push_screen(SessionsScreen(searching=True))

    def action_commitments(self) -> None:
        """All commitments."""
        from sideline_tui.screens.commitments import CommitmentsScreen

        self.app.push_screen(CommitmentsScreen())

    def action_again(self) -> None:
        """Read everything again, for instance once there is room on the disk."""
        self.window.undertake(self.fill)

    def action_stay(self) -> None:
        """There is nothing behind home to go back to."""


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


def _session(session_id: str) -> str:
    return f"{session_rows.PREFIX}{session_id}"


def _promise(commitment_id: str) -> str:
    return f"{promise_rows.PREFIX}{commitment_id}"
