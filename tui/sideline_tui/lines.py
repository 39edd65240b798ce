"""The language of plain mode: what one typed line asks for. Pure; what it asks is done in `plain`.

A line of digits chooses, `/` starts a command, everything else is a note. To add a command, add a row to `COMMANDS`.
"""

from __future__ import annotations

from enum import StrEnum

from sideline_flows.errors import InputError
from sideline_tui import slash
from sideline_tui.slash import answer, bare, tick, words


class Verb(StrEnum):
    """What a line can ask for."""

    CHOOSE = "choose"
    NOTE = "note"
    PRIVATE = "private"
    SET = "set"
    CHECK = "check"
    PROMISE = "promise"
    CALL = "call"
    GO = "go"
    WHO = "who"
    UNDO = "undo"
    PARK = "park"
    CARD = "card"
    WHY = "why"
    NOTES = "notes"
    HELP = "help"
    NOTHING = "nothing"


Asked = slash.Asked[Verb]
"""One line, read."""
Command = slash.Command[Verb]
"""One slash command."""

FLOOR = {"me": "me", "them": "them", "nobody": "", "none": "", "": ""}
"""What may follow `/who`, and what the engine calls it."""


def _floor(command: Command, rest: str) -> Asked:
    if rest.lower() not in FLOOR:
        raise InputError(f"nobody here is “{rest[:40]}”: {command.usage}, or /who alone for nobody")
    return Asked(command.verb, FLOOR[rest.lower()])


COMMANDS: dict[str, Command] = {
    "set": Command(Verb.SET, "/set name = value", "answer a question of the card", answer),
    "check": Command(Verb.CHECK, "/check 1", "tick a check, or take the tick back (or: /check 1 on|off)", tick),
    "note": Command(Verb.NOTE, "/note text", "a note, whatever it begins with", words),
    "private": Command(Verb.PRIVATE, "/private text", "a note that is never shared", words),
    "promise": Command(Verb.PROMISE, "/promise text", "a commitment: Ana: 5 calls by Fri, seen in CRM", words),
    "call": Command(Verb.CALL, "/call flow", "another conversation; it comes back to this very spot", words),
    "go": Command(Verb.GO, "/go state", "jump to a state of this flow", words),
    "undo": Command(Verb.UNDO, "/undo", "take the last step back", bare),
    "who": Command(Verb.WHO, "/who me|them", "who talks now; alone: nobody", _floor),
    "card": Command(Verb.CARD, "/card", "show the card again (an empty line does too)", bare),
    "why": Command(Verb.WHY, "/why", "why this step is there", bare),
    "notes": Command(Verb.NOTES, "/notes", "the notes and promises so far", bare),
    "park": Command(Verb.PARK, "/park", "leave; everything is kept, and the conversation can be resumed", bare),
    "help": Command(Verb.HELP, "/help", "this list", bare),
}
"""Every slash command by name."""

LANGUAGE = slash.Language(
    COMMANDS, Verb.NOTHING, Verb.CHOOSE, Verb.NOTE, plainly="note", number="type /note and the number"
)


def help_lines() -> tuple[str, ...]:
    """Everything that can be typed, one line each."""
    return LANGUAGE.help_lines("choose", "a note", "park: everything is kept, and the conversation can be resumed")
