"""What the room and the rehearsal have in common: keys one after the other, turns in order, one quiet line.

Every key comes through `on_key`, whatever is open: typed faster than it is drawn, a letter still lands where it was
meant. Typing never waits; a key that acts on what is shown waits until `_work` is done.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events
from textual.screen import Screen

from sideline_flows.errors import SidelineError
from sideline_tui.screens.turns import Partner, Talk
from sideline_tui.screens.under_way import WorkUnderWay
from sideline_tui.widgets.field import Field
from sideline_tui.widgets.words import Words

if TYPE_CHECKING:
    from sideline_tui.desk import Desk

Ending = TypeVar("Ending")
"""What the screen closes with."""
Answer = TypeVar("Answer")
"""What comes back from each turn."""


class ConversingScreen(Screen[Ending], Generic[Ending, Partner, Answer]):
    """A conversation under way. What is shown of it, and which key does what, is for those that build on this."""

    AUTO_FOCUS = ""
    TAKES_KEYS = True
    """Says that the order of keys is kept here."""

    def __init__(self, desk: Desk, open_partner: Callable[[], Partner]) -> None:
        """`open_partner` runs on the desk."""
        super().__init__()
        self._talk = Talk(desk, open_partner)
        self._work = WorkUnderWay(self.run_worker)
        self._said, self._saying = Words(id="said"), ""
        self._warned = False
        """True once it was said what leaving would lose, until something new is shown."""

    async def on_key(self, event: events.Key) -> None:
        """Take the key here, before any widget."""
        if await self._take(event):
            event.stop()
            event.prevent_default()

    async def _take(self, event: events.Key) -> bool:
        """Do what the key means now. False where it means nothing here."""
        raise NotImplementedError

    def _do(self, turn: Callable[[Partner], Answer]) -> None:
        self._work.undertake(self._turn(turn))

    async def _turn(self, turn: Callable[[Partner], Answer]) -> bool:
        """One turn, after all those asked for before. False where it could not be done; then it has said why."""
        try:
            answer = await self._talk.turn(turn)
        except SidelineError as error:
            self._refuse(error)
            return False
        if self._is_open:
            self._show(answer)
        return True

    def _refuse(self, error: SidelineError) -> None:
        self.say(str(error))

    def _show(self, answer: Answer) -> None:
        """Draw what came back from a turn."""
        raise NotImplementedError

    @property
    def _is_open(self) -> bool:
        """False once the screen was closed: an answer that comes later is stored, and shown nowhere."""
        return self.is_running and self in self.app.screen_stack

    async def store_again(self) -> None:
        """Try once more to store what the disk did not take, after all turns asked for before."""
        raise NotImplementedError

    @property
    def at_stake(self) -> str:
        """What would be lost by leaving now, as one sentence; empty where nothing would."""
        raise NotImplementedError

    async def lets_go(self, once_more: str, tell: Callable[[str], None]) -> bool:
        """Whether nothing is lost by leaving. Where something is, `tell` so once, and let the next time pass.

        `once_more` says how one leaves all the same.
        """
        if self.at_stake and not self._warned:
            await self.store_again()
            self._warned = bool(self.at_stake)
            if self._warned:
                tell(f"{self.at_stake} {once_more}")
                return False
        return True

    async def quiet(self) -> None:
        """Return once nothing is under way."""
        await self._work.done()

    def _close(self, ending: Ending | None = None) -> None:
        if self._is_open:
            self.pop_until_active()
            self.dismiss(ending)

    def say(self, words: str) -> None:
        """One quiet line in the place of the keys, until the next key."""
        if self._is_open and words != self._saying:
            self._saying = words
            self._said.update(words)
            self.set_class(bool(words), "-saying")

    def on_field_refused(self, message: Field.Refused) -> None:
        """Say why nothing was taken."""
        self.say(message.words)

    def watch_view(self, before: StrEnum, now: StrEnum) -> None:
        """Style and keys by what is shown."""
        self.remove_class(f"-{before}")
        self.add_class(f"-{now}")
        self._show_keys()

    def _show_keys(self) -> None:
        """The keys worth showing for what is open."""
        raise NotImplementedError
