"""A rehearsal as lines: for screen readers, plain terminals and scripts. It prints what the attempt answers.

The end of input ends the rehearsal, with its debrief; `/leave` leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sideline_flows.attempt import Attempt
from sideline_flows.practice.reply import RehearsalReply
from sideline_tui.card_lines import card_lines
from sideline_tui.plain_sitting import PlainSitting
from sideline_tui.printing import say
from sideline_tui.rehearse_lines import LANGUAGE, Asked, Verb, help_lines
from sideline_tui.rehearse_parts import (
    branch_lines,
    comparison_lines,
    debrief_lines,
    last_said,
    moment_before,
    mood_lines,
    quiet_line,
    rubric_lines,
    spoken,
    why_lines,
)
from sideline_tui.slash import number_or_name
from sideline_tui.typed import TypedLines

ACTS: Mapping[Verb, Callable[[Attempt, Asked], RehearsalReply]] = {
    Verb.CHOOSE: lambda attempt, asked: attempt.choose(asked.numbers[0]),
    Verb.SAY: lambda attempt, asked: attempt.say(asked.text),
    Verb.SET: lambda attempt, asked: attempt.capture(asked.name, asked.text),
    Verb.CHECK: lambda attempt, asked: attempt.check(number_or_name(asked.text)),
    Verb.CALL: lambda attempt, asked: attempt.call(asked.text),
    Verb.UNDO: lambda attempt, _: attempt.undo(),
    Verb.REWIND: lambda attempt, asked: attempt.rewind(asked.numbers[0]),
    Verb.CORRECT: lambda attempt, asked: attempt.correct(asked.text),
    Verb.END: lambda attempt, _: attempt.end(),
}
"""What each kind of line asks of the attempt. An act that cannot be done raises, and then nothing has changed."""


LOOKS: Mapping[Verb, Callable[[Attempt, RehearsalReply, Asked], Iterable[str]]] = {
    Verb.WHY: lambda _, reply, __: why_lines(reply.feedback, reply.gains),
    Verb.MOOD: lambda _, reply, __: mood_lines(reply),
    Verb.RUBRIC: lambda attempt, _, __: rubric_lines(attempt.rubric()),
    Verb.BRANCHES: lambda _, reply, __: tuple(branch_lines(reply.branches)) or (ONE_WAY,),
    Verb.COMPARE: lambda attempt, reply, asked: comparison_lines(attempt.compare(*asked.numbers), reply.name),
    Verb.HELP: lambda *_: help_lines(),
}
"""What only looks, and changes nothing."""

ONE_WAY = "There is only one way so far; /rewind begins another."

SPOKEN = frozenset({Verb.SAY, Verb.CORRECT})
"""What makes a turn anew, so that it is told what it was; everything else moves among turns told of before."""


class PlainRehearsal(PlainSitting[Verb]):
    """One sitting of one rehearsal. The end of input ends it, `/leave` leaves it as it is."""

    def __init__(self, attempt: Attempt, typed: TypedLines, *, options: str = "") -> None:
        """`options` is what `sideline resume` needs besides the id."""
        super().__init__(LANGUAGE, Verb.LEAVE, typed, options=options)
        self._attempt = attempt
        self._reply = attempt.reply()

    @property
    def _ended(self) -> bool:
        return self._reply.ended

    def _open(self) -> None:
        reply = self._reply
        say("A number goes on in the flow, any other line is said, /help lists the rest, /rubric says what counts.")
        say(f"{reply.name}. {reply.about}", *self._card())
        say(*spoken(reply.lines, reply.name, numbered=bool(reply.here)))
        if reply.ended:
            say(f"Ended: {reply.outcome or 'left'}", self._another_way())

    def _look(self, asked: Asked) -> Iterable[str] | None:
        if asked.verb is Verb.CARD:
            return self._card()
        look = LOOKS.get(asked.verb)
        return look(self._attempt, self._reply, asked) if look else None

    def _act(self, asked: Asked) -> None:
        before, self._reply = self._reply, ACTS[asked.verb](self._attempt, asked)
        reply, known = self._reply, set(before.lines)
        if reply.message:
            say(reply.message)
        say(*spoken((line for line in reply.lines if line not in known), reply.name))
        if asked.verb in SPOKEN and (line := quiet_line(reply)):
            say(line)
        if (reply.card.flow, reply.card.state) != (before.card.flow, before.card.state):
            say(*self._card())
        if reply.ended and not before.ended:
            self._debrief()
            say(self._another_way() if reply.here else "Nothing was said.")

    def _card(self) -> Iterable[str]:
        return ("", *card_lines(self._reply.card, "waits for"))

    def _debrief(self) -> None:
        reply = self._reply
        if reply.debrief is None:
            return
        say("", f"Ended: {reply.outcome or 'left'}", *debrief_lines(reply.debrief))
        if reply.here and not reply.off_the_record:
            say(f"Kept as {reply.attempt_id}: sideline score {reply.attempt_id} --explain")

    def _another_way(self) -> str:
        lines = self._reply.lines
        return f"/rewind {moment_before(lines, last_said(lines))} tries another way from there."

    def _run_out(self) -> int:
        """Read it back, unless that was done."""
        before, self._reply = self._reply, self._attempt.end()
        if not before.ended:
            self._debrief()
        return self._leave()

    def _leave(self) -> int:
        """Leave it as it is, and say how it goes on."""
        reply = self._reply = self._attempt.store_again()
        if reply.message:
            say(reply.message)
        if reply.off_the_record:
            say("Off the record, nothing of it is kept.")
        elif reply.here or reply.branches:
            self._tell_how_to_go_on("Another way" if reply.ended else "Go on with it", reply.attempt_id)
        else:
            say("Nothing was said, so nothing is kept.")
        return 0 if reply.saved else 1
