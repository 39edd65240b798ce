"""Dates as people say them, seen from Saturday 21 November 2026, ten in the morning."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.engine.dates import mentions, read_date, read_moment
from sideline_flows.errors import InputError

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Friday", "2026-11-27"),
        ("Fri", "2026-11-27"),
        ("by fri", "2026-11-27"),
        ("thurs", "2026-11-26"),
        ("next Tuesday", "2026-11-24"),
        ("today", "2026-11-21"),
        ("tomorrow", "2026-11-22"),
        ("the day after tomorrow", "2026-11-23"),
        ("in two weeks", "2026-12-05"),
        ("in 3 days", "2026-11-24"),
        ("a week from now", "2026-11-28"),
        ("12 Dec", "2026-12-12"),
        ("Dec 12, 2027", "2027-12-12"),
        ("1 November", "2027-11-01"),
        ("29 Feb", "2028-02-29"),
        ("the 12th", "2026-12-12"),
        ("21st", "2026-11-21"),
        ("the 31st", "2026-12-31"),
        ("Fri the 27th", "2026-11-27"),
        ("24/11", "2026-11-24"),
        ("27.11.2026", "2026-11-27"),
        ("2026-12-12", "2026-12-12"),
        ("2024-02-29", "2024-02-29"),
        ("March", "2027-03-31"),
        ("EOD", "2026-11-21"),
        ("end of the week", "2026-11-27"),
        ("end of next week", "2026-12-04"),
        ("end of month", "2026-11-30"),
        ("the end of next month", "2026-12-31"),
        ("EOQ", "2026-12-31"),
        ("end of next quarter", "2027-03-31"),
        ("end of February", "2027-02-28"),
        ("end of year", "2026-12-31"),
    ],
)
def test_a_day_is_read_as_people_say_it(said: str, day: str) -> None:
    """The coming day is meant, counted from now."""
    assert read_date(said, NOW) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "said",
    ["31 February", "Feb 30", "2024-99-99", "2026-02-29", "the 32nd", "0th", "32/12/2026", "Fri 25:00", "Tue 13am"],
)
def test_a_day_in_no_calendar_is_refused_in_one_line(said: str) -> None:
    """The line names what was typed and what to type instead."""
    with pytest.raises(InputError) as refused:
        read_date(said, NOW)
    assert said in str(refused.value)
    assert "12 Dec" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "phone",
        "12",
        "12%",
        "12,000",
        "12.5",
        "10:00",
        "friendly",
        "money",
        "Decision",
        "the march",
        "thus",
        "Friday calls",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    """A bare number, a share or a word that begins like a weekday is not taken for a day."""
    assert read_date(text, NOW) is None


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("Tuesday 10:00", "2026-11-24T10:00"),
        ("Tuesday at 10", "2026-11-24T10:00"),
        ("Tue at 3", "2026-11-24T15:00"),
        ("Tue 12am", "2026-11-24T00:00"),
        ("tomorrow 2.30pm", "2026-11-22T14:30"),
        ("2026-12-01T09:15", "2026-12-01T09:15"),
    ],
)
def test_a_day_may_have_a_time(said: str, moment: str) -> None:
    """A bare hour before seven is in the afternoon."""
    assert read_moment(said, NOW) == datetime.fromisoformat(moment)


def test_a_year_ends_into_the_next_one() -> None:
    """Months and quarters are counted over New Year."""
    december = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
    assert read_date("end of next month", december) == date(2027, 1, 31)
    assert read_date("end of next quarter", december) == date(2027, 3, 31)
    assert read_date("the 1st", december) == date(2027, 1, 1)


def test_dates_are_found_inside_a_sentence() -> None:
    """Only what looks like a date is found, in order."""
    found = [match[0] for match in mentions("Call by phone on Monday, 12% up by 12 Dec, Friday's call")]
    assert found == ["Monday", "12 Dec"]


def day_or_line(text: str) -> date | str | None:
    """What was read, or the line that refuses it."""
    try:
        return read_date(text, NOW)
    except InputError as refused:
        return str(refused)


@given(st.text(max_size=60) | st.from_regex(r"(by |on )?[0-9a-z/.:-]{1,6} (mon|feb|dec|of|at|weeks?) ?[0-9:]{0,5}"))
def test_any_text_is_a_day_or_no_day_or_one_line(text: str) -> None:
    """Nothing else can happen, whatever is typed."""
    answer = day_or_line(text)
    assert answer is None or type(answer) is date or "\n" not in str(answer)
