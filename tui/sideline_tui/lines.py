"""The language of plain mode: what one typed line asks for. Pure; what it asks is done in `plain`.

A line of digits chooses, `/` starts a command, everything else is a note. To add a command, add a row to `COMMANDS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from sideline_flows.errors import InputError


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


@dataclass(frozen=True, slots=True)
class Input:
    """One line, read. `text` is a number for `choose`, words for a note; `name` says which answer `text` fills."""

    verb: Verb
    text: str = ""
    name: str = ""
    on: bool | None = None
    """For a check: ticked, not ticked, or None for the other way round."""


@dataclass(frozen=True, slots=True)
class Command:
    """One slash command: how it is typed, what it does, and how the words after it are read."""

    verb: Verb
    usage: str
    about: str
    read: Callable[[Command, str], Input]


FLOOR = {"me": "me", "them": "them", "nobody": "", "none": "", "": ""}
"""What may follow `/who`, and what the engine calls it."""

MOST_DIGITS = 3


def read_line(line: str) -> Input:
    """What a line without its line end asks for. Raises InputError, one clear line, where that cannot be told."""
    text = line.strip()
    if not text:
        return Input(Verb.NOTHING)
    if text.startswith("/") and not text.startswith("//"):
        return _command(text)
    if text.isdecimal():
        return _choice(text)
    return Input(Verb.NOTE, text.removeprefix("/"))


def number_or_name(text: str) -> int | str:
    """What a check is called by: a small number as a number, all else as a name."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else text


def help_lines() -> tuple[str, ...]:
    """Everything that can be typed, one line each."""
    rows = [("1, 2, 3 …", "choose"), ("any other line", "a note; //text for one that begins with a slash")]
    rows += [(command.usage, command.about) for command in COMMANDS.values()]
    rows += [("end of input", "park: everything is kept, and the conversation can be resumed")]
    return tuple(f"{usage:<24}  {about}" for usage, about in rows)


def _command(text: str) -> Input:
    word, _, rest = text[1:].partition(" ")
    command = COMMANDS.get(word.lower())
    if command is None:
        near = get_close_matches(word.lower(), COMMANDS, n=2)
        hint = f"did you mean {' or '.join(f'/{name}' for name in near)}?" if near else "/help lists them;"
        raise InputError(f"there is no command /{word[:40]}: {hint} to note the line, begin it with //")
    return command.read(command, rest.strip())


def _choice(digits: str) -> Input:
    if len(digits) > MOST_DIGITS:
        raise InputError(f"there is no choice {digits[:12]}; to note a number, type /note and the number")
    return Input(Verb.CHOOSE, str(int(digits)))


def _bare(command: Command, rest: str) -> Input:
    if rest:
        raise InputError(f"{command.usage} stands alone; to note the line, begin it with //")
    return Input(command.verb)


def _words(command: Command, rest: str) -> Input:
    if not rest:
        raise InputError(f"something is missing: {command.usage}")
    return Input(command.verb, rest)


def _answer(command: Command, rest: str) -> Input:
    name, equals, value = rest.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise InputError(f"something is missing: {command.usage}")
    return Input(command.verb, value.strip(), name=name.strip())


def _tick(command: Command, rest: str) -> Input:
    which, _, last = rest.rpartition(" ")
    if which and last.lower() in {"on", "off"}:
        return Input(command.verb, which.strip(), on=last.lower() == "on")
    return _words(command, rest)


def _floor(command: Command, rest: str) -> Input:
    if rest.lower() not in FLOOR:
        raise InputError(f"nobody here is “{rest[:40]}”: {command.usage}, or /who alone for nobody")
    return Input(command.verb, FLOOR[rest.lower()])


COMMANDS: dict[str, Command] = {
    "set": Command(Verb.SET, "/set name = value", "answer a question of the card", _answer),
    "check": Command(Verb.CHECK, "/check 1", "tick a check, or take the tick back (or: /check 1 on|off)", _tick),
    "note": Command(Verb.NOTE, "/note text", "a note, whatever it begins with", _words),
    "private": Command(Verb.PRIVATE, "/private text", "a note that is never shared", _words),
    "promise": Command(Verb.PROMISE, "/promise text", "a commitment: Ana: 5 calls by Fri, seen in CRM", _words),
    "call": Command(Verb.CALL, "/call flow", "another conversation; it comes back to this very spot", _words),
    "go": Command(Verb.GO, "/go state", "jump to a state of this flow", _words),
    "undo": Command(Verb.UNDO, "/undo", "take the last step back", _bare),
    "who": Command(Verb.WHO, "/who me|them", "who talks now; alone: nobody", _floor),
    "card": Command(Verb.CARD, "/card", "show the card again (an empty line does too)", _bare),
    "why": Command(Verb.WHY, "/why", "why this step is there", _bare),
    "notes": Command(Verb.NOTES, "/notes", "the notes and promises so far", _bare),
    "park": Command(Verb.PARK, "/park", "leave; everything is kept, and the conversation can be resumed", _bare),
    "help": Command(Verb.HELP, "/help", "this list", _bare),
}
"""Every slash command by name."""
