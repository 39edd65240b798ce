"""Begin a conversation: a person, by typing the first letters; then a flow, by one key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sideline_flows.errors import ContentError
from sideline_flows.text import one_line
from sideline_tui import when
from sideline_tui.screens.page import BACK, HELP_KEY, Keys, Page
from sideline_tui.widgets.flow_rows import FLOW_KEYS, flow_rows, whole_first
from sideline_tui.widgets.rows import QUIET, Cell, Column, Grid, Rows, remark
from sideline_tui.widgets.session_rows import last_with

if TYPE_CHECKING:
    from datetime import datetime

    from textual.widget import Widget

    from sideline_flows.language.pack import Head
    from sideline_flows.records.rows import PersonRow, SessionRow
    from sideline_flows.services import Services

LENGTHS = (None, 15, 30, 45, 60, 90)
"""Minutes a meeting may be planned for; without any, the flow's own hold."""

OWN_LENGTH = "as long as the flow plans"

LONGEST_NAME = 80
SESSIONS_READ = 500
PEOPLE_SHOWN = 200
NEW, KNOWN = "new", "known"

PERSON_KEYS: Keys = (("enter", "go on"), ("↑↓", "pick"), BACK, ("F1", "help"))
FLOWS_KEYS: Keys = (("enter", "begin"), ("l", "length of the meeting"), BACK, HELP_KEY)


@dataclass(frozen=True, slots=True)
class Known:
    """Who can be sat down with, what can be run, and the last conversation with each, by person, the newest first."""

    people: tuple[PersonRow, ...]
    heads: tuple[Head, ...]
    last: dict[str, SessionRow]


class NameBox(Input):
    """Where the name is typed. Up and down move in the list below without leaving the box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "pick(1)", show=False),
        Binding("up", "pick(-1)", show=False),
        Binding("tab", "complete", show=False),
    ]

    def action_pick(self, step: int) -> None:
        """Move the cursor of the list."""
        rows = self.screen.query_one(Rows)
        rows.action_cursor_down() if step > 0 else rows.action_cursor_up()

    def action_complete(self) -> None:
        """Take the name under the cursor into the box."""
        kind, _, name = self.screen.query_one(Rows).current.partition(" ")
        if kind == KNOWN:
            self.value = name
            self.cursor_position = len(name)


class BeginScreen(Page):
    """Both steps on one page: the list shows people first, then flows."""

    HEADING = "Begin a conversation"
    KEYS = PERSON_KEYS
    HELP = "begin"
    AUTO_FOCUS = "NameBox"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "length", "Plan the length of the meeting"),
        *(Binding(key, f"begin({index})", show=False) for index, key in enumerate(FLOW_KEYS)),
    ]

    def __init__(self, person: str = "") -> None:
        """With a person given, the page begins with the flows."""
        super().__init__()
        self._person = person
        self._may_choose = not person
        self._known: Known | None = None
        self._minutes: int | None = None

    def body(self) -> Iterable[Widget]:
        """The box above the list."""
        box = NameBox(placeholder="Who are you sitting down with?", max_length=LONGEST_NAME, compact=True, id="name")
        box.display = not self._person
        yield box
        yield Rows(id="rows")

    async def fill(self) -> None:
        """Read who and what there is."""
        self._known = await self.ask(read)
        self._lay_out()

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Each letter narrows the list."""
        self._lay_out()

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter in the box takes the row under the cursor."""
        self.rows.focus()
        self.once_filled(lambda: self._take(self.rows.current))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list, or a click."""
        row = event.option_id or ""
        self.once_filled(lambda: self._take(row))

    def action_begin(self, index: int) -> None:
        """Begin the flow whose key was pressed."""
        self.once_filled(lambda: self._begin(next(iter(self._heads[index:]), None)))

    def action_length(self) -> None:
        """Plan the meeting longer, and after the longest as the flow itself does."""
        self._minutes = LENGTHS[(LENGTHS.index(self._minutes) + 1) % len(LENGTHS)]
        self._lay_out()

    def action_leave(self) -> None:
        """From the flows back to the person, from there to where the page was opened."""
        if self._person and self._may_choose:
            self._ask_for("")
        else:
            self.dismiss()

    @property
    def _heads(self) -> tuple[Head, ...]:
        return self._known.heads if self._known else ()

    def _take(self, row: str) -> None:
        if self._person:
            self._begin(next((head for head in self._heads if head.id == row), None))
        elif row:
            self._ask_for(row.partition(" ")[2])
        else:
            self.query_one(NameBox).focus()

    def _ask_for(self, person: str) -> None:
        self._person = person
        self.query_one(NameBox).display = not person
        self._lay_out()
        (self.rows if person else self.query_one(NameBox)).focus()

    def _begin(self, head: Head | None) -> None:
        from sideline_tui.opening import beginning

        if head is None or not self._person:
            return
        if head.finding is not None:
            self.window.tell(ContentError([head.finding]))
            return
        start = beginning(head.id, self._person, self._minutes)
        self.window.undertake(partial(self.window.converse, start, instead_of=self))

    def _lay_out(self) -> None:
        if self._known is None:
            return
        if self._person:
            self.entitle(f"Begin with {self._person}", f"{self._minutes} minutes" if self._minutes else OWN_LENGTH)
            self.show_keys(FLOWS_KEYS)
            self.rows.show(flow_rows(self._known.heads), first=usual(self._known, self._person))
        else:
            self.entitle(self.HEADING)
            self.show_keys(PERSON_KEYS)
            typed = one_line(self.query_one(NameBox).value)
            self.rows.show(person_rows(self._known, typed, self.now()), stay=False)


def read(services: Services) -> Known:
    """What the page shows, from the records and the folders of flows. Runs on the desk."""
    last = last_with(services.store.sessions(limit=SESSIONS_READ))
    return Known(services.store.people(), whole_first(services.library.heads()), last)


def person_rows(known: Known, typed: str, now: datetime) -> Iterator[Option]:
    """Those whose name fits what was typed, best first, and then the typed name itself when it is a new one."""
    wanted = typed.casefold()
    fitting = [person for person in known.people if wanted in person.name.casefold()]
    fitting.sort(key=lambda person: not any(part.startswith(wanted) for part in person.name.casefold().split()))
    fitting.sort(key=lambda person: person.name.casefold() != wanted)
    grid = Grid((Column(10, 40, "bold"), Column(10, 44, grow=True), Column(9, 14, QUIET, right=True)))
    for person in fitting[:PEOPLE_SHOWN]:
        row = known.last.get(person.id)
        cells = (row.title, when.ago(row.updated_at, now)) if row else ("no conversation yet", "")
        yield Option(grid.add(person.name, Cell(cells[0], QUIET), cells[1]), f"{KNOWN} {person.name}")
    if typed and not any(person.name.casefold() == wanted for person in fitting):
        yield Option(Grid((Column(10, 90, grow=True),)).add(f"+ {typed}, somebody new"), f"{NEW} {typed}")
    elif not known.people:
        yield remark("Nobody yet: type a name and press enter.")


def usual(known: Known, person: str) -> str:
    """The flow of the last conversation with somebody; with somebody new, of the last one with anybody."""
    met = (known.last[each.id] for each in known.people if each.name == person and each.id in known.last)
    return next((row.flow for row in (*met, *known.last.values())), "")
