"""The live screen: one card at a time, in the room with somebody. It forwards keys, and shows what comes back.

Every key comes through `on_key`, one after the other, whatever is open: typed faster than it is drawn, a letter still
lands where it was meant. What a key asks of the coach is queued in the same order, and the card changes only when the
answer is there; a key that acts on the card waits for the answers to those before it. Typing never waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, MutableMapping
from datetime import date
from enum import StrEnum
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
from sideline_tui.screens.live_asks import Ask
from sideline_tui.screens.live_commands import LiveCommands
from sideline_tui.screens.live_talk import Drafts, Talk
from sideline_tui.widgets.breadcrumb import Breadcrumb
from sideline_tui.widgets.card import Card
from sideline_tui.widgets.card_rows import Item, Kind, next_answer
from sideline_tui.widgets.field import Field
from sideline_tui.widgets.keyline import KeyLine
from sideline_tui.widgets.margins import STYLES
from sideline_tui.widgets.meters import MeterLine, later
from sideline_tui.widgets.prompt import Done, Prompt
from sideline_tui.widgets.room import Room
from sideline_tui.widgets.sheet import Leaf
from sideline_tui.widgets.words import Words

if TYPE_CHECKING:
    from sideline_flows.coach import Coach
    from sideline_flows.reply import Reply
    from sideline_tui.desk import Desk

TICK_SECONDS = 5


class View(StrEnum):
    """What is shown: the card with the notes, or something in the place of the notes, or nothing at all."""

    CARD = "card"
    SO_FAR = "so-far"
    SHEET = "sheet"
    JUMP = "jump"
    BLANK = "blank"


class LiveScreen(Screen[None]):
    """One conversation under way."""

    CSS_PATH = "live.tcss"
    AUTO_FOCUS = ""
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
        self.detours: dict[str, tuple[str, str]] = {}
        """Flows that can be called from here by a key of their own: id and title by key."""
        self._talk = Talk(desk, open_coach)
        self._drafts = Drafts({} if drafts is None else drafts, keep_draft)
        self._seconds = seconds
        self._today = today
        self._reply: Reply | None = None
        self._read_at = 0.0
        self._asked: Ask | None = None
        self._may_leave = False
        self._under_way = 0
        self._answered_all = asyncio.Event()
        self._breadcrumb, self._room, self._meters = Breadcrumb(), Room(), MeterLine()
        self._prompt, self._said, self._keys = (
            Prompt(self._keep),
            Words(id="said"),
            KeyLine(live_keys.bottom_line(None, {})),
        )

    def compose(self) -> Iterator[Widget]:
        """Where we are, the card with the notes, and three lines: time and talk, what is typed or said, keys."""
        yield from (self._breadcrumb, self._room, self._meters, self._prompt, self._said, self._keys)

    def on_mount(self) -> None:
        """Open the conversation behind the first frame."""
        self._undertake(self._open())
        self.set_interval(TICK_SECONDS, self._tick)

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
        self.say("")
        if self._asked and event.key != live_keys.HELP_KEY:
            self._answered(self._asked, await self._prompt.press(event))
            return True
        if self.view is View.JUMP:
            self._jumped(self._room.jump.press(event))
            return True
        return await self._command(event)

    async def _command(self, event: events.Key) -> bool:
        if event.key not in live_keys.AT_ONCE:
            await self._answered_all.wait()
        if event.character and event.character in live_keys.DIGITS:
            self._choose(int(event.character))
        elif event.character in self.detours:
            self.action_detour(self.detours[event.character][0])
        else:
            bound = self.active_bindings.get(event.key)
            if bound is None or bound.node is not self:
                return False
            await self.app.run_action(bound.binding.action, self)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted words go into the open field; where none is open they become a note in the making."""
        event.stop()
        if self._asked is None:
            self.view = View.CARD
            self.action_note()
        self._prompt.paste(event.text)

    @property
    def callable_flows(self) -> tuple[tuple[str, str], ...]:
        """Id and title of every flow that can be called from this card, also of those without a key."""
        return self._reply.card.detours if self._reply else ()

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
        capture = next_answer(self._reply.card) if self._reply else None
        if self._room.card.picked:
            self._act(self._room.card.picked)
        elif capture:
            self._act(Item(Kind.ANSWER, capture.name))
        else:
            self.say("There is no question on this card. Space goes on.")

    def action_tick(self) -> None:
        """Tick the next check."""
        self._do(live_turns.tick_next)

    def action_pick(self, step: int) -> None:
        """Move the cursor, or scroll the page that is open."""
        if self.view in {View.SO_FAR, View.SHEET}:
            self._room.scroll_page(step, sheet=self.view is View.SHEET)
        else:
            self._room.card.pick(step)

    def action_note(self) -> None:
        """Open a note."""
        self._ask(live_asks.note_ask(self._person))

    def action_private(self) -> None:
        """Open a private note."""
        self._ask(live_asks.private_ask(self._person))

    def action_promise(self) -> None:
        """Open a commitment."""
        self._ask(live_asks.promise_ask())

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
        self._room.jump.start(places, self._reply.card.state if self._reply else "")
        self.view = View.JUMP

    def action_why(self) -> None:
        """Show or hide why this step is there."""
        if self._reply:
            card = self._reply.card
            self._turn_page(
                Leaf(f"Why: {card.title}", [("", line) for line in card.why or ("The flow does not say.",)])
            )

    def action_help(self) -> None:
        """Show or hide the keys, and before them help for what is asked or picked."""
        topic = live_keys.topic(self._asked, self._room.card.picked, self._reply)
        self._turn_page(*topic, Leaf("Keys", live_keys.help_lines(self.detours), live_keys.HELP_INDENT))

    def action_so_far(self) -> None:
        """Show or hide all the notes and promises."""
        self.view = View.CARD if self.view is View.SO_FAR else View.SO_FAR

    def action_blank(self) -> None:
        """Show nothing until the next key."""
        self.view = View.BLANK

    def action_park(self) -> None:
        """Leave; everything is kept, and the conversation resumes at this card."""
        self._undertake(self._leave())

    def action_settle(self) -> None:
        """Put away what is open, and the cursor."""
        self.view = View.CARD
        self._room.card.unpick()

    # What the coach is asked

    def _choose(self, number: int | None) -> None:
        if self._reply and self._reply.outcome:
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
        elif self._reply:
            found = {capture.name: capture for capture in self._reply.card.captures}
            self._ask(live_asks.capture_ask(self._reply.card, found[item.name]))

    def _move(self, turn: Callable[[Coach], Reply]) -> None:
        self.view = View.CARD
        self._do(turn)

    def _do(self, turn: Callable[[Coach], Reply]) -> None:
        self._undertake(self._turn(turn))

    def _undertake(self, work: Coroutine[object, object, object]) -> None:
        """Do `work` beside the drawing; keys that act on the card wait for its end."""
        self._under_way += 1
        self._answered_all.clear()
        self.run_worker(self._counted(work))

    async def _counted(self, work: Coroutine[object, object, object]) -> None:
        await work
        self._under_way -= 1
        if not self._under_way:
            self._answered_all.set()

    async def _turn(self, turn: Callable[[Coach], Reply]) -> bool:
        """One turn, after all those asked for before. False where it could not be done; then it has said why."""
        try:
            self._show(await self._talk.turn(turn))
        except SidelineError as error:
            self.say(str(error))
            return False
        return True

    async def _open(self) -> None:
        if await self._turn(lambda coach: coach.reply()):
            names = [live_asks.box_name(box) for box in self._drafts.boxes]
            self.say(f"Not sent last time, and still there: {', '.join(names)}" if names else "")

    async def _leave(self) -> None:
        left = await self._turn(lambda coach: coach.park())
        if left or self._may_leave:
            self.pop_until_active()
            self.dismiss()
        self._may_leave = True

    def _jumped(self, place: str | Done | None) -> None:
        if isinstance(place, str):
            self._move(lambda coach: coach.jump(place))
        elif place is Done.LEFT:
            self.view = View.CARD

    # Words

    def _ask(self, ask: Ask) -> None:
        self._asked = ask
        self.add_class("-asking")
        self._prompt.ask(ask.question, self._drafts[ask.question.box])
        self._show_keys()

    def _answered(self, ask: Ask, answer: str | Done | None) -> None:
        if answer is None:
            return
        self._asked = None
        self.remove_class("-asking")
        self._prompt.close()
        self._show_keys()
        if isinstance(answer, str) and answer.strip():
            self._drafts.take(ask.question.box)
            self._undertake(self._send(ask, answer))
        elif self._reply:
            self._show_room(self._reply)

    async def _send(self, ask: Ask, text: str) -> None:
        if await self._turn(lambda coach: ask.turn(coach, text)):
            self._drafts.arrived(ask.question.box)
        else:
            self._drafts.came_back(ask.question.box, text)

    def _keep(self, box: str, text: str) -> None:
        self._drafts.write(box, text)
        if self._drafts.trouble:
            self.say(f"What you type is not on disk until you send it: {self._drafts.trouble}")

    # What is shown

    @property
    def _person(self) -> str:
        return self._reply.person if self._reply else "…"

    def _show(self, reply: Reply) -> None:
        self._reply = reply
        self._read_at = self._seconds()
        self.detours = live_keys.detour_keys(reply.card.detours)
        self._breadcrumb.show(reply)
        self._show_room(reply)
        self._meters.show(reply.meters, saved=reply.saved)
        self._show_keys()
        self.say(reply.message)

    def _show_room(self, reply: Reply) -> None:
        boxes = {each.name: live_asks.capture_box(reply.card, each.name) for each in reply.card.captures}
        self._room.show(reply, {name: self._drafts[box] for name, box in boxes.items()}, self._today())

    def _show_keys(self) -> None:
        pages = {View.JUMP: live_keys.JUMPING, View.SHEET: live_keys.READING, View.SO_FAR: live_keys.READING}
        keys = live_keys.ASKING if self._asked else pages.get(self.view)
        self._keys.show(keys or live_keys.bottom_line(self._reply, self.detours))

    def _tick(self) -> None:
        if self._reply and not self._reply.outcome:
            meters = later(self._reply.meters, self._seconds() - self._read_at)
            self._meters.show(meters, saved=self._reply.saved)

    def say(self, words: str) -> None:
        """One quiet line in the place of the keys, until the next key."""
        if words or self.has_class("-saying"):
            self._said.update(words)
            self.set_class(bool(words), "-saying")

    def watch_view(self, before: View, now: View) -> None:
        """Style and keys by what is shown."""
        self.remove_class(f"-{before}")
        self.add_class(f"-{now}")
        self._show_keys()

    def _turn_page(self, *leaves: Leaf) -> None:
        if self.view is View.SHEET:
            self.view = View.CARD
            return
        self.view = View.SHEET
        self._room.sheet.show(*leaves)

    def on_card_acted(self, message: Card.Acted) -> None:
        """A click does what its key does."""
        self._act(message.item)

    def on_field_refused(self, message: Field.Refused) -> None:
        """Say why nothing was taken."""
        self.say(message.words)
