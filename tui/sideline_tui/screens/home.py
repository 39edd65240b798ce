"""Home: go on with a conversation, begin one, and see what was promised and is due."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from sideline_flows.errors import StoreError
from sideline_tui.screens import home_rows
from sideline_tui.screens.home_rows import NOTHING_READ, Known
from sideline_tui.screens.page import Keys
from sideline_tui.screens.promises import SETTLE_KEYS, PromisesPage
from sideline_tui.widgets.session_rows import PREFIX

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
        self._known = NOTHING_READ
        self.entitle("Sideline", f"{now:%A} {now.day} {now:%B}")
        self.rows.show(home_rows.before_reading(now))

    async def fill(self) -> None:
        """Read and show conversations, commitments and what was left unsent."""
        now, first_time = self.now(), self._known is NOTHING_READ
        try:
            opened = await self.window.opened()
            known = await self.ask(lambda _services: home_rows.read(opened, now.date()))
            self._mention(opened.services.store.notices if first_time else ())
        except StoreError as error:
            known = Known(notice=f"{str(error).rstrip('.')}. Press r to try again.")
        self._known = known
        first = known.numbered[0] if known.sessions else home_rows.BEGIN
        self.rows.show(home_rows.lay_out(known, now), first, stay=not first_time)

    def _mention(self, notices: tuple[str, ...]) -> None:
        """Tell what was noticed when the database was opened."""
        for line in notices:
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
        if digit <= len(self._known.numbered):
            row = self._known.numbered[digit - 1]
            self.rows.highlighted = self.rows.get_option_index(row)
            if row.startswith(PREFIX):
                self._open(row)

    def _open(self, row: str) -> None:
        acts = {
            home_rows.BEGIN: self.action_begin,
            home_rows.REHEARSE: self.action_rehearse,
            home_rows.GO_ON: self.action_go_on,
            home_rows.WARM_UP: self.action_warm_up,
        }
        if row in acts:
            acts[row]()
        elif row.startswith(PREFIX):
            self._open_session(row.removeprefix(PREFIX))
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
        self.refill()

    def action_stay(self) -> None:
        """There is nothing behind home to go back to."""
