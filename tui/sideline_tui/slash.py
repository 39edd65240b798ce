"""How a typed line is read: digits choose, `/` begins a command, everything else is words. Pure.

Live and rehearsal differ only in their table of commands and in what words are for; both are a `Language`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Generic, TypeVar

from sideline_flows.errors import InputError

V = TypeVar("V", bound=StrEnum)

MOST_DIGITS = 4
NEAR = 2


@dataclass(frozen=True)  # without slots, with which Python 3.11 cannot make one as `Asked[Verb](…)`
class Asked(Generic[V]):
    """One line, read. `numbers` are the one choice, or those after a command; `name` says which answer `text` fills."""

    verb: V
    text: str = ""
    name: str = ""
    numbers: tuple[int, ...] = ()
    on: bool | None = None
    """For a check: ticked, not ticked, or None for the other way round."""


@dataclass(frozen=True)
class Command(Generic[V]):
    """One slash command: how it is typed, what it does, and how the words after it are read."""

    verb: V
    usage: str
    about: str
    read: Callable[[Command[V], str], Asked[V]]


@dataclass(frozen=True, slots=True)
class Language(Generic[V]):
    """Everything one can type. `nothing`, `choose` and `words` are what an empty line, digits and other lines ask for.

    `plainly` is what is done with words (`note`, `say`), `number` how a bare number becomes words.
    """

    commands: Mapping[str, Command[V]]
    nothing: V
    choose: V
    words: V
    plainly: str
    number: str

    def read(self, line: str) -> Asked[V]:
        """What a line without its line end asks for. Raises InputError, one clear line, where that cannot be told."""
        text = line.strip()
        if not text:
            return Asked(self.nothing)
        if text.startswith("/") and not text.startswith("//"):
            return self._command(text)
        if not text.isdecimal():
            return Asked(self.words, text.removeprefix("/"))
        if len(text) > MOST_DIGITS:
            raise InputError(f"there is no choice {text[:12]}; to {self.plainly} a number, {self.number}")
        return Asked(self.choose, numbers=(int(text),))

    def help_lines(self, choose: str, words: str, end: str) -> tuple[str, ...]:
        """Everything that can be typed, one line each, with what digits, other lines and the end of input do."""
        rows = [("1, 2, 3 …", choose), ("any other line", f"{words}; //text for one that begins with a slash")]
        rows += [(command.usage, command.about) for command in self.commands.values()]
        width = max(len(usage) for usage, _ in rows) + 2
        return tuple(f"{usage:<{width}}{about}" for usage, about in [*rows, ("end of input", end)])

    def _command(self, text: str) -> Asked[V]:
        word, _, rest = text[1:].partition(" ")
        command = self.commands.get(word.lower())
        hint = f"to {self.plainly} the line, begin it with //"
        if command is None:
            near = [f"/{name}" for name in get_close_matches(word.lower(), self.commands, n=NEAR)]
            found = f"did you mean {' or '.join(near)}?" if near else "/help lists them;"
            raise InputError(f"there is no command /{word[:40]}: {found} {hint}")
        if command.read is bare and rest.strip():
            raise InputError(f"{command.usage} stands alone; {hint}")
        return command.read(command, rest.strip())


def bare(command: Command[V], _rest: str) -> Asked[V]:
    """A command that stands alone."""
    return Asked(command.verb)


def words(command: Command[V], rest: str) -> Asked[V]:
    """One that is followed by words."""
    if not rest:
        raise _missing(command)
    return Asked(command.verb, rest)


def numbers(count: int) -> Callable[[Command[V], str], Asked[V]]:
    """One that is followed by so many numbers."""

    def read(command: Command[V], rest: str) -> Asked[V]:
        found = rest.split()
        if len(found) != count or not all(word.isdecimal() and len(word) <= MOST_DIGITS for word in found):
            raise _missing(command)
        return Asked(command.verb, numbers=tuple(int(word) for word in found))

    return read


def answer(command: Command[V], rest: str) -> Asked[V]:
    """One that is followed by `name = value`."""
    name, equals, value = rest.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise _missing(command)
    return Asked(command.verb, value.strip(), name.strip())


def tick(command: Command[V], rest: str) -> Asked[V]:
    """One that is followed by a check, and perhaps by `on` or `off`."""
    which, _, last = rest.rpartition(" ")
    if which and last.lower() in {"on", "off"}:
        return replace(words(command, which.strip()), on=last.lower() == "on")
    return words(command, rest)


def number_or_name(text: str) -> int | str:
    """What a check is called by: a small number as a number, all else as a name."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else text


def _missing(command: Command[V]) -> InputError:
    return InputError(f"it is typed so: {command.usage}")
