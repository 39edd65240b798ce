"""`check` and `explain` as a trainer uses them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.commands.conftest import Sideline

from sideline_flows.language.diagnostics import DEFINITIONS
from sideline_flows.language.pack import Library, shipped
from sideline_flows.practice.cast import heads


def test_a_sound_flow_gives_no_finding_and_exit_0(sideline: Sideline, talk: str) -> None:
    """Nothing on standard output, a word of comfort on standard error."""
    done = sideline("check", talk)
    assert (done.code, done.out, done.err) == (0, "", "sideline: nothing to mend\n")


def test_without_a_path_everything_that_can_be_run_is_checked(sideline: Sideline, talk: str) -> None:
    """Flows of a further folder too, and beside it the page of moves and the counterparts, over all that come along."""
    beside = Path(talk).parent.parent
    counterparts = {f"{head.id}.md" for head in heads(Library([shipped()]))} | {"me.md"}
    broken = [Path(talk), beside / "practice" / "moves.md", *(beside / "personas" / name for name in counterparts)]
    for page in broken:
        page.parent.mkdir(exist_ok=True)
        page.write_text("# Nothing\n")
    done = sideline("check", "--flows", str(Path(talk).parent))
    assert done.code == 1
    assert {line.partition(":")[0] for line in done.lines} == {str(page) for page in broken}


def test_a_flow_and_a_counterpart_can_be_named_by_id(sideline: Sideline, talk: str) -> None:
    """A file of that very name comes first, and what is neither is a finding."""
    path = Path(talk)
    (path.parent.parent / "personas").mkdir()
    me = path.parent.parent / "personas" / "me.md"
    for page in (path, me):
        page.write_text("# Nothing\n")
    done = sideline("check", "talk", "me", "neither", "--flows", str(path.parent))
    assert {line.partition(":")[0] for line in done.lines} == {talk, str(me), "neither"}
    assert sideline("check", "soil").code == 0


def test_a_name_that_is_a_file_is_that_file(
    sideline: Sideline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there is a flow of this id."""
    monkeypatch.chdir(tmp_path)
    Path("soil").write_text("# Nothing\n")
    assert sideline("check", "soil").lines[0].startswith("soil:")


def test_a_link_to_nowhere_is_one_line_with_its_place_and_exit_1(sideline: Sideline, talk: str) -> None:
    """The line starts as editors expect it, path, line and column; the summary is talk, not data."""
    path = Path(talk)
    path.write_text(path.read_text().replace("(#middle)", "(#midle)"))
    done = sideline("check", talk)
    assert done.code == 1
    assert any(line.startswith(f"{talk}:41:") and "error F1" in line and "middle" in line for line in done.lines)
    assert "error" in done.err
    assert done.err.count("\n") == 1


def test_findings_as_json_hold_what_the_line_holds(sideline: Sideline, talk: str) -> None:
    """An array of objects, whose codes `explain` knows."""
    Path(talk).write_text("---\ntitel: x\n---\n\n## One\n")
    found = sideline("check", talk, "--json").json
    assert found
    assert all({"path", "line", "column", "severity", "code", "message", "remedy"} == set(row) for row in found)
    assert all(sideline("explain", row["code"]).code == 0 for row in found)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 99, b"# caf\xe9\n", b"x" * 1_000_000, b"---\na: &a [*a]\n---\n"]
)
def test_whatever_a_file_holds_it_is_a_finding(sideline: Sideline, tmp_path: Path, content: bytes) -> None:
    """Empty, binary, not UTF-8, huge or malformed: one clear line, no traceback."""
    path = tmp_path / "odd.md"
    path.write_bytes(content)
    done = sideline("check", str(path))
    assert done.code == 1
    assert str(path) in done.out


def test_a_path_that_is_missing_or_no_file_is_a_finding(sideline: Sideline, tmp_path: Path) -> None:
    """Nobody waits for a pipe that no one writes to."""
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    done = sideline("check", str(pipe), str(tmp_path / "missing.md"), str(tmp_path / "empty"))
    assert done.code == 1
    assert len(done.lines) == 3


def test_escape_sequences_in_a_flow_never_reach_the_terminal(sideline: Sideline, talk: str) -> None:
    """A finding that quotes the file shows controls as visible signs."""
    path = Path(talk)
    path.write_text(path.read_text().replace("#middle", "#mid\x1b]0;gotcha\x07dle"))
    done = sideline("check", talk)
    assert "\x1b" not in done.out + done.err
    assert "\x07" not in done.out + done.err


def test_every_code_is_explained(sideline: Sideline) -> None:
    """Also in small letters; unfilled places show in capitals."""
    assert len(sideline("explain").lines) == len(DEFINITIONS) + 1
    for code in DEFINITIONS:
        done = sideline("explain", code.lower())
        assert done.code == 0
        assert done.lines[0].startswith(code)
        assert "{" not in done.lines[0]


def test_an_unknown_code_is_refused(sideline: Sideline) -> None:
    """With a way to see them all."""
    done = sideline("explain", "F999")
    assert done.code == 1
    assert "sideline explain" in done.err
