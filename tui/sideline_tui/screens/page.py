"""What all pages but the live one have in common: a title line, a list or text, and a line of keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from sideline_tui.widgets.keyline import KeyLine
from sideline_tui.widgets.rows import QUIET, Column, Grid, Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sideline_flows.services import Services
    from sideline_tui.window import Window

T = TypeVar("T")
Keys = Sequence[tuple[str, str]]

BACK = ("esc", "back")
HELP_KEY = ("?", "help")


class Page(Screen[None]):
    """A page over home. `HEADING` is its name, `KEYS` are those shown at the bottom, the last one always."""

    HEADING: ClassVar[str] = ""
    KEYS: ClassVar[Keys] = ()
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,left,h,q", "leave", "Back")]

    def __init__(self) -> None:
        super().__init__()
        self._filled = asyncio.Event()
        """Set while the page shows what it was last asked to, or cannot."""
        self._fillings = 0
        """How many times it is being filled, one after the other."""

    @property
    def window(self) -> Window:
        """The app, by its own type."""
        return cast("Window", self.app)

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        yield Static(title(self.HEADING, ""), id="title", markup=False)
        yield from self.body()
        yield KeyLine(self.KEYS)

    def body(self) -> Iterable[Widget]:
        """What stands between the title and the keys."""
        yield Rows(id="rows")

    @property
    def rows(self) -> Rows:
        """The page's list."""
        return self.query_one("#rows", Rows)

    def entitle(self, left: str, right: str = "") -> None:
        """Change the title line."""
        self.query_one("#title", Static).update(title(left, right))

    def show_keys(self, keys: Keys) -> None:
        """Change the line of keys."""
        self.query_one(KeyLine).show(keys)

    def on_screen_resume(self) -> None:
        """What is shown is read afresh each time the page comes to the front, once it stands there."""
        self.call_after_refresh(self.refill)

    def refill(self) -> None:
        """Read what the page shows, and show it, beside the drawing. A page that was closed stays as it was."""
        if self.is_open:
            self._fillings += 1
            self._filled.clear()
            self.window.undertake(self._fill)

    async def _fill(self) -> None:
        try:
            await self.fill()
        finally:
            self._fillings -= 1
            if not self._fillings:
                self._filled.set()

    def once_filled(self, act: Callable[[], object]) -> None:
        """Act as soon as all the page was asked to show is there. Keys typed until then are meant for what follows."""
        if self._filled.is_set():
            act()
        else:
            self.window.undertake(partial(self._act_later, act))

    async def _act_later(self, act: Callable[[], object]) -> None:
        with self.window.holding_keys():
            await self._filled.wait()
            if self.is_open:
                act()

    @property
    def is_open(self) -> bool:
        """True until the page is closed."""
        return self.is_running and self in self.app.screen_stack

    async def ask(self, job: Callable[[Services], T]) -> T:
        """Do `job` with the services on the desk. Whoever asked goes no further where the page was closed meanwhile."""
        answer = await self.window.ask(job)
        if not self.is_open:
            raise asyncio.CancelledError
        return answer

    async def fill(self) -> None:
        """Read what the page shows, and show it."""

    def action_leave(self) -> None:
        """Back to where this page was opened."""
        self.dismiss()

    def now(self) -> datetime:
        """The present local time."""
        return self.window.clock()


def title(left: str, right: str) -> Row:
    """The title line: what this is, and quietly at the right what else is worth knowing."""
    return Grid((Column(1, 200, "bold", grow=True), Column(0, 40, QUIET, right=True))).add(left, right)
