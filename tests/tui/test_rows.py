"""Rows fit any width, and never show more than their text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sideline_flows.text import clean
from sideline_tui.widgets import keyline
from sideline_tui.widgets.rows import GAP, Cell, Column, Grid

COLUMNS = (
    Column(1, 1),
    Column(8, 22),
    Column(10, 40, grow=True),
    Column(8, 24, from_width=66),
    Column(9, 14, right=True),
)


@given(st.lists(st.tuples(*[st.text(max_size=60)] * 5), min_size=1, max_size=5), st.integers(40, 200))
@example(rows=[("", "", "", "", "0")], width=40)
def test_every_row_is_as_wide_as_the_list(rows: list[tuple[str, ...]], width: int) -> None:
    """Whatever is in it, from the narrowest list on; and no control is left in it."""
    grid = Grid(COLUMNS)
    made = [grid.add(*cells) for cells in rows]
    widths = [cells for cells in grid.widths(width) if cells]
    assert sum(widths) + GAP * (len(widths) - 1) == width or not widths
    for row in made:
        line = row.line(width)
        assert line.cell_length <= width
        assert clean(line.plain) == line.plain
        assert "\n" not in line.plain


def test_columns_line_up() -> None:
    """The same column begins at the same place in all rows of a grid."""
    grid = Grid(COLUMNS)
    made = [
        grid.add("1", "Ana", "first", "state", "today"),
        grid.add("2", "Wilhelmina", "second", "state", "yesterday"),
    ]
    assert len({row.line(80).plain.index(word) for row, word in zip(made, ("first", "second"), strict=True)}) == 1
    assert len({len(row.line(80).plain.rstrip()) for row in made}) == 1


def test_a_narrow_list_leaves_a_column_out() -> None:
    """And the others have room."""
    row = Grid(COLUMNS).add("1", "Ana", "a conversation", "somewhere", "today")
    assert "somewhere" in row.line(66).plain
    assert "somewhere" not in row.line(65).plain
    assert "a conversation" in row.line(65).plain
    assert row.line(65).plain.endswith("today")
    grid = Grid((Column(4, 20), Column(4, 20, grow=True, from_width=60), Column(4, 9, right=True)))
    assert grid.add("Ana", "left out", "today").line(40).plain == "Ana" + " " * 32 + "today"


def test_markup_is_text() -> None:
    """In cells, with marks and without."""
    row = Grid((Column(1, 40, grow=True),)).add(Cell("[b]x[/b] [@click=app.quit]y", marks=((3, 4),)))
    assert row.line(40).plain.strip() == "[b]x[/b] [@click=app.quit]y"


@pytest.mark.parametrize(("width", "shown"), [(80, "a one   b two   ? help"), (14, "a one   ? help"), (6, "? help")])
def test_keys_that_fit(width: int, shown: str) -> None:
    """The first ones and the last; those in between go when there is no room."""
    assert keyline.line((("a", "one"), ("b", "two"), ("?", "help")), width).plain == shown
