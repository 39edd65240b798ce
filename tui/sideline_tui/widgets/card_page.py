"""A card as lines of a given width and height. Pure: it measures, and takes the roomiest setting that fits.

Where lines are scarce the blank ones go first; then choices share a line and the aim is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from textual.content import Content

from sideline_flows.reply import Card
from sideline_tui.widgets.card_rows import MARGIN, USUAL, Group, Item, Manner, Row, Setting, groups
from sideline_tui.widgets.margins import PICKED, POINTER, hang, pack, under

MEASURE = 76
"""The longest line one reads at a glance."""
GAP = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item stands on the page: cells `left` to `right` (not included) of line `row`."""

    row: int
    left: int
    right: int
    item: Item


@dataclass(frozen=True, slots=True)
class Page:
    """The card, laid out."""

    lines: tuple[Content, ...]
    spots: tuple[Spot, ...]
    setting: Setting

    @property
    def content(self) -> Content:
        """All lines as one text."""
        return under(self.lines)

    def item_at(self, x: int, y: int) -> Item | None:
        """What stands at a cell."""
        return next((spot.item for spot in self.spots if spot.row == y and spot.left <= x < spot.right), None)

    def row_of(self, item: Item) -> int:
        """The first line of an item, 0 for one that is not there."""
        return next((spot.row for spot in self.spots if spot.item == item), 0)


def lay_out(
    card: Card,
    width: int,
    height: int,
    picked: Item | None = None,
    drafts: Mapping[str, str] | None = None,
    manner: Manner = USUAL,
) -> Page:
    """The roomiest page that fits `height` lines of `width` cells; the tight one, however long, when none does.

    `picked` is the item under the cursor; `drafts` are answers begun and not sent, by the capture's name.
    """
    settings = list(reversed(Setting))
    sheets = ((setting, _Sheet(min(width, MEASURE + MARGIN), picked)) for setting in settings)
    pages = (_page(sheet, groups(card, setting, drafts or {}, manner), setting) for setting, sheet in sheets)
    return next(page for page in pages if len(page.lines) <= height or page.setting is Setting.TIGHT)


@dataclass(slots=True)
class _Sheet:
    """A page in the making."""

    width: int
    picked: Item | None
    lines: list[Content] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def write(self, row: Row) -> None:
        head = self._marked(row.head, row.item)
        lines = hang(head, row.indent, self._lit(row), self.width, every=row.every)
        for line in lines:
            self._spot(row.item, 0, self.width)
            self.lines.append(line)

    def write_beside(self, rows: tuple[Row, ...]) -> None:
        """Rows next to each other; one that is too long for a line gets lines of its own."""
        parts = {index: self._marked(row.head, row.item) + " " + self._lit(row) for index, row in enumerate(rows)}
        for line in pack(parts, GAP, self.width):
            if len(line) == 1:
                self.write(rows[line[0]])
                continue
            self._write_parts([(rows[index], parts[index]) for index in line])

    def _write_parts(self, parts: list[tuple[Row, Content]]) -> None:
        text = Content("")
        for row, part in parts:
            text += " " * GAP if text else ""
            start = text.cell_length
            text += part
            self._spot(row.item, start, start + part.cell_length)
        self.lines.append(text)

    def _spot(self, item: Item | None, left: int, right: int) -> None:
        if item:
            self.spots.append(Spot(len(self.lines), left, right, item))

    def _marked(self, head: Content, item: Item | None) -> Content:
        if item is None or item != self.picked:
            return head
        return Content(f"{POINTER} ") + head[2:] if head else Content(POINTER)

    def _lit(self, row: Row) -> Content:
        return row.text.stylize(PICKED) if row.item and row.item == self.picked else row.text


def _page(sheet: _Sheet, shown: Iterable[Group], setting: Setting) -> Page:
    for group in shown:
        sheet.lines += [Content("")] * _air(group, setting)
        _write(sheet, group, setting)
    return Page(tuple(sheet.lines), tuple(sheet.spots), setting)


def _air(group: Group, setting: Setting) -> int:
    """Blank lines above a group."""
    if setting < group.air:
        return 0
    return 2 if setting is Setting.AIRY and group.air is Setting.SNUG else 1


def _write(sheet: _Sheet, group: Group, setting: Setting) -> None:
    if group.side and setting is Setting.TIGHT:
        sheet.write_beside(group.rows)
        return
    for row in group.rows:
        sheet.write(row)
