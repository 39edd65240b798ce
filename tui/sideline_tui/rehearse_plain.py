"""A rehearsal as lines: for screen readers, plain terminals and scripts. It prints what the attempt answers.

The end of input ends the rehearsal, with its debrief.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sideline_flows.attempt import Attempt
from sideline_flows.errors import SidelineError
from sideline_flows.practice.reply import RehearsalReply
from sideline_flows.text import one_line
from sideline_tui.card_lines import card_lines
from sideline_tui.lines import number_or_name
from sideline_tui.printing import prompt, say
from sideline_tui.rehearse_lines import Asked, Verb, help_lines, read_line
from sideline_tui.rehearse_parts import (
    branch_lines,
    comparison_lines,
    debrief_lines,
    mood_lines,
    quiet_line,
    rubric_lines,
    spoken,
    why_lines,
)
from sideline_tui.typed import Stopped, TypedLines

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


class PlainRehearsal:
    """One sitting of one rehearsal. `terminal` is whether somebody sits there and wants a prompt."""

    def __init__(self, attempt: Attempt, typed: TypedLines, *, terminal: bool) -> None:
        self._attempt = attempt
        self._typed = typed
        self._terminal = terminal
        self._reply = attempt.reply()

    def run(self) -> int:
        """Play until the end of input. The exit code: 0, or 128 and the number of the signal that came."""
        with self._typed.listening():
            try:
                self._open()
                while self._turn():
                    pass
            except Stopped as stopped:
                self._attempt.end()
                return 128 + stopped.number
            return self._leave()

    def _open(self) -> None:
        reply = self._reply
        say("A number goes on in the flow, any other line is said, /help lists the rest, /rubric says what counts.")
        say(f"{reply.name}. {reply.about}")
        self._show_card()
        say(*spoken(reply.lines, reply.name))

    def _turn(self) -> bool:
        """Take one line and answer it. False when it was the last."""
        if self._terminal:
            prompt("> ")
        try:
            line = self._typed.next()
            if line is None:
                return False
            asked = read_line(line)
            if asked.verb is Verb.NOTHING and self._terminal and self._reply.ended:
                return False
            self._answer(asked)
        except SidelineError as error:
            say(one_line(str(error)))
        return True

    def _answer(self, asked: Asked) -> None:
        reply = self._reply
        match asked.verb:
            case Verb.NOTHING | Verb.CARD:
                if self._terminal or asked.verb is Verb.CARD:
                    self._show_card()
            case Verb.WHY:
                say(*why_lines(reply.feedback, reply.gains))
            case Verb.MOOD:
                say(*mood_lines(reply))
            case Verb.RUBRIC:
                say(*rubric_lines(self._attempt.rubric()))
            case Verb.BRANCHES:
                say(
                    *(tuple(branch_lines(reply.branches)) or ("There is only one way so far; /rewind begins another.",))
                )
            case Verb.COMPARE:
                say(*comparison_lines(self._attempt.compare(*asked.numbers), reply.name))
            case Verb.HELP:
                say(*help_lines())
            case _:
                self._show(ACTS[asked.verb](self._attempt, asked))

    def _show(self, reply: RehearsalReply) -> None:
        before, self._reply = self._reply, reply
        if reply.message:
            say(reply.message)
        known = set(before.lines)
        say(*spoken((line for line in reply.lines if line not in known), reply.name))
        if reply.feedback and reply.feedback != before.feedback and reply.feedback.number == reply.here:
            say(quiet_line(reply))
        if (reply.card.flow, reply.card.state) != (before.card.flow, before.card.state):
            self._show_card()
        if reply.ended and not before.ended:
            self._debrief()

    def _show_card(self) -> None:
        say("", *card_lines(self._reply.card, "waits for"))

    def _debrief(self) -> None:
        reply = self._reply
        if reply.debrief is None:
            return
        say("", f"Ended: {reply.outcome or 'left'}", *debrief_lines(reply.debrief))
        if reply.here and not reply.off_the_record:
            say(f"Kept as {reply.attempt_id}: sideline score {reply.attempt_id} --explain")
        say("/rewind 3 tries another way from there." if reply.here else "Nothing was said.")

    def _leave(self) -> int:
        before, self._reply = self._reply, self._attempt.end()
        if not before.ended:
            self._debrief()
        return 0 if self._reply.saved else 1
