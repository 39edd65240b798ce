"""Answers to capture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sideline_flows.language.model import Capture, CaptureType, State


def capture(state: Callable[[str], State], row: str) -> Capture:
    """The one capture of a card."""
    return state(f"### Capture\n\n- {row}\n").captures[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("gap: what is missing?", Capture("gap", "what is missing?")),
        ("gap (number): how many: per week", Capture("gap", "how many: per week", CaptureType.NUMBER)),
        (
            "next step (Commitment): who (owner) does what",
            Capture("next step", "who (owner) does what", CaptureType.COMMITMENT),
        ),
        ("when (date):", Capture("when", "when", CaptureType.DATE)),
        ("fix (choice): train / coach", Capture("fix", "fix", CaptureType.CHOICE, ("train", "coach"))),
        (
            "fix (choice): Which helps most? train / 24/7 help",
            Capture("fix", "Which helps most?", CaptureType.CHOICE, ("train", "24/7 help")),
        ),
        (
            "fix (choice: train (us) / coach): take one",
            Capture("fix", "take one", CaptureType.CHOICE, ("train (us)", "coach")),
        ),
        ("fix (choice): yes/no", Capture("fix", "fix", CaptureType.CHOICE, ("yes", "no"))),
    ],
)
def test_a_capture_is_a_name_a_type_and_a_question(state: Callable[[str], State], row: str, expected: Capture) -> None:
    assert capture(state, row) == expected


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("just words", "F051"),
        (": what?", "F051"),
        ("gap (number: how many", "F058"),
        ("gap (number) how: many", "F058"),
        ("gap (nubmer): how many", "F052"),
        ("fix (choice): only", "F053"),
        ("fix (choice): a / a", "F059"),
        ("fix (text: a / b): which", "F054"),
        ("2nd gap: what?", "F056"),
        ("self: who?", "F056"),
        ("a: x\n- a: y", "F055"),
    ],
)
def test_a_capture_that_cannot_be_meant_is_a_finding(found: Callable[[str], list[str]], row: str, code: str) -> None:
    assert [each.split()[1] for each in found(f"## A\n\n### Capture\n\n- {row}\n")] == [code]
