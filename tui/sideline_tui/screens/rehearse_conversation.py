"""The conversation on the rehearsal screen: what is asked of the attempt, and what is shown of its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.reactive import var
from textual.widget import Widget

from sideline_flows.attempt import Attempt
from sideline_flows.errors import InputError, SidelineError
from sideline_flows.practice.rehearsal import NotYetError
from sideline_flows.practice.reply import RehearsalReply
from sideline_tui.rehearse_lines import Asked, Verb
from sideline_tui.rehearse_parts import moment_before
from sideline_tui.rehearse_plain import ACTS
from sideline_tui.screens import rehearse_line, rehearse_turns
from sideline_tui.screens.conversing import ConversingScreen
from sideline_tui.screens.rehearse_board import Board, View
from sideline_tui.screens.rehearse_picking import words_of
from sideline_tui.screens.rehearse_turns import Act, Shown
from sideline_tui.widgets.branches import Ways
from sideline_tui.widgets.prompt import Done, Prompt

if TYPE_CHECKING:
    from sideline_tui.desk import Desk


class RehearsedConversation(ConversingScreen[str | None, Attempt, Shown]):
    """Opens it, says what is typed, goes back to a turn, compares two ways, reads it back at its end."""

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
        super().__init__(desk, open_attempt)
        self._line = rehearse_line.Line({} if drafts is None else drafts, keep_draft)
        self._prompt = Prompt(lambda _box, _text: None)
        self._board = Board()

    def compose(self) -> Iterator[Widget]:
        """Where we are, the talk with the card, and the lines below."""
        yield from self._board.widgets(self._prompt, self._line.field, self._said)

    def on_mount(self) -> None:
        """Open the rehearsal behind the first frame."""
        self._line.start()
        self._open_line()
        self._work.undertake(self._open())

    @property
    def reply(self) -> RehearsalReply | None:
        """What is shown; None until the rehearsal is open."""
        return self._board.reply

    async def _open(self) -> None:
        if await self._turn(self._knowing(lambda attempt: attempt.reply())) and self._line.begun:
            self.say("What you had typed is back in the line.")

    # What is typed

    async def _send(self) -> None:
        """Send the line; where it cannot be read, say why, and leave its words in it."""
        text = self._line.take()
        try:
            asked = rehearse_line.read(text)
        except InputError as error:
            self._line.came_back(text)
            self.say(str(error))
            return
        if asked.verb in ACTS:
            self._work.undertake(self._sent(asked, text))
        else:
            await self._work.done()
            self._line.arrived(text)
            await self._command(asked)

    async def _sent(self, asked: Asked, text: str) -> None:
        self.view, self._board.again = View.TALK, ""
        taken = await self._turn(self._knowing(lambda attempt: ACTS[asked.verb](attempt, asked)))
        if taken and asked.verb is Verb.SAY:
            self._line.said(text)
            self._mind_what_is_stored()
        elif taken or asked.verb is Verb.CHOOSE:
            self._line.arrived(text)
        else:
            self._line.came_back(text)

    def _mind_what_is_stored(self) -> None:
        if self.reply and self.reply.saved:
            self._line.stored()

    async def _command(self, asked: Asked) -> None:
        """Carry out a typed command that only shows something."""
        raise NotImplementedError

    # What the attempt is asked

    def _go(self, act: Act) -> None:
        self.view = View.TALK
        self._do(self._knowing(act))

    def _knowing(self, act: Act) -> Callable[[Attempt], Shown]:
        return rehearse_turns.do(act, dict(self._board.heard))

    def _back_to(self, number: int) -> None:
        """Go back to a moment, and show what was said there last time."""
        self._board.again = words_of(self._board.lines, self.picked)
        self.picked, self._board.why = -1, -1
        self._go(lambda attempt: attempt.rewind(number))

    def _back_before(self, turn: int) -> None:
        self._back_to(moment_before(self._board.lines, turn))

    def _labelled(self, answer: str | Done | None) -> None:
        if answer is None:
            return
        self._prompt.close()
        self.remove_class("-asking")
        self._open_line()
        self._show_keys()
        if isinstance(answer, str):
            self._board.why = -1
            self._go(lambda attempt: attempt.correct(answer))

    # Two ways side by side

    def _list_ways(self, reply: RehearsalReply) -> None:
        others = [at for at, branch in enumerate(reply.branches) if not branch.here]
        self._board.ways = Ways(reply.branches, others[-1] if others else 0, name=reply.name)
        self.view = View.BRANCHES

    def _pick_way(self, step: int) -> None:
        ways = self._board.ways = self._board.ways.stepped(step)
        if ways.branch and ways.here:
            self._work.undertake(self._compare(ways.branch.number, ways.here.number))
        else:
            self._board.show_ways()

    async def _compare(self, left: int, right: int) -> None:
        try:
            compared = await self._talk.turn(rehearse_turns.compare(left, right))
        except SidelineError as error:
            self.say(str(error))
            return
        self._board.ways = replace(self._board.ways, compared=compared)
        self._board.show_ways()

    # What is shown

    def _show(self, answer: Shown) -> None:
        before = self._board.reply
        self._warned = False
        self._board.show(answer, -1)
        self._mind_what_is_stored()
        self.picked = -1
        self._line.field.placeholder = self._board.invitation
        self._show_keys()
        self.say(answer.reply.message)
        if answer.reply.ended and not (before and before.ended):
            self._read_back(answer.reply)

    def _refuse(self, error: SidelineError) -> None:
        """Say why not; what a guard waits for lights up on the card."""
        if isinstance(error, NotYetError):
            self._board.show_card(frozenset(each.need for each in error.unmet))
        super()._refuse(error)

    def _show_keys(self) -> None:
        self._board.show_keys(self.view, self.picked, labelling=self._prompt.question is not None)

    def watch_picked(self) -> None:
        """Draw the cursor."""
        self._board.show_talk(self.picked)
        self._show_keys()

    def _open_line(self) -> None:
        self.set_focus(self._line.field, scroll_visible=False)

    def _read_back(self, reply: RehearsalReply) -> None:
        from sideline_tui.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(reply, self._board.heard), callback=self._wanted)

    def _wanted(self, wanted: str | None) -> None:
        if wanted:
            self._work.undertake(self._leave(wanted))

    async def _leave(self, wanted: str | None = None) -> None:
        if await self.lets_go("F9 once more leaves.", self.say):
            self._close(wanted)

    async def store_again(self) -> None:
        """Try once more to store what the disk did not take, turns and words not sent."""
        self._line.store_again()
        await self._turn(self._knowing(lambda attempt: attempt.store_again()))

    @property
    def at_stake(self) -> str:
        """Turns that are not stored, or that are stored nowhere; else words not sent that are on no disk."""
        reply = self.reply
        if reply and reply.off_the_record and not reply.ended:
            return "This is off the record, so nothing of it is kept."
        if reply and not reply.saved:
            return "The disk did not take what was said last (full?)."
        return self._line.at_stake
