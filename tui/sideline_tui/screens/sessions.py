"""All conversations, newest first, and the search through everything that was said and noted in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sideline_tui import when
from sideline_tui.screens.found import FoundPage
from sideline_tui.screens.page import BACK, HELP_KEY
from sideline_tui.widgets.rows import QUIET, Cell, Column, Grid, remark
from sideline_tui.widgets.session_rows import PREFIX, session_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sideline_flows.records.rows import Hit

SHOWN = 300
HITS_SHOWN = 100
HIT = "hit "

HIT_COLUMNS = (
    Column(8, 20, "bold"),
    Column(20, 90, grow=True),
    Column(9, 14, QUIET, right=True),
)
"""Person, the words around what was found, when."""


class SessionsScreen(FoundPage):
    """One row a conversation, or one a place where the words were found."""

    HEADING = "Sessions"
    ASKED = "Words said or noted"
    KEYS = (("enter", "read"), ("r", "go on"), ("/", "search"), BACK, HELP_KEY)
    HELP = "sessions"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("r", "resume", "Go on with the conversation under the cursor")]

    async def fill(self) -> None:
        """Read and show them. Words that were changed meanwhile are not shown any more."""
        words = self.words
        if words:
            hits = await self.ask(lambda services: services.store.search(words, HITS_SHOWN))
            if words == self.words:
                self.entitle(self.HEADING, f"{len(hits)} found" if len(hits) < HITS_SHOWN else "the newest 100 found")
                self.rows.show(hit_rows(hits, self.now()), stay=False)
            return
        rows = await self.ask(lambda services: services.store.sessions(limit=SHOWN))
        self.entitle(self.HEADING, f"{len(rows)}" if len(rows) < SHOWN else f"the newest {SHOWN}")
        self.rows.show([*session_rows(rows, self.now()), *([] if rows else [remark("No conversation yet.")])])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click: read it, at the place that was found."""
        from sideline_tui.screens.transcript import TranscriptScreen

        session_id, seq = self._place(event.option_id or "")
        self.app.push_screen(TranscriptScreen(session_id, seq))

    def action_resume(self) -> None:
        """Go on with it, where it is still open."""
        session_id, _ = self._place(self.rows.current)
        if session_id:
            from sideline_tui.opening import resuming

            self.window.undertake(partial(self.window.converse, resuming(session_id)))

    @staticmethod
    def _place(row: str) -> tuple[str, int]:
        """A row's session, and the turn it points at, 0 for none."""
        if row.startswith(HIT):
            session_id, _, seq = row.removeprefix(HIT).partition(" ")
            return session_id, int(seq)
        return row.removeprefix(PREFIX), 0


def hit_rows(hits: Sequence[Hit], now: datetime) -> Iterator[Option]:
    """One row a turn that holds the words."""
    grid = Grid(HIT_COLUMNS)
    for hit in hits:
        private = "private: " if hit.private else ""
        marks = tuple((start + len(private), end + len(private)) for start, end in hit.marks)
        row = grid.add(hit.person, Cell(f"{private}{hit.snippet}", marks=marks), when.ago(hit.at, now))
        yield Option(row, f"{HIT}{hit.session_id} {hit.seq}")
    if not hits:
        yield remark("Nothing was said or noted with all of these words.")
