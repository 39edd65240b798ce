"""Times as a person says them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sideline_tui import when

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=-90), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(hours=2), "2 h ago"),
        (timedelta(days=3), "Tue 17 Nov"),
        (timedelta(days=40), "11 Oct"),
        (timedelta(days=400), "16 Oct 2025"),
    ],
)
def test_ago(before: timedelta, said: str) -> None:
    """Near moments by their distance, others by the day; a clock that was set back is not negative."""
    assert when.ago((NOW - before).isoformat(), NOW) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (4, "Tue 24 Nov"), (60, "19 Jan 2027")],
)
def test_due(days: int, said: str) -> None:
    """Late, near and far."""
    assert when.due((TODAY + timedelta(days=days)).isoformat(), TODAY) == said
    assert when.late((TODAY + timedelta(days=days)).isoformat(), TODAY) is (days < 0)


def test_what_is_no_time() -> None:
    """A text that is no time is none, and breaks nothing."""
    assert when.ago("soon", NOW) == ""
    assert when.due("", TODAY) == "no date"
    assert when.clock("?") == ""
    assert not when.late("", TODAY)


@pytest.mark.parametrize(("hour", "words"), [(4, "evening"), (5, "morning"), (12, "afternoon"), (18, "evening")])
def test_greeting(hour: int, words: str) -> None:
    """By the local hour."""
    assert when.greeting(datetime(2026, 11, 20, hour).astimezone()) == f"Good {words}"
