"""What is seen of a conversation: the last reply, on the widgets that draw it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sideline_tui.screens import live_keys
from sideline_tui.widgets.breadcrumb import Breadcrumb
from sideline_tui.widgets.keyline import KeyLine
from sideline_tui.widgets.meters import MeterLine, later
from sideline_tui.widgets.room import Room

if TYPE_CHECKING:
    from textual.widget import Widget

    from sideline_flows.reply import Reply
    from sideline_tui.screens.live_asks import Ask
    from sideline_tui.widgets.room import View


class Board:
    """Draws replies. The clock runs on between two of them."""

    def __init__(self, seconds: Callable[[], float], today: Callable[[], date]) -> None:
        """`seconds` measures time, `today` is the manager's date."""
        self.room = Room()
        self.reply: Reply | None = None
        """What is shown; None until the conversation is open."""
        self.detours: dict[str, tuple[str, str]] = {}
        """Flows that can be called from here by a key of their own: id and title by key."""
        self.sheet_about = ""
        """What the page of text tells about while it is open."""
        self._seconds, self._today = seconds, today
        self._read_at = 0.0
        self._breadcrumb, self._meters = Breadcrumb(), MeterLine()
        self._keys = KeyLine(live_keys.bottom_line(None, {}))

    def widgets(self, prompt: Widget, said: Widget) -> tuple[Widget, ...]:
        """Everything from top to bottom, with `prompt` where words are typed, and `said` where one line is told."""
        return self._breadcrumb, self.room, self._meters, prompt, said, self._keys

    @property
    def person(self) -> str:
        """With whom."""
        return self.reply.person if self.reply else "…"

    def show(self, reply: Reply, begun: Mapping[str, str]) -> None:
        """Show a reply; `begun` are answers not sent yet, by the capture's name."""
        self.reply = reply
        self._read_at = self._seconds()
        self.detours = live_keys.detour_keys(reply.card.detours)
        self._breadcrumb.show(reply.card, reply.person)
        self._meters.show(reply.meters, saved=reply.saved)
        self.show_room(begun)

    def show_room(self, begun: Mapping[str, str]) -> None:
        """Show the card and the notes again, with what was begun since."""
        if self.reply:
            self.room.show(self.reply, begun, self._today())

    def show_keys(self, view: View, asked: Ask | None) -> None:
        """The keys worth showing for what is open."""
        self._keys.show(live_keys.line_for(view, asked, self.reply, self.detours))

    def tick(self) -> None:
        """Let the clock run on from the last reply."""
        if self.reply and not self.reply.outcome:
            meters = later(self.reply.meters, self._seconds() - self._read_at)
            self._meters.show(meters, saved=self.reply.saved)
