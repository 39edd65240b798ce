"""Folders of flows in layers: listing, loading, replacing."""

from __future__ import annotations

import mmap
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sideline_flows.errors import ContentError
from sideline_flows.language.model import Kind
from sideline_flows.language.pack import Library, shipped

TALK = "---\ntitle: {title}\n---\n\n## Open\n\n### Next\n\n- [Go](#done)\n\n## Done\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "acc.md").write_text(TALK.format(title="Listen"), encoding="utf-8")
    (folder / "soil.md").write_text(TALK.format(title="Feedback"), encoding="utf-8")
    return folder


@pytest.fixture
def over(tmp_path: Path) -> Path:
    folder = tmp_path / "over"
    folder.mkdir()
    (folder / "soil.md").write_text(TALK.format(title="Our feedback"), encoding="utf-8")
    (folder / "grow.md").write_text(TALK.format(title="Grow"), encoding="utf-8")
    (folder / "broken.md").write_bytes(b"\xff\xfe")
    (folder / ".hidden.md").write_text("## A", encoding="utf-8")
    (folder / "notes.txt").write_text("## A", encoding="utf-8")
    return folder


def test_a_later_folder_stands_in_front(base: Path, over: Path) -> None:
    library = Library([base, over])
    assert [(head.id, head.title) for head in library.heads()] == [
        ("broken", "broken"),
        ("grow", "Grow"),
        ("acc", "Listen"),
        ("soil", "Our feedback"),
    ]
    assert library.flow("soil").title == "Our feedback"
    assert library.paths() == (base / "acc.md", over / "broken.md", over / "grow.md", over / "soil.md")


def test_a_broken_flow_is_listed_with_its_finding_and_stops_no_other(over: Path) -> None:
    library = Library([over])
    broken = next(head for head in library.heads() if head.id == "broken")
    assert broken.finding is not None
    assert broken.finding.code == "F004"
    with pytest.raises(ContentError, match="F004"):
        library.flow("broken")
    assert library.flow("grow").title == "Grow"


def test_errors_come_before_warnings_in_what_is_raised(base: Path) -> None:
    (base / "acc.md").write_text("words\n\n## A\n\n### Next\n\n- [Go](#b)\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        Library([base]).flow("acc")
    assert [found.code for found in raised.value.findings] == ["F101", "F035"]


def test_a_missing_flow_names_the_nearest(base: Path) -> None:
    with pytest.raises(ContentError, match=r'there is no flow called "soli" \(did you mean "soil"\?\)'):
        Library([base]).flow("soli")


@pytest.mark.parametrize("flow_id", ["../base/acc", "/etc/passwd", "", ".", "acc.md"])
def test_an_id_is_never_a_path(base: Path, flow_id: str) -> None:
    with pytest.raises(ContentError, match="F102"):
        Library([base]).flow(flow_id)


def test_a_flow_is_parsed_once_and_again_when_its_file_changed(base: Path) -> None:
    library = Library([base])
    first = library.flow("acc")
    assert library.flow("acc") is first
    (base / "acc.md").write_text(TALK.format(title="Listen first"), encoding="utf-8")
    assert library.flow("acc").title == "Listen first"
    assert "Listen first" in [head.title for head in library.heads()]


def test_a_change_that_leaves_time_and_size_as_they_were_is_seen(base: Path) -> None:
    """As within one tick of a coarse clock: what is written through memory moves the file's time only once."""
    library, path = Library([base]), base / "acc.md"
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as text:
        at = text.find(b"Listen")
        text[at : at + 6] = b"Hearer"
        before = path.stat()
        assert (library.flow("acc").title, library.heads()[1].title) == ("Hearer", "Hearer")
        text[at : at + 6] = b"Tell a"
        after = path.stat()
        assert (after.st_mtime_ns, after.st_ctime_ns, after.st_size) == (
            before.st_mtime_ns,
            before.st_ctime_ns,
            before.st_size,
        )
        assert library.flow("acc").title == "Tell a"
        assert "Tell a" in [head.title for head in library.heads()]


def test_any_other_library_knows_what_one_has_read(base: Path, over: Path) -> None:
    library = Library([base])
    first = library.flow("acc")
    front, _ = library.beside(over / "grow.md")
    assert all(each.flow("acc") is first for each in (front, library.over(over), Library([over, base])))
    (base / "acc.md").write_text(TALK.format(title="Listen first"), encoding="utf-8")
    assert front.flow("acc").title == library.flow("acc").title == "Listen first"


def test_a_file_added_later_is_found(base: Path) -> None:
    library = Library([base])
    library.heads()
    (base / "grow.md").write_text(TALK.format(title="Grow"), encoding="utf-8")
    assert library.flow("grow").title == "Grow"


def test_a_folder_that_is_not_there_counts_as_empty(base: Path, tmp_path: Path) -> None:
    assert len(Library([tmp_path / "nowhere", base]).heads()) == 2


def test_heads_are_of_one_kind(base: Path) -> None:
    (base / "guarded.md").write_text("---\nkind: persona\ntrust: 2\n---\n## Closed\n", encoding="utf-8")
    library = Library([base])
    assert [head.id for head in library.heads(Kind.PERSONA)] == ["guarded"]
    assert "guarded" not in [head.id for head in library.heads()]


def test_a_file_given_by_path_brings_its_neighbours(base: Path, over: Path) -> None:
    library, flow_id = Library([base]).beside(over / "grow.md")
    assert (flow_id, library.flow(flow_id).title) == ("grow", "Grow")
    assert library.flow("soil").title == "Our feedback"
    assert library.flow("acc").title == "Listen"


def test_a_file_given_by_path_may_have_any_suffix(base: Path, over: Path) -> None:
    library, flow_id = Library([base]).beside(over / "notes.txt")
    assert library.flow(flow_id).states[0].title == "A"


def test_a_path_without_a_text_file_is_refused_at_once(base: Path, over: Path) -> None:
    for path in (base / "nope.md", base, over / "broken.md"):
        with pytest.raises(ContentError, match=r"F00[124]"):
            Library([base]).beside(path)


def test_the_shipped_folder_is_there() -> None:
    assert shipped().is_dir()
    assert Library([shipped()]).heads()


def test_listing_loads_no_heavy_library(base: Path, over: Path) -> None:
    """The home screen waits for this list."""
    (base / "quoted.md").write_text("---\ntitle: 'A: b'\noutcomes: [a]\n---\n## A\n", encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from sideline_flows.language.pack import Library;"
        "print(len(Library([Path(path) for path in sys.argv[1:]]).heads()));"
        "print(*{'yaml', 'jinja2', 'markdown_it', 'transitions'} & sys.modules.keys())"
    )
    run = subprocess.run(  # our own interpreter and program
        [sys.executable, "-c", program, str(base), str(over)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout == "5\n\n"
