"""The rehearsal screen: a conversation with a counterpart. It forwards what is typed, and shows what comes back.

The input line is always open: words are said, a digit alone goes on in the flow, enter on nothing takes the first way.
Every key comes through `on_key`, one after the other; what it asks of the attempt is queued in that order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, MutableMapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.command import Provider
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from sideline_flows.errors import InputError, SidelineError
from sideline_flows.practice.rehearsal import NotYetError
from sideline_flows.practice.reply import RehearsalReply, Speaker
from sideline_tui import rehearse_parts
from sideline_tui.rehearse_lines import Asked, Verb, read_line
from sideline_tui.rehearse_plain import ACTS
from sideline_tui.screens import rehearse_keys, rehearse_turns
from sideline_tui.screens.live_talk import Drafts, Talk
from sideline_tui.screens.rehearse_commands import RehearseCommands
from sideline_tui.screens.rehearse_turns import Act, Shown
from sideline_tui.widgets import margins, talk
from sideline_tui.widgets.branches import Branches, Ways
from sideline_tui.widgets.card import Card
from sideline_tui.widgets.card_rows import Kind, Manner
from sideline_tui.widgets.counterpart import Sitting, Where
from sideline_tui.widgets.feedback import Heard
from sideline_tui.widgets.field import Field
from sideline_tui.widgets.fold import Fold
from sideline_tui.widgets.keyline import KeyLine
from sideline_tui.widgets.prompt import NEW_LINE_KEY, SEND_KEYS, Done, Prompt, Question
from sideline_tui.widgets.sheet import Leaf, Sheet
from sideline_tui.widgets.words import Words

if TYPE_CHECKING:
    from sideline_flows.attempt import Attempt
    from sideline_tui.desk import Desk

BOX = "say"
"""The box whose draft the input line is."""
SCROLLED = 3
STEPS = {"up": -1, "down": 1}
PAGES = {"pageup": -1, "pagedown": 1}


class View(StrEnum):
    """What is shown: the talk, or something in its place or beside it."""

    TALK = "talk"
    CARD = "card"
    SHEET = "sheet"
    BRANCHES = "branches"


class RehearseScreen(Screen[str | None]):
    """One rehearsal under way. Closes with what is wanted next: `again`, `another`, or None."""

    CSS_PATH = "rehearse.tcss"
    AUTO_FOCUS = ""
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {RehearseCommands}
    COMPONENT_CLASSES: ClassVar[set[str]] = {style.removeprefix(".") for style in (*margins.STYLES, *talk.STYLES)}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - typed by Textual as it is
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*rehearse_keys.COMMANDS]

    view: var[View] = var(View.TALK)
    picked: var[int] = var(-1)
    """The turn under the cursor while one is picked to be said otherwise."""

    def __init__(
        self,
        desk: Desk,
        open_attempt: Callable[[], Attempt],
        keep_draft: Callable[[str, str], None],
        drafts: MutableMapping[str, str] | None = None,
    ) -> None:
        """`open_attempt` runs on the desk. `keep_draft` takes a box and its text, and returns once it is on disk.

        `drafts` are words not sent yet, by box; they are kept up to date for whoever passed them in.
        """
        super().__init__()
        self._talk = Talk(desk, open_attempt)
        self._drafts = Drafts({} if drafts is None else drafts, keep_draft)
        self._reply: RehearsalReply | None = None
        self._heard: dict[int, Heard] = {}
        self._why = -1
        self._lit: frozenset[str] = frozenset()
        self._ways = Ways()
        self._again = ""
        """What was said where one has gone back to."""
        self._open_at = ""
        """The heading of the page of text shown last."""
        self._may_leave = False
        self._under_way = 0
        self._answered_all = asyncio.Event()
        self._where, self._sitting, self._fold, self._told = Where(), Sitting(), Fold(), talk.Talk()
        self._card, self._sheet, self._branches = Card(), Sheet(), Branches()
        self._prompt, self._field = Prompt(lambda _box, _text: None), Field(self._keep)
        self._said, self._keys = Words(id="said"), KeyLine(rehearse_keys.bottom_line(None))

    def compose(self) -> Iterator[Widget]:
        """Where we are, the talk with the card, and the lines below: posture, what is typed, what is told, keys."""
        yield self._where
        yield self._fold
        with Horizontal(id="room"):
            yield from (self._told, self._branches)
            with Vertical(id="beside"):
                yield from (self._card, self._sheet)
        yield from (self._sitting, self._prompt)
        with Horizontal(id="line"):
            yield Words("›", id="mark")
            yield self._field
        yield from (self._said, self._keys)

    def on_mount(self) -> None:
        """Open the rehearsal behind the first frame."""
        self._field.start(self._drafts[BOX])
        self.set_focus(self._field, scroll_visible=False)
        self._undertake(self._open())

    @property
    def reply(self) -> RehearsalReply | None:
        """What is shown; None until the rehearsal is open."""
        return self._reply

    # What a key does

    async def on_key(self, event: events.Key) -> None:
        """Give the key to what is open, else to the input line."""
        if await self._take(event):
            event.stop()
            event.prevent_default()

    async def _take(self, event: events.Key) -> bool:
        self.say("")
        if event.key in rehearse_keys.ACTIONS:
            await self._answered_all.wait()
            await self.app.run_action(rehearse_keys.ACTIONS[event.key], self)
        elif self._prompt.question:
            self._labelled(await self._prompt.press(event))
        elif event.character == "?" and not self._field.text:
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
        elif event.key in STEPS and (self.view is not View.TALK or self.picked >= 0 or not self._field.text):
            await self._answered_all.wait()
            self._step(STEPS[event.key])
        elif event.key in SEND_KEYS and (self.picked >= 0 or self.view is View.BRANCHES):
            self._back_to(self._before(self.picked) if self.picked >= 0 else self._ways.branch)
        else:
            return False
        return True

    async def _typed(self, event: events.Key) -> bool:
        if event.key in SEND_KEYS:
            await self._send(self._field.text)
        elif event.key == NEW_LINE_KEY:
            self._field.write("\n")
        elif event.key not in {"tab", "shift+tab"}:
            if event.is_printable:
                self._come_forward()
            await self._field.press(event)
        return event.is_printable or event.key in SEND_KEYS

    def on_paste(self, event: events.Paste) -> None:
        """Pasted words go into the input line."""
        event.stop()
        self._come_forward()
        self._field.write(event.text)

    def on_click(self) -> None:
        """A click anywhere leaves the input line open."""
        self.set_focus(self._field, scroll_visible=False)

    @property
    def _page(self) -> Widget:
        narrow = self.has_class("-narrow")
        if self.view is View.SHEET:
            return self._sheet
        if self.view is View.BRANCHES:
            return self._branches
        return self._card if self.view is View.CARD and narrow else self._told

    def _step(self, step: int) -> None:
        """Up or down: in the ways, in a page of text, else in the turns."""
        if self.view is View.BRANCHES:
            self._pick_way(step)
        elif self.view is not View.TALK:
            self._page.scroll_relative(y=step * SCROLLED, animate=False)
        elif self._reply and (stops := talk.stops(self._reply.lines)):
            at = stops.index(self.picked) + step if self.picked in stops else len(stops) - 1
            if self.picked >= 0 or step < 0:
                self.picked = stops[max(at, 0)] if at < len(stops) else -1

    def _settle(self) -> None:
        """Put away what is open."""
        if self._prompt.question:
            self._labelled(Done.LEFT)
        elif self.view is View.TALK and self.picked < 0 and self._why < 0:
            self.say("F10 ends it here and reads it back; F9 leaves it as it is.")
        self.view, self.picked, self._why = View.TALK, -1, -1
        self._show_talk()

    def _come_forward(self) -> None:
        """Whoever types wants to see the talk."""
        self.picked = -1
        if self.view is not View.TALK and (self.has_class("-narrow") or self.view is View.BRANCHES):
            self.view = View.TALK

    # What can be asked for

    def action_rewind(self) -> None:
        """Pick a turn, beginning with the last one."""
        self.view = View.TALK
        stops = talk.stops(self._reply.lines) if self._reply else []
        if stops:
            self.picked = stops[-1]
        else:
            self.say("Nothing was said yet: this is where it begins.")

    def action_why(self) -> None:
        """Open the quiet line of the turn under the cursor, else of the last one; or close it."""
        if not self._heard:
            self.say("Nothing was said yet.")
            return
        turn = self.picked if self.picked in self._heard else max(self._heard)
        self._why = -1 if self._why == turn else turn
        self._show_talk()

    async def action_rubric(self) -> None:
        """Show or hide what all this is counted by."""
        sections = await self._talk.turn(lambda attempt: attempt.rubric())
        leaves = (Leaf(title, [("·", line) for line in lines], 2) for title, lines in sections)
        self._turn_page(Leaf("What this is counted by", ()), *leaves)

    def action_help(self) -> None:
        """Show or hide the keys."""
        self._turn_page(rehearse_keys.help_leaf(self._reply.card.detours if self._reply else ()))

    def action_card(self) -> None:
        """Show or hide the whole card, where there is no room for it beside the talk."""
        self.view = View.TALK if self.view is View.CARD else View.CARD

    def action_branches(self) -> None:
        """Show or hide the ways it went."""
        if self.view is View.BRANCHES:
            self.view = View.TALK
        elif self._reply:
            others = [at for at, branch in enumerate(self._reply.branches) if not branch.here]
            self._ways = Ways(self._reply.branches, others[-1] if others else 0, name=self._reply.name)
            self.view = View.BRANCHES
            self._pick_way(0)

    def action_label(self) -> None:
        """Ask what the last turn really was."""
        from sideline_flows.practice.moves.model import Move

        last = self._heard[max(self._heard)].feedback if self._heard else None
        if last is None:
            self.say("Nothing was said yet that could be called otherwise.")
            return
        moves = tuple(str(move) for move in Move if move is not Move.MIXED)
        self._prompt.ask(Question("label", "What was your last turn really?", "", moves, last.move))
        self.add_class("-asking")
        self._show_keys()

    def action_mood(self) -> None:
        """Say how they sit there, with the levels as numbers."""
        if self._reply:
            self.say("\n".join(rehearse_parts.mood_lines(self._reply)))

    def action_end(self) -> None:
        """End here, and read it back; once it has ended, read it back again."""
        if self._reply and self._reply.ended:
            self._read_back(self._reply)
        else:
            self._do(lambda attempt: attempt.end())

    def action_leave(self) -> None:
        """Leave it as it is."""
        if self._reply and self._reply.off_the_record and not (self._reply.ended or self._may_leave):
            self._may_leave = True
            self.say("This is off the record, so nothing of it is kept. F9 once more leaves.")
        else:
            self.dismiss(None)

    def action_choose(self, number: int) -> None:
        """Go on that way."""
        self._do(lambda attempt: attempt.choose(number))

    def action_detour(self, flow: str) -> None:
        """Call a flow; it comes back to this spot."""
        self._do(lambda attempt: attempt.call(flow))

    # What is typed

    async def _send(self, text: str) -> None:
        if not text.strip():
            await self._go_on()
            return
        self._field.start("")
        self._drafts.take(BOX)
        try:
            asked = _read(text)
        except InputError as error:
            self._refused(text, error)
            return
        if asked.verb in ACTS:
            self._undertake(self._sent(asked, text))
        else:
            await self._answered_all.wait()
            self._drafts.arrived(BOX)
            await self._command(asked)

    async def _go_on(self) -> None:
        await self._answered_all.wait()
        if self._reply and self._reply.ended:
            self._read_back(self._reply)
        else:
            self.action_choose(1)

    async def _command(self, asked: Asked) -> None:
        """Carry out a typed command that only shows something."""
        if asked.verb is Verb.COMPARE:
            await self._compare_typed(*asked.numbers)
        else:
            await self.app.run_action(asked.text if asked.verb is Verb.NOTHING else str(asked.verb), self)

    async def _sent(self, asked: Asked, text: str) -> None:
        self.view, self._again = View.TALK, ""
        if await self._turn(lambda attempt: ACTS[asked.verb](attempt, asked)) or asked.verb is Verb.CHOOSE:
            self._drafts.arrived(BOX)
        else:
            self._put_back(text)

    def _refused(self, text: str, error: InputError) -> None:
        self._put_back(text)
        self.say(str(error))

    def _put_back(self, text: str) -> None:
        self._drafts.came_back(BOX, text)
        self._field.start(self._drafts[BOX])

    def _keep(self, text: str) -> None:
        self._drafts.write(BOX, text)
        if self._drafts.trouble:
            self.say(f"What you type is not on disk until you send it: {self._drafts.trouble}")

    # What the attempt is asked

    def _do(self, act: Act) -> None:
        self.view = View.TALK
        self._undertake(self._turn(act))

    def _undertake(self, work: Coroutine[object, object, object]) -> None:
        """Do `work` beside the drawing; keys that act on what is shown wait for its end."""
        self._under_way += 1
        self._answered_all.clear()
        self.run_worker(self._counted(work))

    async def _counted(self, work: Coroutine[object, object, object]) -> None:
        await work
        self._under_way -= 1
        if not self._under_way:
            self._answered_all.set()

    async def _turn(self, act: Act) -> bool:
        """One turn, after all those asked for before. False where it could not be done; then it has said why."""
        try:
            self._show(await self._talk.turn(rehearse_turns.do(act, dict(self._heard))))
        except NotYetError as error:
            self._lit = frozenset(each.need for each in error.unmet)
            self._show_card()
            self.say(str(error))
        except SidelineError as error:
            self.say(str(error))
        else:
            return True
        return False

    async def _open(self) -> None:
        if await self._turn(lambda attempt: attempt.reply()) and self._drafts[BOX]:
            self.say("What you had typed is back in the line.")

    def _before(self, turn: int) -> int:
        """The moment before a turn: what was done there can be done otherwise from it."""
        numbers = list(dict.fromkeys(line.number for line in self._reply.lines)) if self._reply else []
        return numbers[numbers.index(turn) - 1] if turn in numbers[1:] else 0

    def _back_to(self, where: object) -> None:
        from sideline_flows.practice.reply import Branch

        number = where.number if isinstance(where, Branch) else where
        if not isinstance(number, int):
            return
        self._again = self._words(self.picked)
        self.picked, self._why = -1, -1
        self._do(lambda attempt: attempt.rewind(number))

    def _words(self, turn: int) -> str:
        lines = self._reply.lines if self._reply else ()
        return next((line.text for line in lines if line.number == turn and line.speaker is Speaker.ME), "")

    def _pick_way(self, step: int) -> None:
        ways = self._ways
        if not ways.branches:
            self._branches.show(ways)
            return
        self._ways = replace(ways, picked=(ways.picked + step) % len(ways.branches), compared=None)
        if self._ways.branch and self._ways.here:
            self._undertake(self._compare(self._ways.branch.number, self._ways.here.number))

    async def _compare_typed(self, left: int, right: int) -> None:
        self.action_branches()
        await self._compare(left, right)

    async def _compare(self, left: int, right: int) -> None:
        try:
            compared = await self._talk.turn(rehearse_turns.compare(left, right))
        except SidelineError as error:
            self.say(str(error))
            return
        self._ways = replace(self._ways, compared=compared)
        self._branches.show(self._ways)

    def _labelled(self, answer: str | Done | None) -> None:
        if answer is None:
            return
        self._prompt.close()
        self.remove_class("-asking")
        self.set_focus(self._field, scroll_visible=False)
        self._show_keys()
        if isinstance(answer, str):
            self._why = -1
            self._do(lambda attempt: attempt.correct(answer))

    # What is shown

    def _show(self, shown: Shown) -> None:
        before, self._reply = self._reply, shown.reply
        self._heard = dict(shown.heard)
        self._lit, self._may_leave, self.picked = frozenset(), False, -1
        self._why = self._why if self._why in self._heard and self._why == max(self._heard) else -1
        self._field.placeholder = self._invitation(shown.reply)
        self._where.show(shown.reply)
        self._sitting.show(shown.reply)
        self._show_card()
        self._show_talk()
        self._show_keys()
        self.say(shown.reply.message)
        if shown.reply.ended and not (before and before.ended):
            self._read_back(shown.reply)

    def _invitation(self, reply: RehearsalReply) -> str:
        if reply.ended:
            return "It has ended. Up picks a turn to try another way from."
        return f"Last time: “{self._again}”" if self._again else f"Say something to {reply.name}"

    def _show_card(self) -> None:
        if self._reply:
            manner = Manner(keys=False, lit=self._lit)
            self._card.show(self._reply.card, {}, manner)
            self._fold.show(self._reply.card, manner)

    def _show_talk(self) -> None:
        reply = self._reply
        if reply:
            about = f"{reply.about} F3 shows what counts."
            self._told.show(talk.Told(reply.name, about, reply.lines, self._heard, self.picked, self._why))

    def _show_keys(self) -> None:
        if self._prompt.question:
            self._keys.show(rehearse_keys.LABELLING)
        elif self.picked >= 0:
            self._keys.show(rehearse_keys.PICKING)
        else:
            pages = {View.BRANCHES: rehearse_keys.BRANCHING, View.SHEET: rehearse_keys.READING}
            self._keys.show(pages.get(self.view) or rehearse_keys.bottom_line(self._reply))

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

    def watch_picked(self) -> None:
        """Draw the cursor."""
        self._show_talk()
        self._show_keys()

    def _turn_page(self, *leaves: Leaf) -> None:
        heading = leaves[0].heading if leaves else ""
        if self.view is View.SHEET and self._open_at == heading:
            self.view = View.TALK
            return
        self.view = View.SHEET
        self._open_at = heading
        self._sheet.show(*leaves)

    def _read_back(self, reply: RehearsalReply) -> None:
        from sideline_tui.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(reply, self._heard), callback=self._wanted)

    def _wanted(self, wanted: str | None) -> None:
        if wanted:
            self.dismiss(wanted)

    def on_card_acted(self, message: Card.Acted) -> None:
        """A click on a way goes on that way."""
        if message.item.kind is Kind.CHOOSE:
            self.action_choose(message.item.number)

    def on_field_refused(self, message: Field.Refused) -> None:
        """Say why nothing was taken."""
        self.say(message.words)


def _read(text: str) -> Asked:
    """What a line asks for. Two commands are only here: to pick a turn by eye, and to leave."""
    bare = text.strip().lower()
    if bare in {"/rewind", "/leave"}:
        return Asked(Verb.NOTHING, bare[1:])
    if bare == "/correct":
        return Asked(Verb.NOTHING, "label")
    return read_line(text)
