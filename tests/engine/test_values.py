"""What was typed becomes a value, or one line that says what to type."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.engine.stack import Value
from sideline_flows.engine.values import read_value
from sideline_flows.errors import InputError
from sideline_flows.language.model import Capture, CaptureType

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
METHODS = ("training", "coaching", "counseling", "12 steps")


def read(kind: CaptureType, text: str, options: tuple[str, ...] = METHODS) -> Value:
    """Read an answer to a question called gap."""
    return read_value(Capture("gap", "How big is it?", kind, options), text, NOW)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (CaptureType.TEXT, "  two\nlines ", "two\nlines"),
        (CaptureType.DATE, "by Friday", "2026-11-27"),
        (CaptureType.NUMBER, "12,000", "12,000"),
        (CaptureType.NUMBER, "1.5k", "1.5k"),
        (CaptureType.NUMBER, "-3", "-3"),
        (CaptureType.MONEY, "USD 12,000", "USD 12,000"),
        (CaptureType.MONEY, "1.5k EUR", "1.5k EUR"),
        (CaptureType.MONEY, "-$5", "-$5"),
        (CaptureType.MONEY, "€ 12", "€ 12"),
        (CaptureType.PERCENT, "25%", "25%"),
        (CaptureType.PERCENT, "25", "25%"),
        (CaptureType.PERCENT, "12.5 percent", "12.5%"),
        (CaptureType.CHOICE, "Training", "training"),
        (CaptureType.CHOICE, "coa", "coaching"),
        (CaptureType.CHOICE, "3", "counseling"),
        (CaptureType.CHOICE, "12", "12 steps"),
        (CaptureType.PERSON, " Ana   Li ", "Ana Li"),
    ],
)
def test_a_fitting_answer_is_kept_in_its_canonical_form(kind: CaptureType, typed: str, kept: str) -> None:
    """The form is the one a person would write."""
    assert read(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "remedy"),
    [
        (CaptureType.DATE, "someday", "in two weeks"),
        (CaptureType.DATE, "31 February", "12 Dec"),
        (CaptureType.NUMBER, "six", "1.5k"),
        (CaptureType.NUMBER, "1,5", "1.5k"),
        (CaptureType.NUMBER, "1e9", "1.5k"),
        (CaptureType.MONEY, "a lot", "USD 12,000"),
        (CaptureType.MONEY, "USD 12 EUR", "USD 12,000"),
        (CaptureType.PERCENT, "25%%", "12.5%"),
        (CaptureType.CHOICE, "5", "training, coaching, counseling or 12 steps"),
        (CaptureType.CHOICE, "co", "coaching or counseling"),
        (CaptureType.PERSON, "12", "a name"),
        (CaptureType.MEETING, "31 Feb review", "12 Dec"),
        (CaptureType.TEXT, " \n ", "nothing was typed"),
        (CaptureType.NUMBER, "x" * 5_000, "1.5k"),
    ],
)
def test_a_wrong_answer_is_refused_in_one_line_that_says_what_to_type(
    kind: CaptureType, typed: str, remedy: str
) -> None:
    """The line stays short whatever was typed."""
    with pytest.raises(InputError) as refused:
        read(kind, typed)
    assert remedy in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 160


@pytest.mark.parametrize(
    ("typed", "purpose", "starts_at"),
    [
        ("Tuesday 10:00 pipeline review", "pipeline review", "2026-11-24T10:00"),
        ("pipeline review on Tuesday at 3", "pipeline review", "2026-11-24T15:00"),
        ("12 Dec: look at this together", "look at this together", "2026-12-12"),
        ("Monday numbers, Tue 10:00", "Monday numbers", "2026-11-24T10:00"),
        ("March numbers", "March numbers", ""),
        ("2nd review", "2nd review", ""),
        ("review on the 2nd", "review", "2026-12-02"),
        ("some other time", "some other time", ""),
    ],
)
def test_a_meeting_has_a_purpose_and_a_start(typed: str, purpose: str, starts_at: str) -> None:
    """The day, with its time where one is named, is taken out; the other words are the purpose."""
    assert read(CaptureType.MEETING, typed) == {"purpose": purpose, "starts_at": starts_at, "text": typed}


def test_a_commitment_is_its_parts() -> None:
    """A promise that names no owner is the given owner's."""
    capture = Capture("plan", "What, by when?", CaptureType.COMMITMENT)
    assert read_value(capture, "5 exec calls by Fri, seen in CRM", NOW, owner="Ana") == {
        "owner": "Ana",
        "behaviour": "5 exec calls",
        "due": "2026-11-27",
        "proof": "CRM",
        "text": "5 exec calls by Fri, seen in CRM",
    }


def test_every_type_has_a_reader() -> None:
    """A capture type without one would end in an error of ours."""
    for kind in CaptureType:
        assert read(kind, {CaptureType.DATE: "Fri", CaptureType.PERSON: "Ana"}.get(kind, "1"))


def value_or_line(kind: CaptureType, typed: str) -> Value | InputError:
    """What was read, or why it was refused."""
    try:
        return read(kind, typed)
    except InputError as refused:
        return refused


@given(st.sampled_from(CaptureType), st.text())
def test_any_answer_is_a_value_or_one_line(kind: CaptureType, typed: str) -> None:
    """Nothing else can happen, whatever is typed."""
    answer = value_or_line(kind, typed)
    assert answer
    if isinstance(answer, InputError):
        assert "\n" not in str(answer)
