"""The rehearsal screen: a conversation with a counterpart. This is what each key does.

The input line is always open: words are said, a digit alone goes on in the flow, enter on nothing takes the first way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.command import Provider
from textual.widget import Widget

from sideline_tui import rehearse_parts
from sideline_tui.rehearse_lines import Asked, Verb
from sideline_tui.screens import rehearse_keys
from sideline_tui.screens.drafts import IN_MEMORY
from sideline_tui.screens.rehearse_board import View
from sideline_tui.screens.rehearse_commands import RehearseCommands
from sideline_tui.screens.rehearse_conversation import RehearsedConversation
from sideline_tui.screens.rehearse_picking import NOTHING, last, stepped
from sideline_tui.widgets import margins, talk
from sideline_tui.widgets.card import Card
from sideline_tui.widgets.card_rows import Kind
from sideline_tui.widgets.prompt import NEW_LINE_KEY, SEND_KEYS, Done, Question
from sideline_tui.widgets.sheet import Leaf

SCROLLED = 3
STEPS = {"up": -1, "down": 1}
PAGES = {"pageup": -1, "pagedown": 1}


class RehearseScreen(RehearsedConversation):
    """One rehearsal under way. Closes with what is wanted next: `again`, `another`, or None."""

    CSS_PATH = "rehearse.tcss"
    HELP = "rehearse"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {RehearseCommands}
    COMPONENT_CLASSES: ClassVar[set[str]] = {style.removeprefix(".") for style in (*margins.STYLES, *talk.STYLES)}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - typed by Textual as it is
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*rehearse_keys.COMMANDS]

    async def _take(self, event: events.Key) -> bool:
        """Give the key to what is open, else to the input line."""
        self.say("")
        if event.key in rehearse_keys.ACTIONS:
            await self._work.done()
            await self.app.run_action(rehearse_keys.ACTIONS[event.key], self)
        elif self._prompt.question:
            self._labelled(await self._prompt.press(event))
        elif event.character == "?" and not self._line.field.text:
            self.action_help()
        elif not await self._moved(event):
            return await self._typed(event)
        return True

    async def _moved(self, event: events.Key) -> bool:
        """Take a key that moves in what is shown. False for one that does not."""
        if event.key == "escape":
            self._settle()
        elif event.key in PAGES:
            self._page.scroll_relative(y=PAGES[event.key] * max(self._page.size.height - 2, 1), animate=False)
        elif event.key in STEPS and (self.view is not View.TALK or self.picked >= 0 or not self._line.field.text):
            await self._work.done()
            self._step(STEPS[event.key])
        elif event.key in SEND_KEYS and self.picked >= 0:
            self._back_before(self.picked)
        elif event.key in SEND_KEYS and self.view is View.BRANCHES:
            if branch := self._board.ways.branch:
                self._back_to(branch.number)
        else:
            return False
        return True

    async def _typed(self, event: events.Key) -> bool:
        if event.key in SEND_KEYS:
            await (self._send() if self._line.field.text.strip() else self._go_on())
        elif event.key == NEW_LINE_KEY:
            self._line.field.write("\n")
        elif event.key not in {"tab", "shift+tab"}:
            if event.is_printable:
                self._come_forward()
            await self._line.field.press(event)
            self._mind_the_disk()
        return event.is_printable or event.key in SEND_KEYS

    def on_paste(self, event: events.Paste) -> None:
        """Pasted words go into the input line."""
        event.stop()
        self._come_forward()
        self._line.field.write(event.text)
        self._mind_the_disk()

    def _mind_the_disk(self) -> None:
        self.say(IN_MEMORY if self._line.only_in_memory else "")

    def on_click(self) -> None:
        """A click anywhere leaves the input line open."""
        self._open_line()

    def on_card_acted(self, message: Card.Acted) -> None:
        """A click on a way goes on that way."""
        if message.item.kind is Kind.CHOOSE:
            self.action_choose(message.item.number)

    @property
    def _page(self) -> Widget:
        return self._board.page(self.view, narrow=self.has_class("-narrow"))

    def _step(self, step: int) -> None:
        """Up or down: in the ways, in a page of text, else in the turns."""
        if self.view is View.BRANCHES:
            self._pick_way(step)
        elif self.view is not View.TALK:
            self._page.scroll_relative(y=step * SCROLLED, animate=False)
        else:
            self.picked = stepped(self._board.lines, self.picked, step)

    def _settle(self) -> None:
        """Put away what is open."""
        if self._prompt.question:
            self._labelled(Done.LEFT)
        elif self.view is View.TALK and self.picked < 0 and self._board.why < 0:
            self.say("F10 ends it here and reads it back; F9 leaves it as it is.")
        self.view, self.picked, self._board.why = View.TALK, NOTHING, NOTHING
        self._board.show_talk(self.picked)

    def _come_forward(self) -> None:
        """Whoever types wants to see the talk."""
        self.picked = NOTHING
        if self.view is not View.TALK and (self.has_class("-narrow") or self.view is View.BRANCHES):
            self.view = View.TALK

    async def _go_on(self) -> None:
        await self._work.done()
        if self.reply and self.reply.ended:
            self._read_back(self.reply)
        else:
            self.action_choose(1)

    async def _command(self, asked: Asked) -> None:
        """Carry out a typed command that only shows something."""
        if asked.verb is Verb.COMPARE:
            self.action_branches()
            await self._compare(*asked.numbers)
        else:
            await self.app.run_action(asked.text if asked.verb is Verb.NOTHING else str(asked.verb), self)

    # What can be asked for

    def action_rewind(self) -> None:
        """Pick a turn, beginning with the last one."""
        self.view = View.TALK
        self.picked = last(self._board.lines)
        if self.picked < 0:
            self.say("Nothing was said yet: this is where it begins.")

    def action_why(self) -> None:
        """Open the quiet line of the turn under the cursor, else of the last one; or close it."""
        board = self._board
        if not board.heard:
            self.say("Nothing was said yet.")
            return
        turn = self.picked if self.picked in board.heard else board.last_heard
        board.why = NOTHING if board.why == turn else turn
        board.show_talk(self.picked)

    async def action_rubric(self) -> None:
        """Show or hide what all this is counted by."""
        sections = await self._talk.turn(lambda attempt: attempt.rubric())
        leaves = (Leaf(title, [("·", line) for line in lines], 2) for title, lines in sections)
        self._turn_page(Leaf("What this is counted by", ()), *leaves)

    def action_help(self) -> None:
        """Show the keys; the next time, the page about rehearsing."""
        leaf = rehearse_keys.help_leaf(self.reply.card.detours if self.reply else ())
        if self._turn_page(leaf):
            return
        from sideline_tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self, reading=True))

    def _turn_page(self, *leaves: Leaf) -> bool:
        """Show this page of text. False where it was shown already: then it is put away."""
        shown = self.view is View.SHEET and self._board.heading == leaves[0].heading
        self.view = View.TALK if shown else View.SHEET
        if not shown:
            self._board.show_leaves(*leaves)
        return not shown

    def action_card(self) -> None:
        """Show or hide the whole card, where there is no room for it beside the talk."""
        self.view = View.TALK if self.view is View.CARD else View.CARD

    def action_branches(self) -> None:
        """Show or hide the ways it went."""
        if self.view is View.BRANCHES:
            self.view = View.TALK
        elif self.reply:
            self._list_ways(self.reply)
            self._pick_way(0)

    def action_label(self) -> None:
        """Ask what the last turn really was."""
        from sideline_flows.practice.moves.model import Move

        heard = self._board.heard.get(self._board.last_heard)
        if heard is None or heard.feedback is None:
            self.say("Nothing was said yet that could be called otherwise.")
            return
        moves = tuple(str(move) for move in Move if move is not Move.MIXED)
        self._prompt.ask(Question("label", "What was your last turn really?", "", moves, heard.feedback.move))
        self.add_class("-asking")
        self._show_keys()

    def action_mood(self) -> None:
        """Say how they sit there, with the levels as numbers."""
        if self.reply:
            self.say("\n".join(rehearse_parts.mood_lines(self.reply)))

    def action_end(self) -> None:
        """End here, and read it back; once it has ended, read it back again."""
        if self.reply and self.reply.ended:
            self._read_back(self.reply)
        else:
            self._go(lambda attempt: attempt.end())

    def action_leave(self) -> None:
        """Leave it as it is."""
        self._work.undertake(self._leave())

    def action_choose(self, number: int) -> None:
        """Go on that way."""
        self._go(lambda attempt: attempt.choose(number))

    def action_detour(self, flow: str) -> None:
        """Call a flow; it comes back to this spot."""
        self._go(lambda attempt: attempt.call(flow))
