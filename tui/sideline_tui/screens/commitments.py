"""All commitments: what is open, oldest due first, or everything there ever was."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from sideline_tui.screens.page import BACK, HELP_KEY
from sideline_tui.screens.promises import SETTLE_KEYS, PromisesPage
from sideline_tui.widgets.promise_rows import PREFIX, promise_rows
from sideline_tui.widgets.rows import remark

SHOWN = 500


class CommitmentsScreen(PromisesPage):
    """One row a commitment; `a` shows the settled ones too."""

    HEADING = "Commitments"
    KEYS = (*SETTLE_KEYS, ("m", "missed"), ("o", "open again"), ("a", "all or open"), BACK, HELP_KEY)
    HELP = "commitments"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "all", "Show all of them, or only the open ones")]

    def __init__(self) -> None:
        super().__init__()
        self._all = False

    async def fill(self) -> None:
        """Read and show them."""
        status = "" if self._all else "open"
        found = await self.ask(lambda services: services.store.commitments(status))
        rows = [row for row in found if row.status != "withdrawn"]
        self.entitle(self.HEADING, f"{len(rows)} {'in all' if self._all else 'open'}")
        none = "No commitment was made yet." if self._all else "Nothing is open. Press a to see what was settled."
        self.rows.show([*promise_rows(rows[:SHOWN], self.now().date()), *([] if rows else [remark(none)])])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click: whose it is."""
        self.window.undertake(partial(self._open_person, (event.option_id or "").removeprefix(PREFIX)))

    async def _open_person(self, commitment_id: str) -> None:
        from sideline_tui.screens.person import PersonScreen

        row = await self.ask(lambda services: services.store.commitment(commitment_id))
        self.app.push_screen(PersonScreen(row.person_id))

    def action_all(self) -> None:
        """The other view."""
        self._all = not self._all
        self.refill()
