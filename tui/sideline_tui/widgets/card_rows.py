"""What a card has to show, as rows in groups: the words, what stands in the margin beside them, and what each row does.

Pure. How rows become lines of a given width and height is `card_page`'s business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from textual.content import Content

from sideline_flows.reply import CaptureView, Card, CheckView, ChoiceView
from sideline_tui.widgets.margins import LIT, QUIET, STRONG, cap, quiet

MARGIN = 6
"""Cells left of all text: a key with air around it."""
LABEL = 8
"""Cells of a quiet label such as `listen`."""
BAR = "▌"
ANSWER_KEY, TICK_KEY = "↵", "x"


class Setting(IntEnum):
    """How much air a card gets."""

    TIGHT = 0
    SNUG = 1
    EASY = 2
    ROOMY = 3
    AIRY = 4


class Kind(StrEnum):
    """What can be done with a part of the card."""

    ANSWER = "answer"
    TICK = "tick"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a card is shown: `keys` stand beside what a key answers or ticks; the checks and captures `lit` stand out."""

    keys: bool = True
    lit: frozenset[str] = frozenset()


USUAL = Manner()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to act on: a capture or a check by `name`, a choice by `number`."""

    kind: Kind
    name: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Words with something in their margin, `indent` cells wide. `every` repeats the margin beside wrapped lines."""

    head: Content
    text: Content
    indent: int = MARGIN
    every: bool = False
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together; from the setting `air` on with a blank line above. `side` rows may share a line."""

    rows: tuple[Row, ...]
    air: Setting = Setting.SNUG
    side: bool = False


def items(card: Card) -> tuple[Item, ...]:
    """Everything on the card one can act on, in the order it is shown."""
    return (
        *(Item(Kind.ANSWER, capture.name) for capture in card.captures),
        *(Item(Kind.TICK, check.name) for check in card.checks),
        *(Item(Kind.CHOOSE, number=choice.number) for choice in card.choices),
    )


def next_answer(card: Card) -> CaptureView | None:
    """The question the answer key opens: the first without an answer, else the first."""
    empty = (capture for capture in card.captures if not capture.value)
    return next(empty, next(iter(card.captures), None))


def next_check(card: Card) -> CheckView | None:
    """The check the tick key ticks: the first that is not ticked."""
    return next((check for check in card.checks if not check.ticked), None)


def groups(card: Card, setting: Setting, drafts: Mapping[str, str], manner: Manner = USUAL) -> tuple[Group, ...]:
    """The card from top to bottom. `drafts` are answers begun and not sent, by the capture's name."""
    found = (
        Group(tuple(_lead(card, setting)), Setting.EASY),
        Group(tuple(_says(card)), Setting.EASY),
        Group(tuple(_cues(card, setting))),
        Group(tuple(_asks(card, drafts, manner))),
        Group(tuple(_choices(card, manner)), side=True),
    )
    return tuple(group for group in found if group.rows)


def _lead(card: Card, setting: Setting) -> Iterator[Row]:
    """The first line to say, as large as a terminal can: bold, and with a bar that reaches beyond it."""
    bar = Content.assemble("   ", (BAR, LIT))
    margin = [Row(bar, Content(""))] if setting >= Setting.ROOMY else []
    for line in card.say[:1]:
        yield from margin
        yield Row(bar, Content.styled(line, STRONG), every=True)
        yield from margin


def _says(card: Card) -> Iterator[Row]:
    for line in card.say[1:]:
        yield Row(Content(""), Content(line))


def _cues(card: Card, setting: Setting) -> Iterator[Row]:
    tight = setting is Setting.TIGHT
    yield from _labelled("listen", card.listen, joined=tight)
    yield from _labelled("watch", card.watch, joined=tight)
    if card.aim and not tight:
        yield from _labelled("aim", (card.aim,))
    yield from _labelled("skipped", card.skipped, joined=tight)


def _labelled(label: str, lines: Iterable[str], *, joined: bool = False) -> Iterator[Row]:
    shown = [" · ".join(lines)] if joined else list(lines)
    for number, line in enumerate(line for line in shown if line):
        yield Row(Content.blank(MARGIN) + quiet("" if number else label), quiet(line), MARGIN + LABEL)


def _asks(card: Card, drafts: Mapping[str, str], manner: Manner) -> Iterator[Row]:
    answer, tick = (next_answer(card), next_check(card)) if manner.keys else (None, None)
    for capture in card.captures:
        key = ANSWER_KEY if capture is answer else ""
        text = _lit(_asked(capture, drafts.get(capture.name, "")), capture.name, manner)
        yield Row(_key(key), text, item=Item(Kind.ANSWER, capture.name))
    for check in card.checks:
        key = TICK_KEY if check is tick else ""
        yield Row(_key(key), _lit(_checked(check), check.name, manner), item=Item(Kind.TICK, check.name))


def _lit(text: Content, name: str, manner: Manner) -> Content:
    return text.stylize(LIT) if name in manner.lit else text


def _asked(capture: CaptureView, draft: str) -> Content:
    if capture.value:
        return Content.assemble("✓ ", (f"{capture.name}: ", QUIET), capture.value)
    question = capture.question if capture.question == capture.name else f"{capture.name}: {capture.question}"
    beside = f"  … {draft}" if draft else f"  {' / '.join(capture.options)}" if capture.options else ""
    return Content.assemble("? ", question, (beside, QUIET))


def _checked(check: CheckView) -> Content:
    return quiet(f"✓ {check.text}") if check.ticked else Content(f"□ {check.text}")


def _choices(card: Card, manner: Manner) -> Iterator[Row]:
    for choice in card.choices:
        text = _choice(choice, card, manner)
        yield Row(_key(str(choice.number)), text, item=Item(Kind.CHOOSE, number=choice.number))


def _choice(choice: ChoiceView, card: Card, manner: Manner) -> Content:
    calls = f"  → {choice.calls.upper()}" if choice.calls else ""
    lacks = (_key_for(need, card) for need in choice.lacks) if manner.keys else iter(())
    first = " ".join(dict.fromkeys(lacks))
    return Content.assemble(choice.text, (calls, LIT), (f"  {first} first" if first else "", QUIET))


def _key_for(need: str, card: Card) -> str:
    """The key that meets a need of this card; the need itself where none does."""
    if any(need in {check.name, check.text} for check in card.checks):
        return TICK_KEY
    asked = any(need in {capture.name, capture.question} for capture in card.captures)
    return ANSWER_KEY if asked else need


def _key(key: str) -> Content:
    return Content("  ") + cap(key) if key else Content("")
