"""One conversation, to be read: a window over its turns, however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from sideline_tui import when
from sideline_tui.screens.page import BACK, HELP_KEY, Page
from sideline_tui.widgets.story import Story, Told

if TYPE_CHECKING:
    from textual.widget import Widget

    from sideline_flows.services import Services

TURNS_SHOWN = 200
"""Turns in the window at a time."""


class TranscriptScreen(Page):
    """The turns in order. `[` and `]` move the window where there are more than fit into it."""

    KEYS = (("↑↓", "scroll"), ("[", "earlier"), ("]", "later"), ("r", "go on"), BACK, HELP_KEY)
    HELP = "sessions"
    AUTO_FOCUS = "Story"
    CSS_PATH = "transcript.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "turn_page(-1)", "Earlier turns"),
        Binding("right_square_bracket", "turn_page(1)", "Later turns"),
        Binding("r", "resume", "Go on with this conversation"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("g", "edge(0)", show=False),
        Binding("G", "edge(1)", show=False),
    ]

    def __init__(self, session_id: str, seq: int = 0) -> None:
        """`seq` is a turn that must be in the window; 0 shows the last ones."""
        super().__init__()
        self._session_id = session_id
        self._seq = seq
        self._first = 0
        self._last_seq = 0

    def body(self) -> Iterable[Widget]:
        """One text, scrolled."""
        yield Story()

    async def fill(self) -> None:
        """Read and show the turns of the window."""
        told = await self.ask(lambda services: read(services, self._session_id, self._seq))
        self._last_seq = told.session.turns
        self._first = told.turns[0].seq if told.turns else 0
        self.entitle(f"{told.session.person}: {told.session.title}", when.ago(told.session.started_at, self.now()))
        self.query_one(Story).show(told)

    def action_turn_page(self, step: int) -> None:
        """Move the window by its own length."""
        self._seq = min(max(self._first + step * TURNS_SHOWN, 1) + TURNS_SHOWN // 2, self._last_seq)
        self.refill()

    def action_scroll(self, step: int) -> None:
        """One line."""
        self.query_one(Story).scroll_relative(y=step, animate=False)

    def action_edge(self, end: int) -> None:
        """The first or the last line of the window."""
        scroll = self.query_one(Story)
        scroll.scroll_end(animate=False) if end else scroll.scroll_home(animate=False)

    def action_resume(self) -> None:
        """Go on, where it is still open."""
        from sideline_tui.opening import resuming

        self.window.undertake(partial(self.window.converse, resuming(self._session_id), instead_of=self))


def read(services: Services, session_id: str, seq: int) -> Told:
    """The session, and the turns of the window around `seq` or at the end. Runs on the desk."""
    session = services.store.session(session_id)
    first = max((seq - TURNS_SHOWN // 2) if seq else (session.turns - TURNS_SHOWN + 1), 1)
    return Told(session, services.store.turns(session_id, session.turns - first + 1)[:TURNS_SHOWN], seq)
