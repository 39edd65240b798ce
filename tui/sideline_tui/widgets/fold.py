"""The card on two lines, for a screen too narrow to show it beside the talk: what to say, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from sideline_flows.reply import Card
from sideline_tui.widgets.card_rows import BAR, USUAL, Manner
from sideline_tui.widgets.margins import KEY, LIT, QUIET, STRONG, quiet
from sideline_tui.widgets.words import Words

GAP = "   "
CLOSE = "  "
LEAST = 9
"""Cells below which a word can hardly be guessed any more."""


@dataclass(frozen=True, slots=True)
class _Shown:
    card: Card
    manner: Manner


class Fold(Words):
    """Two lines; the whole card is a key away."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: _Shown | None = None

    def show(self, card: Card, manner: Manner = USUAL) -> None:
        """Fold this card."""
        self._shown = _Shown(card, manner)
        self._draw()

    def on_resize(self) -> None:
        """Fold it anew."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width
        if self._shown and width:
            lines = folded(self._shown.card, width, self._shown.manner)
            self.update(Content("\n").join(lines))


def folded(card: Card, width: int, manner: Manner = USUAL) -> list[Content]:
    """What to say, then what is asked for and the ways on, each cut to `width` cells."""
    say = Content("")
    if card.say:
        say = Content.assemble((f"{BAR} ", LIT), (card.say[0], STRONG))
    elif card.aim:
        say = quiet(card.aim)
    ways = next((line for line in _ways(card, width, manner) if line.cell_length <= width), Content(""))
    return [line for line in (say.truncate(width, ellipsis=True), ways) if line]


def _ways(card: Card, width: int, manner: Manner) -> Iterator[Content]:
    """The same line, shorter and shorter: what is done goes first, then long names are cut; the digits always stay."""
    choices = [Content.assemble((str(each.number), KEY), f" {each.text}") for each in card.choices]
    asked = list(_asked(card, manner))
    yield _joined([*asked, *choices])
    left = [each for each, done in zip(asked, _done(card), strict=True) if not done]
    yield _joined([*left, *choices])
    yield _joined([*left, *choices], CLOSE)
    for parts in ([*left, *choices], choices):
        room = _share(parts, width - len(CLOSE) * (len(parts) - 1))
        if room >= LEAST or parts is choices:
            yield _joined([each.truncate(max(room, 1), ellipsis=True) for each in parts], CLOSE)


def _share(parts: list[Content], space: int) -> int:
    """The most cells that each may have, when a short one leaves what it does not need to the long ones."""
    for at, cells in enumerate(sorted(part.cell_length for part in parts)):
        share = space // (len(parts) - at)
        if cells > share:
            return share
        space -= cells
    return max((part.cell_length for part in parts), default=0)


def _asked(card: Card, manner: Manner) -> Iterator[Content]:
    for capture in card.captures:
        yield _sign("✓" if capture.value else "?", capture.name, manner)
    for check in card.checks:
        yield _sign("✓" if check.ticked else "□", check.name, manner)


def _sign(sign: str, name: str, manner: Manner) -> Content:
    return Content.styled(f"{sign} {name}", LIT if name in manner.lit else QUIET)


def _done(card: Card) -> list[bool]:
    return [*(bool(each.value) for each in card.captures), *(each.ticked for each in card.checks)]


def _joined(parts: list[Content], gap: str = GAP) -> Content:
    return Content(gap).join(parts)
