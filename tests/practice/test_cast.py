"""Where counterparts and the page of moves are found: each file is read once, and again when a trainer changed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sideline_flows.errors import InputError
from sideline_flows.language.pack import Library
from sideline_flows.practice.cast import find_persona, heads, move_table

PERSONA = "---\ntitle: {title}\nkind: persona\n---\n\n## Calm\n\n### Say\n\n- Well.\n"
MOVES = "---\nkind: rubric\neffects:\n  advice: {{guard: {guard}}}\n---\n\n## Advice\n\nTelling.\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one counterpart and a page of moves."""
    for folder in ("flows", "personas", "practice"):
        (tmp_path / folder).mkdir()
    (tmp_path / "personas" / "kim.md").write_text(PERSONA.format(title="Kim"), encoding="utf-8")
    (tmp_path / "practice" / "moves.md").write_text(MOVES.format(guard=1), encoding="utf-8")
    return tmp_path


def test_a_second_look_reads_no_file_again(pack: Path) -> None:
    """A home screen asks again and again, and so does every attempt of a trend."""
    library = Library([pack / "flows"])
    assert heads(library)[0] is heads(library)[0]
    assert find_persona(library, "kim").flow is find_persona(library, "kim").flow
    assert move_table(library).flow is move_table(library).flow
    front, _ = library.beside(pack / "personas" / "kim.md")
    assert front.flow("kim") is find_persona(library, "kim").flow


def test_a_file_that_was_changed_is_read_again(pack: Path) -> None:
    """A trainer edits while the app runs."""
    library = Library([pack / "flows"])
    assert find_persona(library, "kim").name == heads(library)[0].title == "Kim"
    assert move_table(library).shifts == {"advice": {"guard": 1}}
    (pack / "personas" / "kim.md").write_text(PERSONA.format(title="Kimberly"), encoding="utf-8")
    (pack / "practice" / "moves.md").write_text(MOVES.format(guard=10), encoding="utf-8")
    assert find_persona(library, "kim").name == heads(library)[0].title == "Kimberly"
    assert move_table(library).shifts == {"advice": {"guard": 10}}


def test_a_counterpart_added_later_is_found(pack: Path) -> None:
    """It needs no restart."""
    library = Library([pack / "flows"])
    assert len(heads(library)) == 1
    (pack / "personas" / "lou.md").write_text(PERSONA.format(title="Lou"), encoding="utf-8")
    assert [head.title for head in heads(library)] == ["Kim", "Lou"]


def test_a_file_instead_of_a_name_is_told_where_it_belongs(pack: Path) -> None:
    """Flows may be given as paths, so a trainer tries it with a counterpart."""
    with pytest.raises(InputError, match="put the file into a folder `personas`"):
        find_persona(Library([pack / "flows"]), str(pack / "personas" / "kim.md"))
