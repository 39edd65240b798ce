"""The language of a rehearsal: what one typed line asks for. Pure; what it asks is done in `rehearse_plain`.

A line of digits goes on in the flow, `/` starts a command, everything else is said to the counterpart.
"""

from __future__ import annotations

from enum import StrEnum

from sideline_tui import slash
from sideline_tui.slash import answer, bare, numbers, words


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
    LEAVE = "leave"
    HELP = "help"


Asked = slash.Asked[Verb]
"""One line, read."""
Command = slash.Command[Verb]
"""One slash command."""

COMMANDS: dict[str, Command] = {
    "why": Command(Verb.WHY, "/why", "what the last turn was taken for, and what would be a better line", bare),
    "mood": Command(Verb.MOOD, "/mood", "how they sit there, and their levels as numbers", bare),
    "rubric": Command(Verb.RUBRIC, "/rubric", "what all this is counted by", bare),
    "correct": Command(Verb.CORRECT, "/correct MOVE", "say what your last turn really was", words),
    "rewind": Command(Verb.REWIND, "/rewind 4", "back to a turn; what came after it is kept", numbers(1)),
    "undo": Command(Verb.UNDO, "/undo", "back by one", bare),
    "branches": Command(Verb.BRANCHES, "/branches", "the ways it went so far", bare),
    "compare": Command(Verb.COMPARE, "/compare 6 9", "two ways side by side, each by its last turn", numbers(2)),
    "call": Command(Verb.CALL, "/call flow", "another conversation; it comes back to this very spot", words),
    "set": Command(Verb.SET, "/set name = value", "fill an answer that is not earned by what you say", answer),
    "check": Command(Verb.CHECK, "/check 1", "tick a check that is not earned by what you say", words),
    "card": Command(Verb.CARD, "/card", "show the card again (an empty line does too)", bare),
    "end": Command(Verb.END, "/end", "end it here, and read it back", bare),
    "leave": Command(Verb.LEAVE, "/leave", "leave it as it is; it can be taken up again", bare),
    "help": Command(Verb.HELP, "/help", "this list", bare),
}
"""Every slash command by name."""

LANGUAGE = slash.Language(COMMANDS, Verb.NOTHING, Verb.CHOOSE, Verb.SAY, plainly="say", number="add a word")


def read_line(line: str) -> Asked:
    """What a line asks for. Raises InputError, one clear line, where that cannot be told."""
    return LANGUAGE.read(line)


def help_lines() -> tuple[str, ...]:
    """Everything that can be typed, one line each."""
    return LANGUAGE.help_lines("go on in the flow", "is said", "end it, read it back, and leave")
