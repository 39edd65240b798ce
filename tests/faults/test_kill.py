"""`kill -9` at any instant of a conversation: no letter that was on the screen is lost, and it goes on where it was.

Each start goes on with what the kill before it left, so that coming back is itself killed now and then. More kills:

    uv run pytest tests/faults/test_kill.py -m slow --kills 200
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom

import pytest
from tests.faults.conftest import APP
from tests.faults.remains import Remains, remains, top_line
from tests.faults.steady import Steady
from tests.faults.typist import ASKING, FIRST_FRAME, SENDING, Fuse, GoneError, Typist, runs, top, words

from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.journal import journal_path

PERSON = "Ana Bell"
LONGEST = {FIRST_FRAME: 2.5, SENDING: 0.06}
"""Seconds after each moment within which the program is killed."""
LOOKS_BACK = 0.3
"""Chance that what was left unsent is looked for first."""
FRESH = 0.1
"""Chance that a start begins another conversation although one is open."""


@dataclass
class Scene:
    """One database, and a program over it that is killed again and again."""

    db: Path
    folder: Path
    chance: Random
    words: Iterator[str] = field(default_factory=words)
    library: Library = field(default_factory=lambda: Library([shipped()]))
    left: Remains = field(default_factory=Remains)
    seen: set[str] = field(default_factory=set)
    """What was on the screen at the kills so far."""
    found: Counter[str] = field(default_factory=Counter)
    """How often the kill came while the program was coming up, while something was done, and with a field open."""

    def kill(self, moment: str) -> None:
        """Start the program, let somebody work with it, kill it soon after this moment, and look at all it left."""
        resumes = bool(self.left.stacks) and not self.left.over and self.chance.random() > FRESH
        terminal = self._start(*(("resume", self.left.session) if resumes else self._another()))
        fuse = Fuse(moment, self.chance.uniform(0, LONGEST[moment]), terminal)
        typist = Typist(terminal, fuse, journal_path(self.db), self.chance, self.words)
        try:
            with suppress(GoneError):
                typist.sit_down(self._same_card if resumes else is_card)
                if self.chance.random() < LOOKS_BACK:
                    typist.find_again(self.left.drafts if resumes else {})
                typist.work()
            assert terminal.end() == 128 + signal.SIGKILL
        finally:
            fuse.put_out()
            terminal.put_away()
        self._examine(terminal, typist)

    def _start(self, *arguments: str) -> Steady:
        settings = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(self.folder / "cache")}
        return Steady(APP, "--db", str(self.db), *arguments, env={**os.environ, **settings})

    def _another(self) -> tuple[str, ...]:
        return ("live", self.chance.choice([head.id for head in self.library.heads()]), "--with", PERSON)

    def _examine(self, terminal: Steady, typist: Typist) -> None:
        self.left = remains(self.db, self.folder / "copy")
        last = runs(terminal.screen.display)
        assert not self.left.faults
        assert not {run for run in typist.seen | last if run not in self.left.texts}, terminal.text
        if is_card(top(terminal)):
            # What was just asked for need not be drawn yet.
            newest = self.left.stacks[-1 - max(typist.behind, 1) :]
            kept = {top_line(self.library, stack, PERSON) for stack in newest}
            assert top(terminal) in kept, terminal.text
        self.found["typing" if ASKING in terminal.text else "acting" if is_card(top(terminal)) else "coming up"] += 1
        self.seen |= last

    def _same_card(self, shown: str) -> bool:
        return shown == top_line(self.library, self.left.stacks[-1], PERSON)


def is_card(shown: str) -> bool:
    """Whether this is the top line of a conversation."""
    return shown.endswith(PERSON)


@pytest.mark.slow
@pytest.mark.parametrize(("moment", "share"), [(FIRST_FRAME, 1.0), (SENDING, 0.2)])
def test_nothing_that_was_on_the_screen_is_lost(tmp_path: Path, kills: int, moment: str, share: float) -> None:
    """Also not by several kills on end; the file is whole, and the card and the flows under it are those shown."""
    seed = SystemRandom().randrange(10**6)
    scene = Scene(tmp_path / "data" / "sideline.db", tmp_path, Random(seed))
    scene.db.parent.mkdir()
    for number in range(max(int(kills * share), 1)):
        print(f"seed {seed}, {moment}, kill {number}: {dict(scene.found)}")  # noqa: T201 - shown where it fails
        scene.kill(moment)
    assert not {run for run in scene.seen if run not in scene.left.texts}
    assert scene.left.texts
