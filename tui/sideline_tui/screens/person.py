"""One person: what is promised, how promises were kept, and all conversations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from sideline_tui.screens.page import BACK, HELP_KEY
from sideline_tui.screens.promises import SETTLE_KEYS, PromisesPage
from sideline_tui.widgets.promise_rows import promise_rows
from sideline_tui.widgets.rows import blank, heading, remark
from sideline_tui.widgets.session_rows import PREFIX, session_rows

if TYPE_CHECKING:
    from datetime import datetime

    from textual.widgets.option_list import Option

    from sideline_flows.records.rows import CommitmentRow, PersonRow, SessionRow
    from sideline_flows.services import Services

SESSIONS_SHOWN = 200
JUDGED = {"kept": 1.0, "partly": 0.5, "missed": 0.0}


@dataclass(frozen=True, slots=True)
class Known:
    """What the page shows."""

    person: PersonRow
    promises: tuple[CommitmentRow, ...]
    sessions: tuple[SessionRow, ...]


class PersonScreen(PromisesPage):
    """Open commitments first: they are what the next conversation begins with."""

    KEYS = (("enter", "read"), ("b", "begin"), ("r", "go on"), *SETTLE_KEYS, BACK, HELP_KEY)
    HELP = "people"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,n", "begin", "Begin a conversation with them"),
        Binding("r", "resume", "Go on with the conversation under the cursor"),
    ]

    def __init__(self, person_id: str) -> None:
        super().__init__()
        self._person_id = person_id
        self._name = ""

    async def fill(self) -> None:
        """Read and show everything about the person."""
        known = await self.ask(lambda services: read(services, self._person_id))
        self._name = known.person.name
        self.entitle(known.person.name, kept(known.promises))
        self.rows.show(lay_out(known, self.now()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click: read a conversation."""
        row = event.option_id or ""
        if row.startswith(PREFIX):
            from sideline_tui.screens.transcript import TranscriptScreen

            self.app.push_screen(TranscriptScreen(row.removeprefix(PREFIX)))

    def action_begin(self) -> None:
        """Choose a flow; the person is known."""
        if self._name:
            from sideline_tui.screens.begin import BeginScreen

            self.app.push_screen(BeginScreen(self._name))

    def action_resume(self) -> None:
        """Go on with the conversation under the cursor, where it is still open."""
        row = self.rows.current
        if row.startswith(PREFIX):
            from sideline_tui.opening import resuming

            self.window.undertake(partial(self.window.converse, resuming(row.removeprefix(PREFIX))))


def read(services: Services, person_id: str) -> Known:
    """What the page shows, from the store. Runs on the desk."""
    store = services.store
    promises = tuple(row for row in store.commitments("", person_id) if row.status != "withdrawn")
    return Known(store.person(person_id), promises, store.sessions(person_id, limit=SESSIONS_SHOWN))


def lay_out(known: Known, now: datetime) -> Iterator[Option]:
    """What is open, what was settled, what was talked about."""
    today = now.date()
    still_open = [row for row in known.promises if row.status == "open"]
    settled = [row for row in known.promises if row.status != "open"]
    yield heading("Open commitments")
    yield from promise_rows(still_open, today)
    if not still_open:
        yield remark("None.")
    yield blank()
    yield heading("Conversations")
    yield from session_rows(known.sessions, now, named=False)
    if not known.sessions:
        yield remark("None yet. Press b to begin one.")
    if settled:
        yield blank()
        yield heading("Settled commitments")
        yield from promise_rows(reversed(settled), today)


def kept(promises: Sequence[CommitmentRow]) -> str:
    """How many of the promises whose fate is known were kept: "kept 3 of 4"; half a one counts as half.

    A promise that was done counts as kept unless it was marked otherwise. Dropped and replaced ones are not judged.
    """
    marks = [row.last_mark or ("kept" if row.status == "done" else "") for row in promises]
    judged = [JUDGED[mark] for mark in marks if mark in JUDGED]
    return f"kept {sum(judged):g} of {len(judged)}" if judged else ""
