"""What the checker finds in a counterpart: each case is a shipped one with a single slip, and one finding for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sideline_flows.checker import check_paths
from sideline_flows.language.pack import shipped

FOLDER = shipped().parent / "personas"
KIM = (FOLDER / "kim.md").read_text("utf-8")

SLIPS = {
    "a move in a link": (
        "- [Clarify](#thinking-it-over)",
        "- [Clarfy](#thinking-it-over)",
        "[Clarfy]",
        'F401: there is no move called "Clarfy" (did you mean "clarify"?)',
    ),
    "a word that is no move in a link": (
        "- [Clarify](#thinking-it-over)",
        "- [Sing](#thinking-it-over)",
        "[Sing]",
        "F401: ",
    ),
    "a move in a heading": (
        "#### open question",
        "#### open qestion",
        "open qestion",
        'which is no move, no kind of answer and no flow (did you mean "open question"?)',
    ),
    "a kind of answer in a heading": (
        "#### false yes",
        "#### flase yes",
        "flase yes",
        '(did you mean "false yes"?)',
    ),
    "the second word of a heading": (
        "#### pop, open question",
        "#### pop, opn question",
        "opn question",
        'F402: the heading over these lines says "opn question"',
    ),
    "a mood in a heading": (
        "#### opening",
        "#### quiet",
        "quiet",
        'F402: the heading over these lines says "quiet"',
    ),
    "a flow in a heading": (
        "#### soil/learn-check, own words",
        "#### soul/learn-check, own words",
        "soul/learn-check",
        '(did you mean "soil"?)',
    ),
    "a step in a heading": (
        "#### soil/learn-check, own words",
        "#### soil/lern-check, own words",
        "soil/lern-check",
        'F403: the flow "soil" has no state "lern-check" (did you mean "learn-check"?)',
    ),
    "a mood in a link": (
        "(#thinking-it-over)",
        "(#thinking-it-ovr)",
        "[Open question]",
        "F101: ",
    ),
    "a row of the table": (
        "  monologue: {",
        "  monolog: {",
        "monolog",
        'F404: the table of moves has no row "monolog" (did you mean "monologue"?)',
    ),
    "the condition of a row": (
        "  closed question third: {",
        "  closed question thrid: {",
        "closed question thrid",
        '(did you mean "closed question third"?)',
    ),
    "a condition another move has": (
        "  leading question: {",
        "  leading question third: {",
        "leading question third",
        "F404: ",
    ),
    "a level in a row": (
        "{guard: 2, openness: -2}",
        "{guards: 2, openness: -2}",
        "guards",
        'F405: the row "monologue" shifts "guards", which is no level (did you mean "guard"?)',
    ),
    "an amount in words": (
        "{guard: 2, openness: -2}",
        "{guard: two, openness: -2}",
        "two",
        'F406: the row "monologue" shifts guard by "two"',
    ),
    "an amount that is missing": (
        "{guard: 2, openness: -2}",
        "{guard: , openness: -2}",
        ",",
        'guard by ""',
    ),
    "half a step": (
        "{guard: 2, openness: -2}",
        "{guard: 0.5, openness: -2}",
        "0.5",
        'guard by "0.5"',
    ),
    "more than there is": (
        "{guard: 2, openness: -2}",
        "{guard: 11, openness: -2}",
        "11",
        "F406: ",
    ),
    "a row that is no table": (
        "monologue: {guard: 2, openness: -2}",
        "monologue: 2",
        "2",
        "F018: ",
    ),
    "a level out of range": (
        "guard: 3\n",
        "guard: 11\n",
        "11",
        'F407: the setting "guard" is "11", and a level is a whole number from 0 to 10',
    ),
    "a level below it": (
        "trust: 5\n",
        "trust: -1\n",
        "-1",
        "F407: ",
    ),
    "a level in words": (
        "openness: 2\n",
        "openness: low\n",
        "low",
        "F407: ",
    ),
    "a threshold out of range": (
        "yields: 4\n",
        "yields: 40\n",
        "40",
        'F407: the setting "yields" is "40"',
    ),
    "a threshold that is a list": (
        "tells: 6\n",
        "tells: [6]\n",
        "[6]",
        "F407: ",
    ),
    "a setting": (
        "yields: 4\n",
        "yeilds: 4\n",
        "yeilds",
        'F017: the front matter has an unknown setting "yeilds" (did you mean',
    ),
    "a level in a need": (
        "needs guard below 5",
        "needs gaurd below 5",
        "gaurd",
        'F408: the need "gaurd below 5" names no level (did you mean "guard"?)',
    ),
    "a fact in a need": (
        "needs guard below 5",
        "needs time left",
        "time left",
        "F408: ",
    ),
    "a level without a number in a need": (
        "needs guard below 5",
        "needs guard",
        "guard",
        'F408: the need "guard" names no level',
    ),
    "a number without an end in a need": (
        "needs guard below 5",
        f"needs guard below {'9' * 5000}",
        "guard below",
        "F408: ",
    ),
    "a level without an end": ("trust: 5\n", f"trust: {'9' * 5000}\n", "999", "F407: "),
    "an amount without an end": ("{guard: 2, openness: -2}", f"{{guard: {'9' * 5000}}}", "999", "F406: "),
    "a digit that is none": ("trust: 5\n", "trust: ²\n", "²", "F407: "),
    "a word in a need": (
        "needs guard below 5",
        "needs guard under 5",
        "guard under",
        'F408: the need "guard under 5"',
    ),
    "a level nobody gets to": (
        "needs guard below 5",
        "needs guard 11",
        "guard 11",
        'F409: the need "guard 11" never holds',
    ),
    "a level below the lowest": (
        "needs guard below 5",
        "needs guard below 0",
        "guard below 0",
        "never holds",
    ),
    "a need that is always met": (
        "needs guard below 5",
        "needs guard below 11",
        "guard below 11",
        "always holds",
    ),
}
"""What is right in the file, the slip instead, where the finding points to, and what it says."""


def findings(folder: Path, text: str) -> list[str]:
    """What the checker says about a counterpart, without the path."""
    file = folder / "kim.md"
    file.write_text(text, encoding="utf-8")
    return [str(found).removeprefix(f"{file}:") for found in check_paths([file])]


@pytest.mark.parametrize(("right", "wrong", "at", "said"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_found_where_it_stands(tmp_path: Path, right: str, wrong: str, at: str, said: str) -> None:
    """One finding, at its line and column, with what was meant."""
    text = KIM.replace(right, wrong, 1)
    (found,) = findings(tmp_path, text)
    line, column, words = found.split(":", 2)
    assert said in words
    assert text.split("\n")[int(line) - 1][int(column) - 1 :].startswith(at)
    assert text.split("\n")[int(line) - 1] != KIM.split("\n")[int(line) - 1]


def test_words_are_compared_with_the_flows_of_the_same_pack(tmp_path: Path) -> None:
    """A pack that is not installed is checked with its own flows; capitals make no difference."""
    (tmp_path / "flows").mkdir()
    (tmp_path / "personas").mkdir()
    (tmp_path / "flows" / "ours.md").write_text("## Open\n\n### Next\n\n- [On](#done)\n\n## Done\n", encoding="utf-8")
    text = KIM.replace("#### soil/learn-check, own words", "#### Ours/open, Own words", 1)
    assert findings(tmp_path / "personas", text) == []
    assert len(findings(tmp_path / "personas", text.replace("#### Ours/open", "#### theirs/open"))) == 1


def test_the_table_of_the_page_of_moves_is_read_as_closely(tmp_path: Path) -> None:
    """It has the same rows."""
    page = (shipped().parent / "practice" / "moves.md").read_text("utf-8")
    file = tmp_path / "moves.md"
    file.write_text(page.replace("  monologue: {openness: -2", "  monolog: {opennes: -2"), encoding="utf-8")
    assert [found.code for found in check_paths([file])] == ["F404", "F405"]
