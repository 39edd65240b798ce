"""The real command line over a real database in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from click.testing import CliRunner

from sideline_tui.__main__ import main


@dataclass(frozen=True, slots=True)
class Done:
    """What one run of the command line left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """Standard output, line by line."""
        return self.out.splitlines()


class Sideline(Protocol):
    """The command line in this process."""

    def __call__(self, *words: str, typed: str | bytes = "") -> Done:
        """Run `sideline` with these words; `typed` comes on standard input."""


PROGRAM = (sys.executable, "-m", "sideline_tui")


def outside(*words: str, typed: str = "", **settings: str) -> Done:
    """The same in a process of its own, with these environment variables on top."""
    done = subprocess.run(
        [*PROGRAM, *words], check=False, text=True, capture_output=True, input=typed, env={**os.environ, **settings}
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the records of this test are; the file is made by the first command that needs it."""
    path = tmp_path / "records" / "sideline.db"
    monkeypatch.setenv("SIDELINE_DB", str(path))
    return path


@pytest.fixture
def sideline(db: Path) -> Iterator[Sideline]:  # noqa: ARG001 - every run uses the records of the test
    """The whole command line in this process, as the installed script calls it."""

    def run(*words: str, typed: str | bytes = "") -> Done:
        with CliRunner().isolation(input=typed) as (out, err, _):
            code = main(list(words))
            return Done(code, out.getvalue().decode(), err.getvalue().decode())

    before = os.umask(0o077)
    yield run
    os.umask(before)


@pytest.fixture
def talk(tmp_path: Path) -> str:
    """The path of a small flow with a check, a capture, a guard, a branch and a call."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "aside.md").write_text(ASIDE, encoding="utf-8")
    path = folder / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    return str(path)


TALK = """\
---
title: A short talk
about: Two steps and a close.
minutes: 5
anytime: [aside]
---

# Open

## Hello

Both sit down.

### Say

- Good to see you, {{ rep }}.

### Listen for

- how they arrive

### Watch out

- starting with your own news

### Check

- at ease: they leaned back

### Capture

- topic: what they want to talk about
- mood (choice): good / bad

### Why

- People hear more once they have arrived.

### Next

- [Go on](#middle) — needs topic, at ease
- [Not today](#stopped)
- [Go on later](#parked)

# Close

## Middle

### Say

- You said the topic is {{ topic }}.

### Next

- [Agreed](#done)
- [Once more](#hello)

## Done

### Say

- Thank you, {{ rep }}.

## Stopped

### Say

- Another day, then.

## Parked

### Say

- Until then.
"""

ASIDE = """\
---
title: A word aside
---

## Listen

### Say

- Tell me.

### Next

- [Heard](#heard)

## Heard

### Say

- Thank you.
"""
