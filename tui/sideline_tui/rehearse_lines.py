"""The language of a plain rehearsal: what one typed line asks for. Pure; what it asks is done in `rehearse_plain`.

A line of digits chooses, `/` starts a command, everything else is said to the counterpart.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from sideline_flows.errors import InputError

MOST_DIGITS = 4


class Verb(StrEnum):
    """What a line can ask for."""

    CHOOSE = "choose"
    SAY = "say"
    NOTHING = "nothing"
    SET = "set"
    CHECK = "check"
    CALL = "call"
    UNDO = "undo"
    REWIND = "rewind"
    BRANCHES = "branches"
    COMPARE = "compare"
    CORRECT = "correct"
    WHY = "why"
    MOOD = "mood"
    RUBRIC = "rubric"
    CARD = "card"
    END = "end"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Asked:
    """One line, read. `numbers` are those that follow a command, or the one choice; `name` what `text` fills."""

    verb: Verb
    text: str = ""
    name: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """One slash command: how it is typed, what it does, and how many numbers follow it (none when words may)."""

    verb: Verb
    usage: str
    about: str
    numbers: int = 0
    words: bool = False


COMMANDS: dict[str, Command] = {
    "why": Command(Verb.WHY, "/why", "what the last turn was taken for, and what would be a better line"),
    "mood": Command(Verb.MOOD, "/mood", "how they sit there, and their levels as numbers"),
    "rubric": Command(Verb.RUBRIC, "/rubric", "what all this is counted by"),
    "correct": Command(Verb.CORRECT, "/correct MOVE", "say what your last turn really was", words=True),
    "rewind": Command(Verb.REWIND, "/rewind 4", "back to a turn; what came after it is kept", numbers=1),
    "undo": Command(Verb.UNDO, "/undo", "back by one"),
    "branches": Command(Verb.BRANCHES, "/branches", "the ways it went so far"),
    "compare": Command(Verb.COMPARE, "/compare 6 9", "two ways side by side, each by its last turn", numbers=2),
    "call": Command(Verb.CALL, "/call flow", "another conversation; it comes back to this very spot", words=True),
    "set": Command(Verb.SET, "/set name = value", "fill an answer of the card by hand", words=True),
    "check": Command(Verb.CHECK, "/check 1", "tick a check that is not earned by what you say", words=True),
    "card": Command(Verb.CARD, "/card", "show the card again (an empty line does too)"),
    "end": Command(Verb.END, "/end", "leave it here, and read it back"),
    "help": Command(Verb.HELP, "/help", "this list"),
}
"""Every slash command by name."""


def read_line(line: str) -> Asked:
    """What a line without its line end asks for. Raises InputError, one clear line, where that cannot be told."""
    text = line.strip()
    if not text:
        return Asked(Verb.NOTHING)
    if text.startswith("/") and not text.startswith("//"):
        return _command(text)
    if text.isdecimal():
        return Asked(Verb.CHOOSE, numbers=(_number(text),))
    return Asked(Verb.SAY, text.removeprefix("/"))


def help_lines() -> tuple[str, ...]:
    """Everything that can be typed, one line each."""
    rows = [("1, 2, 3 …", "go on in the flow"), ("any other line", "is said; //text for one that begins with a slash")]
    rows += [(command.usage, command.about) for command in COMMANDS.values()]
    rows += [("end of input", "the same as /end")]
    return tuple(f"{usage:<20}  {about}" for usage, about in rows)


def _command(text: str) -> Asked:
    word, _, rest = text[1:].partition(" ")
    command, rest = COMMANDS.get(word.lower()), rest.strip()
    if command is None:
        near = get_close_matches(word.lower(), COMMANDS, n=1)
        hint = f"did you mean /{near[0]}?" if near else "/help lists them;"
        raise InputError(f"there is no command /{word[:40]}: {hint} to say the line, begin it with //")
    if command.numbers:
        return _numbered(command, rest)
    if bool(rest) != command.words:
        raise InputError(f"it is typed so: {command.usage}; to say the line, begin it with //")
    if command.verb is Verb.SET:
        return _answer(command, rest)
    return Asked(command.verb, rest)


def _numbered(command: Command, rest: str) -> Asked:
    words = rest.split()
    if len(words) != command.numbers or not all(word.isdecimal() for word in words):
        raise InputError(f"it is typed so: {command.usage}")
    return Asked(command.verb, numbers=tuple(_number(word) for word in words))


def _answer(command: Command, rest: str) -> Asked:
    name, equals, value = rest.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise InputError(f"it is typed so: {command.usage}")
    return Asked(command.verb, value.strip(), name.strip())


def _number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise InputError(f"there is no number {digits[:12]} here; to say it, add a word")
    return int(digits)
