"""The live screen: one card at a time, in the room with somebody. This is what each key does.

A key that acts on the card waits for the answers to those before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.command import Provider

from sideline_flows.errors import SidelineError
from sideline_tui.screens import live_asks, live_keys, live_turns
from sideline_tui.screens.drafts import IN_MEMORY
from sideline_tui.screens.live_commands import LiveCommands
from sideline_tui.screens.live_conversation import LiveConversation
from sideline_tui.widgets.card import Card
from sideline_tui.widgets.card_rows import Item, Kind, next_answer
from sideline_tui.widgets.margins import STYLES
from sideline_tui.widgets.prompt import Done
from sideline_tui.widgets.room import View
from sideline_tui.widgets.sheet import Leaf


class LiveScreen(LiveConversation):
    """One conversation under way."""

    CSS_PATH = "live.tcss"
    HELP = "live"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {LiveCommands}
    COMPONENT_CLASSES: ClassVar[set[str]] = {style.removeprefix(".") for style in STYLES}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - typed by Textual as it is
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*live_keys.COMMANDS]

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
        if self.view is View.SHEET and self._board.sheet_about == "help":
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

    def _jumped(self, place: str | Done | None) -> None:
        if isinstance(place, str):
            self._move(lambda coach: coach.jump(place))
        elif place is Done.LEFT:
            self.view = View.CARD

    def _opens_sheet(self, about: str) -> bool:
        """Open the sheet for this, or close it where it tells about this already."""
        shown = self.view is View.SHEET and self._board.sheet_about == about
        self.view = View.CARD if shown else View.SHEET
        self._board.sheet_about = about
        return not shown
