"""The quick way to read a head says what the thorough one says, or leaves it to that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideline_flows.language import frontmatter, readings
from sideline_flows.language.heads import WANTED, plain_settings
from sideline_flows.language.model import Kind, Place
from sideline_flows.language.pack import Library, shipped
from sideline_flows.language.settings import read_settings


def head(tmp_path: Path, settings: str) -> tuple[str, str, int | None, Kind, str]:
    """What a list shows of a file with these settings."""
    path = tmp_path / "talk.md"
    path.write_text(f"---\n{settings}\n---\n## A\n", encoding="utf-8")
    read = readings.head(path)
    return read.title, read.about, read.minutes, read.kind, read.finding.code if read.finding else ""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("title: A talk\nabout: For you, and me.\nminutes: 5", ("A talk", "For you, and me.", 5, Kind.FLOW, "")),
        ("outcomes: [a]", ("talk", "", None, Kind.FLOW, "")),
        ("title: 'A: talk'\nkind: persona", ("A: talk", "", None, Kind.PERSONA, "")),
        ('title: "A \\"talk\\""', ('A "talk"', "", None, Kind.FLOW, "")),
        ("title: A\n  talk", ("A talk", "", None, Kind.FLOW, "")),
        ("title: >\n  A talk", ("A talk", "", None, Kind.FLOW, "")),
        ("title: A talk # not this", ("A talk", "", None, Kind.FLOW, "")),
        ("anytime:\n  - acc\n  - title: x\ntitle: A", ("A", "", None, Kind.FLOW, "")),
        ("title: A\nminutes: soon", ("A", "", None, Kind.FLOW, "F018")),
        ("title: A\nkind: flwo", ("A", "", None, Kind.FLOW, "F019")),
        ("title: [", ("talk", "", None, Kind.FLOW, "F012")),
        ("title: A\ntitle: B", ("talk", "", None, Kind.FLOW, "F016")),
    ],
)
def test_a_head_is_read(tmp_path: Path, settings: str, expected: tuple[str, str, int | None, Kind, str]) -> None:
    assert head(tmp_path, settings) == expected


def test_shipped_heads_agree_with_their_flows() -> None:
    library = Library([shipped()])
    for read in library.heads():
        flow = library.flow(read.id)
        assert (read.title, read.about, read.minutes, read.kind) == (flow.title, flow.about, flow.minutes, flow.kind)


KEYS = ["title", "about", "minutes", "kind", "tags", "'title'", "- a", "  more", "# c", "..."]
VALUES = [": x", ":", ": 'it'", ': "a', ": [a,", ": {a}", "b: c]", '"', ": 5", ": flow", ": a: b", ": a #b", ": |"]
MORE = [": &a b", ": -", ": a\\nb", ": ''", "\n", "\n"]
LINES = st.lists(st.sampled_from(KEYS + VALUES + MORE), max_size=10)


@settings(max_examples=300, deadline=None)
@given(LINES.map("".join))
def test_the_quick_way_never_says_anything_else(text: str) -> None:
    """Where YAML has an answer, it is the same; where YAML refuses, reading the flow will say so."""
    lines = ["---", *text.split("\n"), "---"]
    quick = plain_settings(lines)
    if quick is None:
        return
    try:
        table = frontmatter.read(frontmatter.split(lines))
    except frontmatter.Refused:
        return
    entries = tuple(entry for entry in table.entries if entry[0].text in WANTED)
    thorough, _ = read_settings(frontmatter.Table(entries, Place()))
    said = {
        "title": thorough.title,
        "about": thorough.about,
        "minutes": str(thorough.minutes),
        "kind": str(thorough.kind),
    }
    assert quick == {key: said[key] for key in quick}
