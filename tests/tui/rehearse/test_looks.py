"""How a rehearsal looks at the sizes it is designed for. Look at the pictures before accepting new ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from tests.tui.conftest import NOW, settle
from textual import events
from textual.pilot import Pilot

from sideline_tui.opening import Rehearsing, opener
from sideline_tui.window import Window

FLOW = """\
---
title: Talk it over
about: One question, and what comes of it.
outcomes: [done]
---

# Begin

## Opening

Find the one thing.

### Say

- What would make this time worth it for you?

### Listen for

- their own words

### Check

- own words: they said it themselves — earned by open question or clarify

### Next

- [On](#plan) — needs own words
- [Stop](#done)

# Plan

## Plan

### Say

- What will you do?

### Next

- [Agreed](#done)

# End

## Done

### Say

- Thank you.
"""

PERSONA = """\
---
title: Pat, not so sure
about: Fictional role. Has heard a lot of plans.
kind: persona
trust: 4
openness: 3
guard: 4
yields: 5
tells: 9
hidden: Pat has an offer from somebody else.
start: wary
---

## Wary

Arms folded, chair turned to the door.

### Say

- If you say so.

#### opening

- You wanted to talk?

### Next

- [Advice](#away)
- [Reflection](#near)

## Away

Looks at the clock on the wall.

### Say

- I know all that.

### Next

- [Reflection](#near)

## Near

Turns the chair, arms down.

### Say

- That is about how it was.

### Next

- [Advice](#away)
"""

WORDS = ("You should plan your week.", "So it did not feel like yours.", "What would make it yours?")
Compare = Callable[..., bool]


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """The app, about to begin a rehearsal of a small flow with somebody simple."""
    flows = tmp_path / "flows"
    flows.mkdir()
    (flows / "talk.md").write_text(FLOW, encoding="utf-8")
    (flows / "pat.md").write_text(PERSONA, encoding="utf-8")
    start = Rehearsing("talk", "pat", seed=1)
    window = Window(opener(tmp_path / "data" / "sideline.db", [flows]), start, clock=lambda: NOW)
    yield window
    window.close_down()


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Say everything, then press keys."""

    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot)
        typed = (key for words in WORDS for key in (*words, "enter"))
        for key in (*typed, *keys):
            character = " " if key == "space" else key if len(key) == 1 else None
            pilot.app.post_message(events.Key(key, character))
        await settle(pilot)

    return press


def test_the_talk_at_120x40(window: Window, snap_compare: Compare) -> None:
    """Both voices, the quiet lines, one of them open, and the card beside them."""
    assert snap_compare(window, terminal_size=(120, 40), run_before=after("f2"))


def test_the_talk_at_80x24(window: Window, snap_compare: Compare) -> None:
    """The card folded above; a turn is being picked."""
    assert snap_compare(window, terminal_size=(80, 24), run_before=after("ctrl+z", "up"))


def test_the_debrief_at_60x20(window: Window, snap_compare: Compare) -> None:
    """Points, quotes and rules without anything cut off."""
    assert snap_compare(window, terminal_size=(60, 20), run_before=after("f10"))
