"""A list of one-line rows in columns, which fits itself to any width: the one list of all screens but the live one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sideline_flows.text import clean

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

GAP = 2
"""Blank cells between two columns."""
QUIET = "$foreground 72%"
"""The style of what matters less."""


@dataclass(frozen=True, slots=True)
class Column:
    """The cells a column may take: `least` to `most`; `grow` takes what is left over.

    A list narrower than `from_width` leaves the column out.
    """

    least: int
    most: int
    style: str = ""
    right: bool = False
    grow: bool = False
    from_width: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with a style of its own, for a cell that differs from its column; `marks` are stretches to stand out."""

    text: str
    style: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(eq=False, slots=True)
class Grid:
    """The columns that rows share, so that they line up; `add` makes one more row."""

    columns: Sequence[Column]
    rows: list[Row] = field(default_factory=list)
    _widths: dict[int, Sequence[int]] = field(default_factory=dict)
    """What was shared out already, by width."""

    def add(self, *cells: str | Cell) -> Row:
        """A row of this grid, with one cell for each column."""
        shown = (cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
        row = Row(self, tuple(replace(cell, text=clean(cell.text).replace("\n", " ")) for cell in shown))
        self.rows.append(row)
        self._widths.clear()
        return row

    def widths(self, width: int) -> Sequence[int]:
        """The cells each column gets out of `width`; 0 for those left out."""
        if width not in self._widths:
            self._widths[width] = self._share_out(width)
        return self._widths[width]

    def _share_out(self, width: int) -> Sequence[int]:
        widths = [self._natural(index) if width >= each.from_width else 0 for index, each in enumerate(self.columns)]
        spare = width - sum(widths) - GAP * max(sum(map(bool, widths)) - 1, 0)
        while spare < 0 and (wide := [index for index, each in enumerate(self.columns) if widths[index] > each.least]):
            widths[max(wide, key=lambda index: widths[index])] -= 1
            spare += 1
        if spare > 0:
            widths[self._growing(widths)] += spare
        return widths

    def _growing(self, widths: Sequence[int]) -> int:
        """The column that takes what is left over: the one meant to, else the widest of those shown."""
        shown = [index for index, cells in enumerate(widths) if cells] or list(range(len(widths)))
        meant = (index for index in shown if self.columns[index].grow and widths[index])
        return next(meant, max(shown, key=lambda index: (not self.columns[index].right, widths[index])))

    def _natural(self, index: int) -> int:
        column = self.columns[index]
        longest = max((Content(row.cells[index].text).cell_length for row in self.rows), default=0)
        return min(max(longest, column.least), column.most) if longest else 0


@dataclass(eq=False, slots=True)
class Row(Visual):
    """One line of a grid. Too long a text ends in an ellipsis; nothing ever wraps."""

    grid: Grid
    cells: tuple[Cell, ...]

    def line(self, width: int) -> Content:
        """The row as it looks on `width` cells."""
        parts: list[str | Content] = []
        for column, cell, cells in zip(self.grid.columns, self.cells, self.grid.widths(width), strict=True):
            if not cells:
                continue
            text = Content.styled(cell.text, cell.style or column.style)
            for start, end in cell.marks:
                text = text.stylize("bold $text-primary", start, end)
            text = text.truncate(cells, ellipsis=True)
            blank = " " * (cells - text.cell_length)
            parts += [" " * GAP if parts else "", blank if column.right else "", text, "" if column.right else blank]
        return Content.assemble(*parts).truncate(width, ellipsis=True)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Textual's part of a visual: this row on one strip."""
        return self.line(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's signature
        """All the width there is: the columns share it out."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Always one line."""
        return 1


class Rows(OptionList):
    """The list itself. `show` fills it and keeps the cursor on the row it was on, by its id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, markup=False)

    def show(self, options: Iterable[Option], first: str = "", *, stay: bool = True) -> None:
        """Replace what is listed. The cursor stays, else goes to `first`, else to the first row that can be chosen."""
        wanted = [self.current, first] if stay else [first]
        self.set_options(options)
        ids = {option.id: index for index, option in enumerate(self.options) if option.id and not option.disabled}
        known = next((ids[name] for name in wanted if name in ids), None)
        if known is None:
            self.action_first()
        else:
            self.highlighted = known

    @property
    def current(self) -> str:
        """The id of the row under the cursor, empty where there is none."""
        option = self.highlighted_option
        return option.id or "" if option else ""


def heading(text: str) -> Option:
    """A line above rows that belong together; the cursor passes over it."""
    return Option(Content.styled(clean(text), "bold"), disabled=True)


def remark(text: str) -> Option:
    """A quiet line among rows; the cursor passes over it."""
    return Option(Content.styled(clean(text), f"{QUIET} not bold"), disabled=True)


def blank() -> Option:
    """An empty line."""
    return Option(Content(" "), disabled=True)
