"""Everybody one talks with: when last, and how much is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sideline_tui import when
from sideline_tui.screens.found import FoundPage
from sideline_tui.screens.page import BACK, HELP_KEY
from sideline_tui.widgets.rows import QUIET, Column, Grid, remark
from sideline_tui.widgets.session_rows import last_with

if TYPE_CHECKING:
    from datetime import datetime

    from sideline_flows.records.rows import PersonRow, SessionRow
    from sideline_flows.services import Services

SESSIONS_READ = 2000

COLUMNS = (
    Column(10, 40, "bold"),
    Column(10, 44, QUIET, from_width=64, grow=True),
    Column(6, 20, "$text-warning"),
    Column(9, 14, QUIET, right=True),
)
"""Name, last conversation, what is open, when."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody, the last conversation of each and the number of open commitments, by person."""

    people: tuple[PersonRow, ...]
    last: dict[str, SessionRow]
    promises: dict[str, int]


class PeopleScreen(FoundPage):
    """One row a person."""

    HEADING = "People"
    ASKED = "Part of a name"
    KEYS = (("enter", "open"), ("b", "begin with them"), ("/", "search"), BACK, HELP_KEY)
    HELP = "people"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("b,n", "begin", "Begin a conversation with them")]

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None

    async def fill(self) -> None:
        """Read who there is."""
        self._known = await self.ask(read)
        self._lay_out()

    def narrow(self) -> None:
        """Show those whose name fits; nobody is read anew for a letter."""
        self._lay_out()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        from sideline_tui.screens.person import PersonScreen

        self.app.push_screen(PersonScreen(event.option_id or ""))

    def action_begin(self) -> None:
        """Begin with the person under the cursor."""
        if self.rows.current:
            self.window.undertake(partial(self._begin, self.rows.current))

    async def _begin(self, person_id: str) -> None:
        from sideline_tui.screens.begin import BeginScreen

        person = await self.ask(lambda services: services.store.person(person_id))
        self.app.push_screen(BeginScreen(person.name))

    def _lay_out(self) -> None:
        if self._known is None:
            return
        wanted = self.words.casefold()
        everybody = self._known.people
        shown = [person for person in everybody if wanted in person.name.casefold()]
        self.entitle(self.HEADING, f"{len(shown)} of {len(everybody)}" if wanted else f"{len(shown)}")
        self.rows.show(lay_out(self._known, shown, self.now()))


def read(services: Services) -> Known:
    """What the page shows, from the store. Runs on the desk."""
    last = last_with(services.store.sessions(limit=SESSIONS_READ))
    promises = Counter(row.person_id for row in services.store.commitments("open"))
    return Known(services.store.people(), last, promises)


def lay_out(known: Known, shown: list[PersonRow], now: datetime) -> Iterator[Option]:
    """One row a person, by name."""
    grid = Grid(COLUMNS)
    for person in shown:
        row = known.last.get(person.id)
        promised = known.promises.get(person.id, 0)
        cells = (row.title, when.ago(row.updated_at, now)) if row else ("no conversation yet", "")
        yield Option(grid.add(person.name, cells[0], f"{promised} open" if promised else "", cells[1]), person.id)
    if not shown:
        yield remark("Nobody by that name." if known.people else "Nobody yet. Begin a conversation: that adds them.")
