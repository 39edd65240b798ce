"""The live screen: one card at a time, in the room with somebody. It forwards keys, and shows what comes back.

Every key comes through `on_key`, one after the other, whatever is open: typed faster than it is drawn, a letter still
lands where it was meant. What a key asks of the coach is queued in the same order, and the card changes only when the
answer is there; a key that acts on the card waits for the answers to those before it. Typing never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.command import Provider
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from sideline_flows.errors import SidelineError
from sideline_tui.screens import live_asks, live_keys, live_turns
from sideline_tui.screens.live_asking import Asking, Sent
from sideline_tui.screens.live_asks import Ask
from sideline_tui.screens.live_board import Board
from sideline_tui.screens.live_commands import LiveCommands
from sideline_tui.screens.live_talk import Talk
from sideline_tui.screens.live_work import WorkUnderWay
from sideline_tui.widgets.card import Card
from sideline_tui.widgets.card_rows import Item, Kind, next_answer
from sideline_tui.widgets.field import Field
from sideline_tui.widgets.margins import STYLES
from sideline_tui.widgets.prompt import Done
from sideline_tui.widgets.room import View
from sideline_tui.widgets.sheet import Leaf

if TYPE_CHECKING:
    from sideline_flows.coach import Coach
    from sideline_flows.reply import Reply
    from sideline_tui.desk import Desk

TICK_SECONDS = 5
IN_MEMORY = "Only in memory: the disk takes nothing (full?). Each key tries again."


class LiveScreen(Screen[None]):
    """One conversation under way."""

    CSS_PATH = "live.tcss"
    AUTO_FOCUS = ""
    HELP = "live"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {LiveCommands}
    COMPONENT_CLASSES: ClassVar[set[str]] = {style.removeprefix(".") for style in STYLES}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - typed by Textual as it is
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*live_keys.COMMANDS]

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
        super().__init__()
        self._talk = Talk(desk, open_coach)
        self._work = WorkUnderWay(self.run_worker)
        self._asking = Asking({} if drafts is None else drafts, keep_draft)
        self._board = Board(seconds, today)
        self._sheet_about = ""
        """What the sheet tells about while it is open."""
        self._saying = ""
        self._may_leave = False

    def compose(self) -> Iterator[Widget]:
        """Where we are, the card with the notes, and three lines: time and talk, what is typed or said, keys."""
        yield from self._board.widgets(self._asking.prompt)

    def on_mount(self) -> None:
        """Open the conversation behind the first frame."""
        self._work.undertake(self._open())
        self.set_interval(TICK_SECONDS, self._board.tick)

    # What a key does

    async def on_key(self, event: events.Key) -> None:
        """Give the key to what is open, else carry out what it stands for."""
        if await self._take(event):
            event.stop()
            event.prevent_default()

    async def _take(self, event: events.Key) -> bool:
        if self.view is View.BLANK:
            self.view = View.CARD
            return True
        if self._asking.ask and event.key != live_keys.HELP_KEY:
            self._answered(await self._asking.press(event))
            self.say(IN_MEMORY if self._asking.ask and self._asking.only_in_memory else "")
            return True
        self.say("")
        if self.view is View.JUMP:
            self._jumped(self._board.room.jump.press(event))
            return True
        return await self._command(event)

    async def _command(self, event: events.Key) -> bool:
        if event.key not in live_keys.AT_ONCE:
            await self._work.done()
        if event.character and event.character in live_keys.DIGITS:
            self._choose(int(event.character))
        elif event.character in self._board.detours:
            self.action_detour(self._board.detours[event.character][0])
        else:
            bound = self.active_bindings.get(event.key)
            if bound is None or bound.node is not self:
                return False
            await self.app.run_action(bound.binding.action, self)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted words go into the open field; where none is open they become a note in the making."""
        event.stop()
        if self._asking.ask is None:
            self.view = View.CARD
            self.action_ask("note")
        self._asking.prompt.paste(event.text)

    def on_card_acted(self, message: Card.Acted) -> None:
        """A click does what its key does."""
        self._act(message.item)

    def on_field_refused(self, message: Field.Refused) -> None:
        """Say why nothing was taken."""
        self.say(message.words)

    @property
    def callable_flows(self) -> tuple[tuple[str, str, str], ...]:
        """Id, title and key of every flow that can be called from this card; the key is empty where it has none."""
        keys = {flow: key for key, (flow, _) in self._board.detours.items()}
        reply = self._board.reply
        return tuple((flow, title, keys.get(flow, "")) for flow, title in (reply.card.detours if reply else ()))

    def action_advance(self) -> None:
        """On to what usually comes next."""
        self._choose(None)

    def action_undo(self) -> None:
        """Take the last step back."""
        self._move(lambda coach: coach.undo())

    def action_detour(self, flow: str) -> None:
        """Call a flow; it comes back to this spot."""
        self._move(lambda coach: coach.call(flow))

    def action_act(self) -> None:
        """Do what is picked; with nothing picked, answer the open question."""
        picked, reply = self._board.room.card.picked, self._board.reply
        capture = next_answer(reply.card) if reply else None
        if picked:
            self._act(picked)
        elif capture:
            self._act(Item(Kind.ANSWER, capture.name))
        else:
            self.say("There is no question on this card. Space goes on.")

    def action_tick(self) -> None:
        """Tick the next check."""
        self._do(live_turns.tick_next)

    def action_pick(self, step: int) -> None:
        """Move the cursor, or scroll the page that is open."""
        room = self._board.room
        if self.view in {View.SO_FAR, View.SHEET}:
            room.scroll_page(step, sheet=self.view is View.SHEET)
        else:
            room.card.pick(step)

    def action_ask(self, kind: str) -> None:
        """Open a note, a private note or a commitment."""
        self._ask(live_asks.ASKS[kind](self._board.person))

    def action_floor(self) -> None:
        """Somebody else talks now."""
        self._do(live_turns.pass_floor)

    async def action_jump(self) -> None:
        """List the states one can go to."""
        try:
            places = await self._talk.turn(lambda coach: coach.states())
        except SidelineError as error:
            self.say(str(error))
            return
        reply = self._board.reply
        self._board.room.jump.start(places, reply.card.state if reply else "")
        self.view = View.JUMP

    def action_why(self) -> None:
        """Show or hide why this step is there."""
        if self._opens_sheet("why") and (reply := self._board.reply):
            why = reply.card.why or ("The flow does not say.",)
            self._board.room.sheet.show(Leaf(f"Why: {reply.card.title}", [("", line) for line in why]))

    def action_help(self) -> None:
        """Show the keys, and before them help for what is asked or picked; the next time, the page about the room."""
        if self.view is View.SHEET and self._sheet_about == "help":
            from sideline_tui.screens.help import HelpScreen

            self.view = View.CARD
            self.app.push_screen(HelpScreen(self, reading=True))
        elif self._opens_sheet("help"):
            self._board.room.sheet.show(
                *live_keys.topic(self._asking.ask, self._board.room.card.picked, self._board.reply),
                Leaf("Keys", live_keys.help_lines(self._board.detours), live_keys.HELP_INDENT),
            )

    def action_so_far(self) -> None:
        """Show or hide all the notes and promises."""
        self.view = View.CARD if self.view is View.SO_FAR else View.SO_FAR

    def action_blank(self) -> None:
        """Show nothing until the next key."""
        self.view = View.BLANK

    def action_park(self) -> None:
        """Leave; everything is kept, and the conversation resumes at this card."""
        self._work.undertake(self._leave())

    def action_settle(self) -> None:
        """Put away what is open, and the cursor."""
        self.view = View.CARD
        self._board.room.card.unpick()

    # What the coach is asked

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

    def _jumped(self, place: str | Done | None) -> None:
        if isinstance(place, str):
            self._move(lambda coach: coach.jump(place))
        elif place is Done.LEFT:
            self.view = View.CARD

    def _move(self, turn: Callable[[Coach], Reply]) -> None:
        self.view = View.CARD
        self._do(turn)

    def _do(self, turn: Callable[[Coach], Reply]) -> None:
        self._work.undertake(self._turn(turn))

    async def _turn(self, turn: Callable[[Coach], Reply]) -> bool:
        """One turn, after all those asked for before. False where it could not be done; then it has said why."""
        try:
            reply = await self._talk.turn(turn)
        except SidelineError as error:
            self.say(str(error))
            return False
        if self._is_open:
            self._board.show(reply, self._asking.begun(reply.card))
            self._show_keys()
            self.say(reply.message)
        return True

    async def _open(self) -> None:
        unsent = self._asking.unsent  # what is typed from now on is not from last time
        if await self._turn(lambda coach: coach.reply()):
            self.say(f"Not sent last time, and still there: {unsent}" if unsent else "")

    async def _leave(self) -> None:
        left = await self._turn(lambda coach: coach.park())
        if self._is_open and (left or self._may_leave):
            self.pop_until_active()
            self.dismiss()
        self._may_leave = True

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

    @property
    def _is_open(self) -> bool:
        """False once the screen was closed: an answer that comes later is stored, and shown nowhere."""
        return self.is_running and self in self.app.screen_stack

    def _opens_sheet(self, about: str) -> bool:
        """Open the sheet for this, or close it where it tells about this already."""
        shown = self.view is View.SHEET and self._sheet_about == about
        self.view = View.CARD if shown else View.SHEET
        self._sheet_about = about
        return not shown

    def _show_keys(self) -> None:
        self._board.show_keys(self.view, self._asking.ask)

    def say(self, words: str) -> None:
        """One quiet line in the place of the keys, until the next key."""
        if self._is_open and words != self._saying:
            self._saying = words
            self._board.say(words)
            self.set_class(bool(words), "-saying")

    def watch_view(self, before: View, now: View) -> None:
        """Style and keys by what is shown."""
        self.remove_class(f"-{before}")
        self.add_class(f"-{now}")
        self._show_keys()
