"""The keys of the rehearsal screen: one table for what is bound, shown at the bottom and listed by help.

Typing is the normal act, so no letter is a key here. Whatever a key does can be typed with a `/` as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.binding import Binding

from sideline_flows.practice.reply import RehearsalReply
from sideline_tui.rehearse_lines import COMMANDS as TYPED
from sideline_tui.widgets.sheet import Leaf

COMMANDS = (
    Binding("ctrl+z,f7", "rewind", "Rewind: pick a turn and say it otherwise", key_display="ctrl+z F7 /rewind"),
    Binding("f2", "why", "Why: quote, rule and better line", key_display="F2 /why"),
    Binding("f3", "rubric", "Rubric: what all this is counted by", key_display="F3 /rubric"),
    Binding("f4", "branches", "Branches: two ways side by side", key_display="F4 /branches"),
    Binding("f5", "label", "Label: say what your last turn really was", key_display="F5 /correct"),
    Binding("f6", "card", "Card: all of it", key_display="F6 /card"),
    Binding("f8", "mood", "Mood: how they sit there, with levels as numbers", key_display="F8 /mood"),
    Binding("f10,ctrl+e", "end", "End here, and read it back", key_display="F10 ctrl+e /end"),
    Binding("f9", "leave", "Leave it as it is; it can be taken up again", key_display="F9 /leave"),
    Binding("f1", "help", "Keys and commands; once more, the page about rehearsing", key_display="F1 ? /help"),
)

ACTIONS = {key: binding.action for binding in COMMANDS for key in binding.key.split(",")}
"""What each key does, also where the input line has a meaning of its own for it."""

READING = [("↑ ↓", "scroll"), ("esc", "back to the talk"), ("F1", "keys, then more")]
PICKING = [("↑ ↓", "pick a turn"), ("enter", "say it otherwise"), ("F2", "why"), ("esc", "back")]
BRANCHING = [("↑ ↓", "pick a way"), ("enter", "go on from there"), ("pgdn", "scroll"), ("esc", "back")]
LABELLING = [("← →", "pick"), ("enter", "that is what it was"), ("esc", "back")]
ENDED = [("enter", "debrief"), ("↑", "try another way"), ("F4", "branches"), ("F9", "leave"), ("F1", "keys")]
TALKING = [
    ("enter", "say"),
    ("1–9", "go on"),
    ("↑", "rewind"),
    ("F2", "why"),
    ("F3", "rubric"),
    ("F10", "end"),
    ("F6", "card"),
    ("F4", "branches"),
    ("F1", "keys"),
]

EXTRA = ("undo", "compare", "call", "set", "check")
"""Typed commands that have no key."""
INDENT = 19


def bottom_line(reply: RehearsalReply | None) -> list[tuple[str, str]]:
    """The keys worth showing while nothing is open, the most needed first, help last."""
    return ENDED if reply and reply.ended else TALKING


def help_leaf(detours: Sequence[tuple[str, str]]) -> Leaf:
    """Every key and command with what it does."""
    return Leaf("Keys", list(_help(detours)), INDENT)


def _help(detours: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    yield "any words", "are said; //words for a line that begins with a slash"
    yield "a digit, enter", "goes on that way; enter alone is the first"
    yield "↑ ↓", "in an empty line: pick a turn to say otherwise"
    for binding in COMMANDS:
        yield binding.key_display or binding.key, binding.description
    for name in EXTRA:
        yield TYPED[name].usage, TYPED[name].about
    for flow, title in detours:
        yield f"/call {flow}", f"{title}, and back to this spot"
    yield "pgup pgdn", "scroll"
    yield "ctrl+p", "all commands"
    yield "ctrl+q", "quit; everything is kept"
