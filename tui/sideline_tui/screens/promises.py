"""A page that lists commitments among other things: the keys that say what became of the one under the cursor."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from sideline_tui.screens.page import Keys, Page
from sideline_tui.widgets.promise_rows import PREFIX

SETTLE_KEYS: Keys = (("d", "done"), ("x", "drop"))


class PromisesPage(Page):
    """`d` and `x` settle, `m` and `y` mark, `o` opens again; each is one step in the commitment's history."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,space", "mark('done')", "This commitment is done"),
        Binding("x", "mark('dropped')", "Drop it"),
        Binding("y", "mark('partly')", "It was kept in part, and stays open"),
        Binding("m", "mark('missed')", "It was missed, and stays open"),
        Binding("o", "mark('open')", "Open it again"),
    ]

    @property
    def promise(self) -> str:
        """The id of the commitment under the cursor, empty where there is none."""
        row = self.rows.current
        return row.removeprefix(PREFIX) if row.startswith(PREFIX) else ""

    def action_mark(self, status: str) -> None:
        """Say what became of the commitment under the cursor."""
        if self.promise:
            self.window.undertake(partial(self._mark, self.promise, status))

    async def _mark(self, commitment_id: str, status: str) -> None:
        row = await self.window.change(lambda services: services.store.mark_commitment(commitment_id, status))
        self.window.notify(f"{row.behaviour}: {status}", timeout=3)
        self.refill()
