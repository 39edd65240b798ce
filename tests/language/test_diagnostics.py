"""Every code says what, and how to mend it."""

from __future__ import annotations

from string import Formatter

import pytest

from sideline_flows.language.diagnostics import DEFINITIONS, Definition, finding, near
from sideline_flows.language.model import Place


@pytest.mark.parametrize("row", DEFINITIONS.values(), ids=lambda row: row.code)
def test_a_definition_reads_as_sentences(row: Definition) -> None:
    fields = {name for text in (row.message, row.remedy) for _, name, _, _ in Formatter().parse(text) if name}
    line = str(finding(row.code, Place("a.md", 3, 7), **dict.fromkeys(fields, "it")))
    assert line.startswith(f"a.md:3:7: {row.severity} {row.code}: ")
    assert not row.message.endswith(".")
    assert row.remedy.endswith(".")
    assert row.why.endswith(".")
    assert ".." not in line


def test_codes_are_in_families() -> None:
    assert all(len(code) == 4 and code[0] == "F" and code[1] in "01234" for code in DEFINITIONS)


def test_a_near_match_ignores_case_and_gives_nothing_for_strangers() -> None:
    assert near("IMPCT", ["Impact", "scene"]) == ' (did you mean "Impact"?)'
    assert near("zzz", ["Impact", "scene"]) == ""


def test_values_are_short_and_on_one_line() -> None:
    found = finding("F040", Place()), finding("F051", Place(), text="a\n\x1b[2J" + "x" * 500)
    assert found[0].message == "this item does not begin with a link"
    assert "\n" not in str(found[1])
    assert "\x1b" not in str(found[1])
    assert len(found[1].message) < 200
