"""What the checker finds by walking a counterpart: each case is a small sound one with a single slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from sideline_flows.checker import check_paths

LINES = "\n".join(f"- Line number {number}." for number in range(60))

SOUND = f"""\
---
title: Lou
kind: persona
trust: 5
openness: 4
guard: 5
yields: 4
tells: 6
hidden: Lou has two jobs.
effects:
  monologue: {{guard: 2}}
  specific observation permitted: {{trust: 2}}
---

## Rushed

### Say

{LINES}

#### opening

- You wanted me?

#### refuse

- Not now.

#### false yes

- Sure, sure.

#### vague plan

- I'll look at it.

#### lost

- I wasn't with you.

### Next

- [Reflection](#settled) — needs trust 6
- [Permission ask](#settled) — needs guard below 5

## Settled

### Say

- Fine. Let's talk.

#### yes

- Yes, go ahead.

#### own words

- I sent a price too early.

#### plan

- Thursday I ask first.

#### hidden

- They gave me the north as well.

### Next

- [Judging observation](#rushed)
- [Monologue](#rushed)
"""

STILL = "effects:\n  open question: {}\n  clarify: {}\n  understanding check: {}\n  commitment ask: {}\n"
"""Moves that no longer open anybody up."""

MILD = "effects:\n  leading question: {}\n  judging observation: {}\n  advice: {}\n  monologue: {}\n"
"""Moves that no longer raise the guard."""

HARD = "effects:\n  reflection: {trust: 1}\n  permission ask: {trust: 1}\n"
"""Moves that no longer lower it."""

SLIPS = {
    "a condition that never holds": (
        {"effects:\n": HARD, "yields: 4": "yields: 0"},
        "  specific observation permitted",
        'F411: the row "specific observation permitted" never applies',
    ),
    "a mood whose level nobody has": (
        {"needs trust 6": "needs trust 6, guard 10, trust 10", "needs guard below 5": "needs guard below 1, guard 5"},
        "## Settled",
        'F412: no moves lead to the mood "settled"',
    ),
    "lines for an answer that does not come in this mood": (
        {"- Fine. Let's talk.\n": "- Fine. Let's talk.\n\n#### opening\n\n- Hello again.\n"},
        "#### opening\n\n- Hello",
        'F413: the lines under "opening" in the mood "Settled" can never be heard',
    ),
    "lines for two moves at once": (
        {"#### refuse": "#### reflection, open question\n\n- Both.\n\n#### refuse"},
        "#### reflection, open question",
        "F413: ",
    ),
    "a mood without lines for any moment": (
        {"- Fine. Let's talk.\n": ""},
        "## Settled",
        'F414: in the mood "Settled" there is no answer to: open question, closed question',
    ),
    "few lines": (
        {"- Line number 7.\n": "", "- Line number 8.\n": "", **{f"- Line number {n}.\n": "" for n in range(20, 39)}},
        "---",
        "F415: this counterpart has 49 lines, fewer than 60",
    ),
    "no words for a refusal": (
        {"#### refuse\n\n- Not now.\n": ""},
        "---",
        'F416: nothing is written for the answer "refuse", which can come',
    ),
    "no words for a false yes": ({"#### false yes": "#### closed question"}, "---", "F416: nothing is written for"),
    "a guard that never rises": (
        {"effects:\n": MILD, "  monologue: {guard: 2}\n": "", "guard: 5": "guard: 3"},
        "---",
        'F417: the answer "false yes" can never come from this counterpart: it is always "own words"',
    ),
    "a guard that never falls": (
        {"effects:\n": HARD},
        "---",
        'F417: the answer "plan" can never come from this counterpart: it is always "vague plan"',
    ),
    "no lines for what is hidden": (
        {"#### hidden\n\n- They gave me the north as well.\n": ""},
        "Lou has two jobs",
        "F418: what is hidden is never told: no mood has lines under `hidden`",
    ),
    "nobody opens up so far": (
        {"effects:\n": STILL + "  impact after fact: {}\n", "tells: 6": "tells: 9"},
        "Lou has two jobs",
        "F418: what is hidden is never told: no talk comes to openness 9 in a mood that has lines under `hidden`",
    ),
    "told at the first question": (
        {"tells: 6": "tells: 5", "#### refuse": "#### hidden\n\n- I have two jobs, you know.\n\n#### refuse"},
        "Lou has two jobs",
        "F419: what is hidden is told without being earned: at the first question",
    ),
    "told from the openness one comes with": (
        {"tells: 6": "tells: 4"},
        "Lou has two jobs",
        "F419: what is hidden is told without being earned: from openness 4 on, and they come with 4",
    ),
    "told, and nobody says what it was": ({"hidden: Lou has two jobs.\n": ""}, "#### hidden", "F420: "),
    "a link that leads out of the file": ({"(#settled) — needs trust 6": "(acc.md)"}, "[Reflection]", "F410: "),
}
"""What is written instead of what, where the finding points to, and what it says."""


def findings(folder: Path, text: str) -> dict[str, str]:
    """Each finding of a counterpart: `line:column` to its words."""
    file = folder / "lou.md"
    file.write_text(text, encoding="utf-8")
    said = (str(found).removeprefix(f"{file}:").split(": ", 1) for found in check_paths([file]))
    return {words.split(" ", 1)[-1]: where for where, words in said}


def test_the_sound_one_has_no_findings(tmp_path: Path) -> None:
    """So whatever is found below is found for the slip."""
    assert findings(tmp_path, SOUND) == {}


@pytest.mark.parametrize(("instead", "at", "said"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_found_where_it_stands(tmp_path: Path, instead: dict[str, str], at: str, said: str) -> None:
    """Among the findings there is the one that says so, at its line and column."""
    text = SOUND
    for right, wrong in instead.items():
        assert right in text
        text = text.replace(right, wrong, 1)
    found = findings(tmp_path, text)
    where = next(where for words, where in found.items() if words.startswith(said))
    before = text[: text.index(at)]
    column = len(before) - before.rfind("\n") + len(at) - len(at.lstrip())
    assert where == f"{before.count(chr(10)) + 1}:{column}"


def test_lines_for_a_flow_with_errors_are_not_said_to_be_lost(tmp_path: Path) -> None:
    """When its steps come up cannot be known."""
    (tmp_path / "ours.md").write_text("## Open\n\n### Next\n\n- [On](#nowhere)\n", encoding="utf-8")
    text = SOUND.replace("#### refuse", "#### ours/open, reflection\n\n- Ours.\n\n#### refuse")
    assert findings(tmp_path, text) == {}


@pytest.mark.slow
def test_a_counterpart_too_large_to_walk_says_so(tmp_path: Path) -> None:
    """And comes to an end all the same."""
    moods = (
        f"## Mood {number}\n\n### Say\n\n- Word {number}.\n\n### Next\n\n- [Reflection](#mood-{number + 1})\n\n"
        for number in range(80)
    )
    text = f"---\nkind: persona\n---\n\n{''.join(moods)}## Mood 80\n\n### Say\n\n- Last.\n"
    assert any(words.startswith("F421: ") for words in findings(tmp_path, text))
