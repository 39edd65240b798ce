"""Times as a person says them: "5 min ago", "yesterday", "2 days late". Pure functions over dates and times."""

from __future__ import annotations

from datetime import UTC, date, datetime

MINUTE, HOUR, DAY = 60, 3600, 86_400
NEAR_DAYS = 6
GREETINGS = ((5, "Good evening"), (12, "Good morning"), (18, "Good afternoon"), (24, "Good evening"))
"""Each holds until its hour."""


def moment(text: str) -> datetime | None:
    """An ISO-8601 time from the database, aware; None where the text is none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def ago(text: str, now: datetime) -> str:
    """How long ago an ISO time was, at most 12 letters; a clock set back reads as "just now"."""
    then = moment(text)
    if then is None:
        return ""
    seconds = (now - then).total_seconds()
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{int(seconds // MINUTE)} min ago"
    days = (now.astimezone().date() - then.astimezone().date()).days
    if days == 0:
        return f"{int(seconds // HOUR)} h ago"
    return "yesterday" if days == 1 else day(then.astimezone().date(), now.astimezone().date())


def day(when: date, today: date) -> str:
    """A day near `today` by its weekday, others by date, with the year when it is another one."""
    if abs((when - today).days) <= NEAR_DAYS:
        return f"{when:%a} {when.day} {when:%b}"
    return f"{when.day} {when:%b}" if when.year == today.year else f"{when.day} {when:%b %Y}"


def due(text: str, today: date) -> str:
    """When a promise is due, from its ISO date: "today", "tomorrow", "2 days late", else the day; "no date" without."""
    try:
        when = date.fromisoformat(text)
    except ValueError:
        return "no date"
    days = (when - today).days
    if days < 0:
        return "1 day late" if days == -1 else f"{-days} days late"
    return {0: "today", 1: "tomorrow"}.get(days) or day(when, today)


def late(text: str, today: date) -> bool:
    """True where an ISO date lies before `today`."""
    try:
        return date.fromisoformat(text) < today
    except ValueError:
        return False


def clock(text: str) -> str:
    """The local hour and minute of an ISO time, like 14:05."""
    then = moment(text)
    return f"{then.astimezone():%H:%M}" if then else ""


def greeting(now: datetime) -> str:
    """Good morning, afternoon or evening, by the local clock."""
    hour = now.astimezone().hour
    return next(words for until, words in GREETINGS if hour < until)


def stamp(text: str) -> str:
    """The local date and time of an ISO time, like 2026-11-21 14:05; empty where the text is none."""
    then = moment(text)
    return f"{then.astimezone():%Y-%m-%d %H:%M}" if then else ""
