"""Files that are no flow: each gives one clear finding, and none raises or hangs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sideline_flows.language.readings import whole

FLOW = "## Open\n\n### Say\n\n- Caf\u00e9?\n"


def only_finding(path: Path) -> str:
    """The one line a person reads."""
    parsed = whole(path)
    assert parsed.flow is None
    (found,) = parsed.findings
    return str(found)


def test_a_good_file_is_named_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "first-call.md"
    path.write_text(FLOW, encoding="utf-8")
    parsed = whole(path)
    assert parsed.findings == ()
    assert parsed.flow is not None
    assert (parsed.flow.id, parsed.flow.source) == ("first-call", FLOW)


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "nope.md"
    assert only_finding(path).startswith(f"{path}:1:1: error F001: there is no such file.")


def test_a_folder(tmp_path: Path) -> None:
    assert "error F002: this is a folder" in only_finding(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.md"
    os.mkfifo(path)
    assert "error F002: this is a pipe or device" in only_finding(path)


def test_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "error F003: the file holds 50000000 bytes, more than the 65536" in only_finding(path)


def test_latin_1_is_named_with_its_byte_and_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes(FLOW.encode("latin-1"))
    assert only_finding(path).startswith(f"{path}:5:6: error F004: the text is not UTF-8: byte 0xE9 stands here.")


def test_a_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "photo.md"
    path.write_bytes(b"\x89PNG\r\n\x00\x00\xff")
    assert "error F005" in only_finding(path)


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 300 + ".md"])
def test_a_name_no_file_can_have(tmp_path: Path, name: str) -> None:
    assert "error F006" in only_finding(tmp_path / name)


def test_a_file_below_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(FLOW, encoding="utf-8")
    assert "error F006: the file cannot be read: Not a directory" in only_finding(path / "b.md")


def test_a_name_no_link_can_use_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "My Talk.md"
    path.write_text(FLOW, encoding="utf-8")
    assert [found.code for found in whole(path).findings] == ["F008"]


def test_escape_sequences_are_shown_and_do_nothing(tmp_path: Path) -> None:
    path = tmp_path / "evil.md"
    path.write_text("## A\u202eB\n\n### Say\n\n- \x1b]52;c;eA==\x07 hi &#27;[2J\n", encoding="utf-8")
    parsed = whole(path)
    assert parsed.flow is not None
    assert parsed.flow.states[0].title == "A\ufffdB"
    assert parsed.flow.states[0].say[0].text == "␛]52;c;eA==␇ hi &#27;[2J"
    assert [(found.code, found.place.line, found.place.column) for found in parsed.findings] == [
        ("F007", 1, 5),
        ("F007", 5, 3),
        ("F007", 5, 14),
    ]


def test_no_finding_carries_a_control_character(tmp_path: Path) -> None:
    path = tmp_path / "evil.md"
    path.write_text('---\n"k\\x1b[2J": 1\n---\n## A\n### Next\n- [a](#%1B%5B2J) — &#27;\n', encoding="utf-8")
    findings = whole(path).findings
    assert {found.code for found in findings} == {"F017", "F047", "F101"}
    assert all("\x1b" not in str(found) for found in findings)
