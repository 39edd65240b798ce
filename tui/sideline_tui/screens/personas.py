"""Choose what to rehearse: a flow, by one key; then the counterpart, each with the one line a manager reads before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sideline_flows.errors import ContentError
from sideline_tui.opening import Rehearsing
from sideline_tui.screens.page import BACK, HELP_KEY, Keys, Page
from sideline_tui.widgets.flow_rows import FLOW_KEYS, flow_rows, whole_first
from sideline_tui.widgets.rows import QUIET, Cell, Column, Grid, Rows, remark

if TYPE_CHECKING:
    from textual.widget import Widget

    from sideline_flows.language.pack import Head
    from sideline_flows.services import Services

FLOWS_KEYS: Keys = (("enter", "choose"), ("↑↓", "pick"), BACK, HELP_KEY)
CAST_KEYS: Keys = (("enter", "begin"), ("↑↓", "pick"), ("O", "off the record"), BACK, HELP_KEY)
ROLE = "Fictional role. "
"""What the line of a counterpart begins with; said once for all of them here."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What can be rehearsed and with whom, and the flow and counterpart of the last rehearsal."""

    flows: tuple[Head, ...]
    personas: tuple[Head, ...]
    last: tuple[str, str] = ("", "")


class PersonasScreen(Page):
    """Both steps on one page: the list shows flows first, then counterparts."""

    HEADING = "Rehearse: what?"
    KEYS = FLOWS_KEYS
    HELP = "personas"
    CSS_PATH = "personas.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("O", "off", "Keep nothing of it anywhere"),
        *(Binding(key, f"take({index})", show=False) for index, key in enumerate(FLOW_KEYS)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._stock: Stock | None = None
        self._flow: Head | None = None
        self._off = False

    def body(self) -> Iterable[Widget]:
        """The list, and below it all of the line of the one under the cursor."""
        yield Rows(id="rows")
        yield Static("", id="about", markup=False)

    async def fill(self) -> None:
        """Read what there is."""
        self._stock = await self.ask(read)
        self._lay_out()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the row under the cursor is about, in full."""
        found = (head for head in self._listed() if head.id == event.option_id)
        self.query_one("#about", Static).update(next((head.about for head in found), ""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        row = event.option_id
        self.once_filled(lambda: self._take(next((head for head in self._listed() if head.id == row), None)))

    def action_take(self, index: int) -> None:
        """The row whose key was pressed."""
        self.once_filled(lambda: self._take(next(iter(self._listed()[index:]), None)))

    def action_off(self) -> None:
        """Keep nothing of it; or keep it after all."""
        self._off = not self._off
        self._lay_out()

    def action_leave(self) -> None:
        """From the counterparts back to the flows, from there to where the page was opened."""
        if self._flow:
            self._flow = None
            self._lay_out()
        else:
            self.dismiss()

    def _listed(self) -> Sequence[Head]:
        if self._stock is None:
            return ()
        return self._stock.personas if self._flow else self._stock.flows

    def _take(self, head: Head | None) -> None:
        if head is None:
            return
        if head.finding is not None:
            self.window.tell(ContentError([head.finding]))
        elif self._flow is None:
            self._flow = head
            self._lay_out()
        else:
            start = Rehearsing(self._flow.id, head.id, off=self._off)
            self.window.undertake(partial(self.window.rehearse, start, instead_of=self))

    def _lay_out(self) -> None:
        if self._stock is None:
            return
        kept = "off the record: nothing is kept" if self._off else "kept for you alone"
        flow, persona = self._stock.last
        if self._flow:
            self.entitle(f"Rehearse {self._flow.title}: with whom?", kept)
            self.rows.show(cast_rows(self._stock.personas), first=persona, stay=False)
        else:
            self.entitle(self.HEADING, kept)
            self.rows.show(flow_rows(self._stock.flows), first=flow)
        self.show_keys(CAST_KEYS if self._flow else FLOWS_KEYS)


def read(services: Services) -> Stock:
    """What the page shows, from the folders of flows and the records. Runs on the desk."""
    from sideline_flows.practice.cast import heads

    last = services.store.rehearsals.attempts(1)
    found = (last[0].flow, last[0].persona) if last else ("", "")
    return Stock(whole_first(services.library.heads()), heads(services.library), found)


def cast_rows(heads: Sequence[Head]) -> Iterator[Option]:
    """One row a counterpart, with its key."""
    if not heads:
        yield remark("There is nobody to rehearse with: counterparts lie in `personas` beside the flows.")
    grid = Grid((Column(1, 1, "bold $text-primary"), Column(14, 36, "bold"), Column(10, 90, QUIET, grow=True)))
    for index, head in enumerate(heads):
        key = FLOW_KEYS[index] if index < len(FLOW_KEYS) else ""
        about = Cell("cannot be used: press enter to see why", "$text-error") if head.finding else head.about
        text = about if isinstance(about, Cell) else about.removeprefix(ROLE)
        yield Option(grid.add(key, head.title, text), head.id)
