"""The keys of the live screen: one table for what is bound, what is shown at the bottom, and what help lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.binding import Binding

from sideline_flows.reply import Reply
from sideline_tui.screens.live_asks import Ask, how_to
from sideline_tui.widgets.card_rows import ANSWER_KEY, TICK_KEY, Item, Kind, next_answer, next_check
from sideline_tui.widgets.room import View
from sideline_tui.widgets.sheet import Leaf

COMMANDS = (
    Binding("space,right,l,pagedown", "advance", "on: the first choice", key_display="space → l"),
    Binding("left,pageup,u", "undo", "back: undo the last step", key_display="← u"),
    Binding("enter", "act", "answer the open question", key_display="enter"),
    Binding(TICK_KEY, "tick", "tick the next check"),
    Binding("tab,down,j", "pick(1)", "step through questions, checks, choices", key_display="tab ↑ ↓"),
    Binding("shift+tab,up,k", "pick(-1)", show=False),
    Binding("n", "ask('note')", "note"),
    Binding("p", "ask('private')", "private note, never shared"),
    Binding("c", "ask('promise')", "commitment: who, what, by when, seen in"),
    Binding("t", "floor", "who talks: you, they, nobody"),
    Binding("g", "jump", "go to a state"),
    Binding("w", "why", "why this step is there"),
    Binding("s", "so_far", "notes and promises so far"),
    Binding("b,full_stop", "blank", "blank the screen", key_display="b ."),
    Binding("question_mark,f1", "help", "keys, and help for what is picked", key_display="? F1"),
    Binding("q", "park", "park and leave; everything is kept"),
    Binding("escape", "settle", show=False),
)

DIGITS = "123456789"
HELP_KEY = "f1"
"""The one key of the screen that works in an open field too."""
HELP_INDENT = 11
AT_ONCE = frozenset({"n", "p", "c", "b", "full_stop"})
"""Keys that need no card: they never wait for what was asked before."""
TAKEN = frozenset("abcdefghijklmnopqrstuvwxyz") & {
    key for binding in COMMANDS for key in binding.key.split(",") if len(key) == 1
}
"""Letters that already mean something."""

Detours = Sequence[tuple[str, str]]


def detour_keys(detours: Detours) -> dict[str, tuple[str, str]]:
    """A free letter for each flow that can be called any time: flow id and title by key.

    The letter is the first free one among the first letters of the title's words, then of the id, then of all of the
    title, in the order the flow lists them. So the same list always gets the same keys. One without a free letter
    has none and is reached through the command palette.
    """
    keys: dict[str, tuple[str, str]] = {}
    for flow, title in detours:
        initials = "".join(word[0] for word in title.lower().split())
        for letter in initials + flow.lower() + title.lower():
            if letter.isascii() and letter.isalpha() and letter not in TAKEN and letter not in keys:
                keys[letter] = (flow, title)
                break
    return keys


def bottom_line(reply: Reply | None, detours: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """The keys worth showing now, the most needed first, help last."""
    if reply and reply.outcome:
        return [("q", "leave"), ("u", "undo"), ("n", "note"), ("c", "promise"), ("?", "keys")]
    return [
        ("space", "on"),
        ("←", "back"),
        *_asked(reply),
        ("n", "note"),
        ("c", "promise"),
        *_called(detours),
        *_REST,
    ]


ASKING = [("enter", "keep"), ("esc", "close, the draft stays"), ("F1", "help")]
"""The keys while something is asked."""

JUMPING = [("enter", "go there"), ("↑ ↓", "pick"), ("1 2 …", "by number"), ("esc", "back")]
"""The keys while the states are listed."""

READING = [("↑ ↓", "scroll"), ("esc", "back to the card"), ("?", "keys, then more")]
"""The keys while a page covers the card or the notes; those of the card work too."""

PAGES = {View.JUMP: JUMPING, View.SHEET: READING, View.SO_FAR: READING}


def line_for(
    view: View, asked: Ask | None, reply: Reply | None, detours: Mapping[str, tuple[str, str]]
) -> Sequence[tuple[str, str]]:
    """The bottom line for what is open."""
    return ASKING if asked else PAGES.get(view) or bottom_line(reply, detours)


_REST = [("t", "who talks"), ("g", "go to"), ("b", "blank"), ("q", "park"), ("?", "keys")]


def _asked(reply: Reply | None) -> Iterable[tuple[str, str]]:
    if reply and next_answer(reply.card):
        yield ANSWER_KEY, "answer"
    if reply and next_check(reply.card):
        yield TICK_KEY, "tick"


def _called(detours: Mapping[str, tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((key, flow) for key, (flow, _) in detours.items())


def help_lines(detours: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Every key with what it does."""
    lines = [(binding.key_display or binding.key, binding.description) for binding in COMMANDS if binding.description]
    called = [(key, f"{title}, and back to this spot") for key, (_, title) in detours.items()]
    return [*lines[:2], ("1–9", "choose"), *lines[2:9], *called, *lines[9:], ("ctrl+p", "all commands")]


def topic(asked: Ask | None, picked: Item | None, reply: Reply | None) -> list[Leaf]:
    """Help for the field that is open, else for what is under the cursor; nothing where there is neither."""
    if asked:
        return [Leaf(asked.question.title, [("", asked.question.hint or "any words")])]
    if picked is None or reply is None:
        return []
    if picked.kind is Kind.ANSWER:
        capture = next(each for each in reply.card.captures if each.name == picked.name)
        return [Leaf(capture.name, [("", f"enter opens it. It takes {how_to(capture)}.")])]
    if picked.kind is Kind.TICK:
        return [
            Leaf(picked.name, [("", "enter ticks it, or takes the tick back. Tick it when you have seen it happen.")])
        ]
    choice = reply.card.choices[picked.number - 1]
    passes = [("", f"passes over: {need}") for need in choice.lacks]
    return [Leaf(choice.text, [("", f"enter or {choice.number} takes it"), *passes])]
