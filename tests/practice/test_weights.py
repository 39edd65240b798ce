"""The data file: small, whole, and read by nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.practice import moves
from sideline_flows.practice.moves.features import features
from sideline_flows.practice.moves.sentences import split
from sideline_flows.practice.moves.speech import shapes, sizes
from sideline_flows.practice.moves.trees import grown
from sideline_flows.practice.moves.weights import Table, pack, unpack

FOLDER = Path(moves.__file__).parent


def test_there_is_one_data_file_of_64_kilobytes_at_most() -> None:
    """Nothing but Python and the weights lies in the package."""
    data = [path for path in FOLDER.parent.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    assert [path.name for path in data] == ["weights.bin"]
    assert data[0].stat().st_size <= 64 * 1024


def test_nothing_heavy_is_imported() -> None:
    """Recognition needs the standard library alone."""
    heavy = "numpy sklearn scipy textual jinja2 sqlite_utils dateparser transitions yaml markdown_it"
    code = f"import sys; from sideline_flows.practice.moves import recognise; recognise('So, what now?'); \
assert not set({heavy.split()!r}) & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@given(
    st.dictionaries(
        st.integers(0, 0xFFFFFF), st.tuples(st.integers(-127, 127), st.integers(-127, 127)), min_size=1, max_size=20
    )
)
def test_a_packed_table_comes_back_whole(rows: dict[int, tuple[int, int]]) -> None:
    """What was packed is what is read."""
    tables = {"one": Table((0.5, -1.0), 0.25, rows)}
    assert unpack(pack(tables)) == tables


def test_trees_go_left_at_most_the_cut_and_right_above_it() -> None:
    """A tree of two cuts, and one of a leaf alone, each for a column of its own."""
    cut = (0, 3, 1, 9, 1, 0, 8, 10, 0, 0, 0, 0, 10, 20, 30, 0)
    leaf = (0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0)
    table = Table((1.0,) * 5 + (0.0,) * 11, 0.5, {0: cut, 1: leaf})
    assert [grown(table, counted)[0] for counted in ((3, 0), (3, 1), (4, 0))] == [6.0, 16.0, 11.0]
    assert grown(table, (0, 0))[1:] == [4.5, 1.0, 1.0, 1.0]


@given(st.text(max_size=300), st.text(max_size=100))
def test_what_is_counted_is_as_many_small_numbers_for_every_turn(text: str, before: str) -> None:
    """The trees know a count by its place; the shipped ones ask for none that is not there."""
    counted = sizes(features(text, split(text), before)) if split(text) else ()
    assert not counted or len(counted) == len(sizes(features("So?", split("So?"), "")))
    assert all(-1 <= one <= 127 for one in counted)


def test_shapes_keep_small_words_and_hide_the_rest() -> None:
    """The topic is gone, the way of speaking stays."""
    text = "So you waited."
    assert {"^ so you Xed", "you Xed .", "^ so"} <= shapes(features(text, split(text), ""))
    assert not any("wait" in one for one in shapes(features(text, split(text), "")))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ('You said "no. never." and she left. Why?', ['You said "no. never." and she left.', "Why?"]),
        ("So... what now?!", ["So...", "what now?!"]),
        ("at 9.30 we talk\nthen what", ["at 9.30 we talk", "then what"]),
    ],
)
def test_sentences_are_cut_where_they_end(text: str, sentences: list[str]) -> None:
    """Marks inside a quotation or a number do not end a sentence."""
    assert [one.typed(text) for one in split(text)] == sentences
