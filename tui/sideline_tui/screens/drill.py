"""What is due to be practised again: one state at a time, two minutes each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sideline_tui import when
from sideline_tui.opening import Rehearsing
from sideline_tui.screens.page import BACK, HELP_KEY, Page
from sideline_tui.widgets.rows import QUIET, Column, Grid, remark

if TYPE_CHECKING:
    from datetime import datetime

    from sideline_flows.progress import Drill
    from sideline_flows.services import Services

SHOWN = 40


class DrillScreen(Page):
    """All states that were practised, those due first at the top; enter practises one."""

    HEADING = "Practice that comes back"
    KEYS = (("enter", "practise"), ("↑↓", "pick"), BACK, HELP_KEY)
    HELP = "drill"

    def __init__(self) -> None:
        super().__init__()
        self._drills: tuple[Drill, ...] = ()

    async def fill(self) -> None:
        """Read and list them."""
        self._drills = await self.ask(read)
        self.rows.show(drill_rows(self._drills, self.now()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click, begins the drill."""
        found = next((each for each in self._drills if key(each) == event.option_id), None)
        if found:
            self.window.undertake(partial(self.window.rehearse, starting(found), instead_of=self))


def starting(drill: Drill) -> Rehearsing:
    """How the drill begins."""
    return Rehearsing(drill.flow, drill.persona, drill=drill.state)


def key(drill: Drill) -> str:
    """The name progress is kept under."""
    return f"{drill.flow}/{drill.state}"


def read(services: Services) -> tuple[Drill, ...]:
    """What comes back, due first, from the records. A state gone from its flow is left out. Runs on the desk."""
    from dataclasses import replace

    from sideline_flows.errors import SidelineError
    from sideline_flows.progress import find_drill

    found: list[Drill] = []
    for card in services.store.rehearsals.cards()[:SHOWN]:
        try:
            found.append(replace(find_drill(services, card.state), due=card.due))
        except SidelineError:
            continue
    return tuple(found)


def drill_rows(drills: Sequence[Drill], now: datetime) -> Iterator[Option]:
    """One row a state."""
    if not drills:
        yield remark("Nothing was practised yet. What you rehearse comes back here when it is due.")
    grid = Grid((Column(10, 30, "bold"), Column(10, 40, grow=True), Column(8, 22, QUIET, right=True)))
    for drill in drills:
        day = drill.due[:10]
        words = "due now" if day <= now.date().isoformat() else when.due(day, now.date())
        yield Option(grid.add(drill.title, drill.flow_title, words), key(drill))
