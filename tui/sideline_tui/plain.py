"""A conversation as lines: for screen readers, plain terminals and scripts. It prints what the coach answers.

Each line typed is on disk before its answer is printed. The end of input parks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from sideline_flows.coach import Coach
from sideline_flows.engine.stack import PARKED
from sideline_flows.reply import Reply
from sideline_tui.card_lines import card_lines, everything, note_lines, promise_lines, why_lines
from sideline_tui.lines import LANGUAGE, Asked, Verb, help_lines
from sideline_tui.plain_sitting import PlainSitting
from sideline_tui.printing import say
from sideline_tui.slash import number_or_name
from sideline_tui.typed import TypedLines

MOVES = frozenset({Verb.CHOOSE, Verb.CALL, Verb.GO, Verb.UNDO})
"""What is answered with the whole card; everything else only with what changed."""

ACTS: Mapping[Verb, Callable[[Coach, Asked], Reply]] = {
    Verb.CHOOSE: lambda coach, asked: coach.choose(asked.numbers[0]),
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


class PlainTalk(PlainSitting[Verb]):
    """One sitting of one conversation. The end of input parks, as `/park` does."""

    def __init__(self, coach: Coach, typed: TypedLines, today: date, *, options: str = "") -> None:
        """`today` is the manager's date, `options` what `sideline resume` needs besides the id."""
        super().__init__(LANGUAGE, Verb.PARK, typed, options=options)
        self._coach = coach
        self._today = today
        self._reply = coach.reply()

    @property
    def _ended(self) -> bool:
        return bool(self._reply.outcome)

    def _open(self) -> None:
        say("A number chooses, any other line is a note, /help lists the rest.")
        if self._reply.due:
            say(f"Open from before with {self._reply.person}:", *promise_lines(self._reply.due, self._today))
        say(*self._card())

    def _look(self, asked: Asked) -> Iterable[str] | None:
        match asked.verb:
            case Verb.CARD:
                return self._card()
            case Verb.WHY:
                return why_lines(self._reply.card)
            case Verb.NOTES:
                return note_lines(self._reply.notes) or ("no notes yet",)
            case Verb.HELP:
                return help_lines()
        return None

    def _act(self, asked: Asked) -> None:
        before, self._reply = self._reply, ACTS[asked.verb](self._coach, asked)
        if asked.verb in MOVES:
            say(*self._card())
            return
        known, message = set(everything(before, self._today)), self._reply.message
        news = [line for line in everything(self._reply, self._today) if line not in known]
        say(*news, *([message] if message else [] if news else [_receipt(asked)]))

    def _card(self) -> Iterator[str]:
        yield ""
        if self._reply.message:
            yield self._reply.message
        yield from card_lines(self._reply.card)
        if self._reply.outcome:
            leave = "an empty line leaves" if self._typed.terminal else "/park or the end of input leaves"
            yield f"Ended: {self._reply.outcome}. A note is still kept, /undo goes back in, {leave}."

    def _leave(self) -> int:
        """Park, unless the conversation has come to its end; say how it goes on."""
        reply = self._coach.park()
        if reply.message:
            say(reply.message)
        if reply.outcome not in {"", PARKED}:
            say(f"Kept as {reply.session_id}.")
        else:
            self._tell_how_to_go_on("Go on with it", reply.session_id)
        return 0 if reply.saved else 1

    def _run_out(self) -> int:
        return self._leave()

    def _drop(self) -> None:
        self._coach.park()


def _receipt(asked: Asked) -> str:
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
