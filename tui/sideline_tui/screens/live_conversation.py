"""The conversation on the live screen: what is asked of the coach, and what is shown of its answers.

What a key asks of the coach is queued in the order of the keys, and the card changes only when the answer is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from textual.reactive import var
from textual.widget import Widget

from sideline_flows.coach import Coach
from sideline_flows.reply import Reply
from sideline_tui.screens import live_asks
from sideline_tui.screens.conversing import ConversingScreen
from sideline_tui.screens.live_asking import Asking, Sent
from sideline_tui.screens.live_asks import Ask
from sideline_tui.screens.live_board import Board
from sideline_tui.widgets.card_rows import Item, Kind
from sideline_tui.widgets.prompt import Done
from sideline_tui.widgets.room import View

if TYPE_CHECKING:
    from sideline_tui.desk import Desk

TICK_SECONDS = 5
AT_STAKE = "The disk did not take what was done last (full?)."


class LiveConversation(ConversingScreen[None, Coach, Reply]):
    """Opens it, goes on in it, and leaves it; the words of a question go with the turn they make."""

    view: var[View] = var(View.CARD)

    def __init__(
        self,
        desk: Desk,
        open_coach: Callable[[], Coach],
        keep_draft: Callable[[str, str], None],
        drafts: MutableMapping[str, str] | None = None,
        *,
        seconds: Callable[[], float] = monotonic,
        today: Callable[[], date] = date.today,
    ) -> None:
        """`open_coach` runs on the desk. `keep_draft` takes a box and its text, and returns once it is on disk.

        `drafts` are words not sent yet, by box; they are kept up to date for whoever passed them in.
        """
        super().__init__(desk, open_coach)
        self._asking = Asking({} if drafts is None else drafts, keep_draft)
        self._board = Board(seconds, today)

    def compose(self) -> Iterator[Widget]:
        """Where we are, the card with the notes, and three lines: time and talk, what is typed or said, keys."""
        yield from self._board.widgets(self._asking.prompt, self._said)

    def on_mount(self) -> None:
        """Open the conversation behind the first frame."""
        self._work.undertake(self._open())
        self.set_interval(TICK_SECONDS, self._board.tick)

    async def _open(self) -> None:
        unsent = self._asking.unsent  # what is typed from now on is not from last time
        if await self._turn(lambda coach: coach.reply()):
            self.say(f"Not sent last time, and still there: {unsent}" if unsent else "")

    async def _leave(self) -> None:
        if not self._warned and not await self._turn(lambda coach: coach.park()):
            self._warned = True
        elif await self.lets_go("q once more leaves.", self.say):
            self._close()

    async def store_again(self) -> None:
        """Try once more to store what the disk did not take, turns and drafts."""
        self._asking.store_again()
        await self._turn(lambda coach: coach.store_again())

    @property
    def at_stake(self) -> str:
        """Turns that are not even in the journal, or words not sent that are on no disk."""
        reply = self._board.reply
        return self._asking.at_stake if reply is None or reply.safe else AT_STAKE

    # Going on

    def _choose(self, number: int | None) -> None:
        if self._board.reply and self._board.reply.outcome:
            self.say("This conversation has come to its end. q leaves, u takes the last step back.")
        elif number is None:
            self._move(lambda coach: coach.advance())
        else:
            self._move(lambda coach: coach.choose(number))

    def _act(self, item: Item) -> None:
        if item.kind is Kind.CHOOSE:
            self._choose(item.number)
        elif item.kind is Kind.TICK:
            self._do(lambda coach: coach.check(item.name))
        elif reply := self._board.reply:
            found = {capture.name: capture for capture in reply.card.captures}
            self._ask(live_asks.capture_ask(reply.card, found[item.name]))

    def _move(self, turn: Callable[[Coach], Reply]) -> None:
        self.view = View.CARD
        self._do(turn)

    # Words

    def _ask(self, ask: Ask) -> None:
        self._asking.open(ask)
        self.add_class("-asking")
        self._show_keys()

    def _answered(self, answer: Sent | Done | None) -> None:
        if answer is None:
            return
        self.remove_class("-asking")
        self._show_keys()
        if isinstance(answer, Sent):
            self._work.undertake(self._send(answer))
        elif reply := self._board.reply:
            self._board.show_room(self._asking.begun(reply.card))

    async def _send(self, sent: Sent) -> None:
        if await self._turn(sent.turn):
            self._asking.arrived(sent)
        else:
            self._asking.came_back(sent)

    # What is shown

    def _show(self, answer: Reply) -> None:
        self._warned = False
        self._board.show(answer, self._asking.begun(answer.card))
        self._show_keys()
        self.say(answer.message)

    def _show_keys(self) -> None:
        self._board.show_keys(self.view, self._asking.ask)
