"""What the manager does in `sled.md`, and how each of it is done: as keys in the app, or as a line in plain mode."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.tui.conftest import typed

PAGE = Path(__file__).with_name("sled.md")
FIRST, NEXT = "First meeting", "Next meeting"
PERSON = "Ana Bell"
TITLE = "SLED coaching session"
DETOURS = {"acc": "a", "soil": "f", "ham-bam": "h"}
"""The keys of the detours, as the help page of the live screen names them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row: `does` is a verb of the tables below, `card` the title of the card it is done on."""

    card: str
    does: str
    words: str

    @property
    def keys(self) -> list[str]:
        """The keys that do it in the app, as Textual names them."""
        return KEYS[self.does](self.words)

    @property
    def line(self) -> str:
        """The line that does it in plain mode."""
        return LINES[self.does](self.words)

    @property
    def kept(self) -> str:
        """The text of the turn it leaves, as far as the row itself tells it; else empty."""
        told: Mapping[str, Callable[[], str]] = {
            "choose": lambda: f"{self.card}: {_behind(self.words)}",
            "answer": lambda: self.words.replace(" = ", ": ", 1),
            "tick": lambda: f"seen: {self.words}",
            "note": lambda: self.words,
            "private": lambda: self.words,
        }
        return told[self.does]() if self.does in told else ""


def steps(meeting: str) -> tuple[Step, ...]:
    """The rows of one meeting."""
    part = PAGE.read_text(encoding="utf-8").partition(f"## {meeting}\n")[2].partition("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|")]
    return tuple(Step(*(cell.strip() for cell in row.strip("|").split("|"))) for row in rows[2:])


def _behind(words: str) -> str:
    return words.partition(" ")[2]


def _written(opened: str) -> Callable[[str], list[str]]:
    return lambda words: [opened, *typed(words), "enter"]


KEYS: Mapping[str, Callable[[str], list[str]]] = {
    "choose": lambda words: [words[0]],
    "tick": lambda _: ["x"],
    "answer": lambda words: _written("enter")(words.partition(" = ")[2]),
    "note": _written("n"),
    "private": _written("p"),
    "call": lambda words: [DETOURS[words]],
    "go": lambda words: ["g", *words.partition(" ")[0], "enter"],
    "talks": lambda _: ["t"],
    "undo": lambda _: ["u"],
}

LINES: Mapping[str, Callable[[str], str]] = {
    "choose": lambda words: words[0],
    "tick": lambda words: f"/check {words}",
    "answer": lambda words: f"/set {words}",
    "note": lambda words: words,
    "private": lambda words: f"/private {words}",
    "call": lambda words: f"/call {words}",
    "go": lambda words: f"/go {_behind(words)}",
    "talks": lambda words: f"/who {words}",
    "undo": lambda _: "/undo",
}


def lines(meeting: str) -> Iterator[str]:
    """What is typed in plain mode for a whole meeting."""
    return (f"{step.line}\n" for step in steps(meeting))


def shows(line: str, card: str) -> bool:
    """Whether the top line of the live screen says that this card is shown."""
    return re.search(rf"(^|› ){re.escape(card)}(  |$)", line.strip()) is not None


def key_of(title: str, picture: Iterable[str]) -> str:
    """The key that begins a flow, as the list of flows shows it; empty while it is not shown."""
    found = (re.match(rf"\s*(\w)\s+{re.escape(title)}\s", line) for line in picture)
    return next((each[1] for each in found if each), "")


def keystrokes(keys: Iterable[str]) -> str:
    """Keys as a terminal sends them."""
    return "".join({"enter": "\r", "space": " "}.get(key, key) for key in keys)
