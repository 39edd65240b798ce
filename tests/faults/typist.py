"""Somebody at the terminal who types, chooses and changes their mind as chance has it, until the program is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count, product
from pathlib import Path
from random import Random
from signal import SIGKILL
from string import ascii_lowercase
from threading import Timer
from time import monotonic
from typing import NoReturn

from tests.faults.conftest import PATIENCE, Terminal

MARK = "ω"
"""Begins every word of the typist: no flow holds such a letter."""
WORDS = re.compile(rf"{MARK}[a-z]{{0,4}}(?: {MARK}[a-z]{{0,4}})*")
ASKING = "esc close"
"""Stands on the bottom line while a field is open."""
BOXES = {"n": "note", "p": "private", "c": "promise"}
"""The keys that open a field on any card, and what its draft is called."""
SOON = 0.3
"""Seconds after which a key is taken to have no effect."""
FIRST_FRAME, SENDING = "after the first frame", "after sending"


class GoneError(Exception):
    """The program has ended meanwhile."""


class Fuse:
    """Kills a program so many seconds after a moment is first reached, whatever anybody does meanwhile."""

    def __init__(self, moment: str, seconds: float, terminal: Terminal) -> None:
        self._moment = moment
        self._timer = Timer(seconds, terminal.send, (SIGKILL,))

    def reached(self, moment: str) -> None:
        """The moment has come, perhaps again."""
        if moment == self._moment and self._timer.ident is None:
            self._timer.start()

    def put_out(self) -> None:
        """Kill nobody any more."""
        self._timer.cancel()


def words() -> Iterator[str]:
    """Words that no two are the same of."""
    return (MARK + "".join(letters) for letters in product(ascii_lowercase, repeat=4))


def runs(lines: Iterable[str]) -> set[str]:
    """The typist's own words as they stand in some lines, in one piece as far as they stand beside each other."""
    return {run for line in lines for run in WORDS.findall(line)}


def top(terminal: Terminal) -> str:
    """The top line of the screen, without the blanks that only make it wider."""
    return " ".join(terminal.screen.display[0].split())


class Typist:
    """Works one terminal. `seen` is all of their own that they ever read on the screen, letter by letter.

    `behind` is how many turns were asked for of which nothing came yet.
    """

    def __init__(self, terminal: Terminal, fuse: Fuse, journal: Path, chance: Random, words: Iterator[str]) -> None:
        self.seen: set[str] = set()
        self.behind = 0
        self._terminal = terminal
        self._fuse = fuse
        self._journal = journal
        self._chance = chance
        self._words = words

    def sit_down(self, expected: Callable[[str], bool]) -> None:
        """Wait until the top line of the screen is as expected. Raises AssertionError where it never is."""
        self.until(lambda: bool(self._terminal.text.strip()))
        self._fuse.reached(FIRST_FRAME)
        assert self.until(lambda: expected(top(self._terminal))), self._terminal.text

    def find_again(self, drafts: Mapping[str, str]) -> None:
        """Open each box and see that it ends as it was left. Raises AssertionError where it does not."""
        for opener, box in BOXES.items():
            *_, last = drafts.get(box, "").split() or [""]
            self._open(opener)
            assert self.until(partial(self._shows, last)), f"{last}\n{self._terminal.text}"
            self._leave()

    def work(self) -> NoReturn:
        """One thing after the other, each once the one before it is on the screen. Ends by raising GoneError."""
        doings = (self._move, self._write, self._answer, self._jump, self._reopen)
        for _ in count():
            self._chance.choices(doings, (4, 4, 2, 1, 1))[0]()
        raise AssertionError

    def press(self, keys: str) -> None:
        """Press a key, and read what it brings."""
        try:
            self._terminal.type(keys)
        except OSError as error:
            raise GoneError from error
        self.look()

    def look(self) -> bool:
        """Read what is new on the screen; False when nothing was. Raises GoneError when nothing will be."""
        drawn = self._terminal.read()
        self.seen |= runs(self._terminal.screen.display)
        if not drawn and not self._terminal.child.isalive():
            raise GoneError
        return drawn

    def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Read on until something holds; False when it never did."""
        end = monotonic() + seconds
        while not holds() and monotonic() < end:
            self.look()
        return holds()

    def act(self, keys: str) -> None:
        """Press a key that asks for a turn, and wait until what came of it is shown."""
        before = self._written
        self.behind += 1
        self.press(keys)
        if self.until(lambda: self._written != before, SOON):
            while self.look():
                pass
            self.behind = 0

    def _shows(self, words: str) -> bool:
        return words in self._terminal.text

    @property
    def _written(self) -> int:
        return self._journal.stat().st_size if self._journal.exists() else 0

    @property
    def _asked(self) -> bool:
        return self._shows(ASKING)

    def _move(self) -> None:
        self.act(self._chance.choices(" 123xtuafh", (6, 1, 3, 2, 2, 1, 3, 1, 1, 1))[0])

    def _jump(self) -> None:
        self.press("g")
        self.act(f"{self._chance.randint(1, 9)}\r")

    def _write(self) -> None:
        self._fill(self._chance.choice(tuple(BOXES)))

    def _answer(self) -> None:
        self._fill("\r")

    def _reopen(self) -> None:
        self._open(self._chance.choice(tuple(BOXES)))
        self._leave()

    def _fill(self, opener: str) -> None:
        if self._open(opener):
            for letter in " ".join(next(self._words) for _ in range(self._chance.randint(1, 8))) + " ":
                self.press(letter)
            self._send() if self._chance.random() < 0.75 else self._leave()

    def _open(self, opener: str) -> bool:
        self.press(opener)
        return self.until(lambda: self._asked, SOON)

    def _send(self) -> None:
        self._fuse.reached(SENDING)
        self.act("\r")
        self.until(lambda: not self._asked)

    def _leave(self) -> None:
        self.press("\x1b")
        self.until(lambda: not self._asked)
