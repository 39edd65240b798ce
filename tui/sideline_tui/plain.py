"""A conversation as lines: for screen readers, plain terminals and scripts. It prints what the coach answers.

Each line typed is on disk before its answer is printed. The end of input parks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sideline_flows.coach import Coach
from sideline_flows.engine.stack import PARKED
from sideline_flows.errors import SidelineError
from sideline_flows.reply import Reply
from sideline_flows.text import one_line
from sideline_tui.card_lines import card_lines, everything, note_lines, promise_lines, why_lines
from sideline_tui.lines import Input, Verb, help_lines, number_or_name, read_line
from sideline_tui.printing import prompt, say
from sideline_tui.typed import Stopped, TypedLines

MOVES = frozenset({Verb.CHOOSE, Verb.CALL, Verb.GO, Verb.UNDO})
"""What is answered with the whole card; everything else only with what changed."""

ACTS: Mapping[Verb, Callable[[Coach, Input], Reply]] = {
    Verb.CHOOSE: lambda coach, asked: coach.choose(int(asked.text)),
    Verb.NOTE: lambda coach, asked: coach.say(asked.text),
    Verb.PRIVATE: lambda coach, asked: coach.say(asked.text, private=True),
    Verb.SET: lambda coach, asked: coach.capture(asked.name, asked.text),
    Verb.CHECK: lambda coach, asked: coach.check(number_or_name(asked.text), on=asked.on),
    Verb.PROMISE: lambda coach, asked: coach.promise(asked.text),
    Verb.CALL: lambda coach, asked: coach.call(asked.text),
    Verb.GO: lambda coach, asked: coach.jump(asked.text),
    Verb.UNDO: lambda coach, _: coach.undo(),
    Verb.WHO: lambda coach, asked: coach.floor(asked.text),
}
"""What each kind of line asks of the coach. An act that cannot be done raises, and then nothing has changed."""


class PlainTalk:
    """One sitting of one conversation.

    `terminal` is whether somebody sits there and wants a prompt, `options` what `sideline resume` needs besides the id.
    """

    def __init__(self, coach: Coach, typed: TypedLines, today: date, *, terminal: bool, options: str = "") -> None:
        self._coach = coach
        self._typed = typed
        self._today = today
        self._terminal = terminal
        self._options = options
        self._reply = coach.reply()

    def run(self) -> int:
        """Talk until the end of input or `/park`. The exit code: 0, or 128 and the number of the signal that came."""
        with self._typed.listening():
            try:
                self._open()
                while self._turn():
                    pass
            except Stopped as stopped:
                self._leave()
                return 128 + stopped.number
            except OSError:
                self._coach.park()
                raise
            return self._leave()

    def _open(self) -> None:
        say("A number chooses, any other line is a note, /help lists the rest.")
        if self._reply.due:
            say(f"Open from before with {self._reply.person}:", *promise_lines(self._reply.due, self._today))
        self._show_card()

    def _turn(self) -> bool:
        """Take one line and answer it. False when it was the last."""
        if self._terminal:
            prompt("> ")
        try:
            line = self._typed.next()
            asked = Input(Verb.PARK) if line is None else read_line(line)
            if asked.verb is Verb.PARK or self._done(asked):
                return False
            self._answer(asked)
        except SidelineError as error:
            say(one_line(str(error)))
        return True

    def _done(self, asked: Input) -> bool:
        """After the end, somebody at a terminal leaves with an empty line; a script just goes on to its end."""
        return asked.verb is Verb.NOTHING and self._terminal and bool(self._reply.outcome)

    def _answer(self, asked: Input) -> None:
        match asked.verb:
            case Verb.NOTHING | Verb.CARD:
                if self._terminal or asked.verb is Verb.CARD:
                    self._show_card()
            case Verb.WHY:
                say(*why_lines(self._reply.card))
            case Verb.NOTES:
                say(*(note_lines(self._reply.notes) or ("no notes yet",)))
            case Verb.HELP:
                say(*help_lines())
            case _:
                self._show(asked, ACTS[asked.verb](self._coach, asked))

    def _show(self, asked: Input, reply: Reply) -> None:
        before, self._reply = self._reply, reply
        if asked.verb in MOVES:
            self._show_card()
            return
        known = set(everything(before, self._today))
        news = [line for line in everything(reply, self._today) if line not in known]
        say(*news, *([reply.message] if reply.message else [] if news else [_receipt(asked)]))

    def _show_card(self) -> None:
        say("", *([self._reply.message] if self._reply.message else []), *card_lines(self._reply.card))
        if self._reply.outcome:
            leave = "an empty line leaves" if self._terminal else "/park or the end of input leaves"
            say(f"Ended: {self._reply.outcome}. A note is still kept, /undo goes back in, {leave}.")

    def _leave(self) -> int:
        """Park, unless the conversation has come to its end; say how it goes on. 1 while a turn is not stored."""
        reply = self._coach.park()
        if reply.message:
            say(reply.message)
        if reply.outcome not in {"", PARKED}:
            say(f"Kept as {reply.session_id}.")
        else:
            say(f"Go on with it: sideline resume {reply.session_id} --plain {self._options}".rstrip())
        return 0 if reply.saved else 1


def _receipt(asked: Input) -> str:
    """What is said when nothing on the card has changed."""
    match asked.verb:
        case Verb.NOTE:
            return "noted"
        case Verb.PRIVATE:
            return "noted, for you alone"
        case Verb.WHO:
            return f"who talks: {asked.text or 'nobody'}"
        case Verb.SET:
            return f"kept: {asked.name} = {asked.text}"
        case _:
            return "kept"
