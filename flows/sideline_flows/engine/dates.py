"""Dates as people say them: "Fri", "in two weeks", "end of month", "12 Dec at 10", "2026-12-12".

A table of shapes decides what looks like a date, so that "by phone", "12%" and "may I" never do; the library then says
which day is meant. A month or weekday is the coming one. Two numbers read month first where both readings exist; the
ISO form is never ambiguous. Give `now` in the time zone of the person who types.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sideline_flows.errors import InputError

_WEEKDAY = (
    r"(?:mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?"
    r"|sun(?:days?)?)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MANY = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_UNIT = r"(?:days?|weeks?|fortnights?|months?|years?)"
_PERIOD = rf"(?P<period>week|month|quarter|year|{_MONTH})"

_SHAPE = re.compile(
    rf"""(?<![\w/.-])
    (?:
      (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})
    | (?P<said>
        \d{{1,2}}([/.])\d{{1,2}}\3(?:\d{{4}}|\d{{2}}) | \d{{1,2}}/\d{{1,2}}
      | (?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+\d{{4}})?
      | (?:{_WEEKDAY},?\s+)?{_MONTH}\.?\s+{_DAY}\b(?:,?\s+\d{{4}})?
      | (?:(?:next|this)\s+)?{_WEEKDAY}
      | today | tonight | tomorrow | yesterday | (?:the\s+)?day\s+after\s+tomorrow
      | in\s+{_MANY}\s+{_UNIT} | {_MANY}\s+{_UNIT}\s+(?:from\s+now|ago)
      | (?:next|this|last)\s+(?:week|month|year)
      | {_MONTH}(?:\s+\d{{4}})?
      )
    | (?:{_WEEKDAY}\s+)?(?:the\s+)?(?P<nth>\d{{1,2}})(?:st|nd|rd|th)
    | (?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?P<next>next\s+)?{_PERIOD} | eo(?P<short>[dwmqy])
    )
    (?: (?:\s+|T)(?:at\s+)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:\s*(?P<half>am|pm))?
      | \s+(?:at\s+)?(?P<whole_hour>\d{{1,2}})(?:\s*(?P<whole_half>am|pm)|(?<=at\s\d)|(?<=at\s\d\d)|(?=\s*(?:$|[,;])))
    )?
    (?![\w%/-]|[.,:]\d|['’]\w)
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_BARE_MONTH = re.compile(_MONTH, re.IGNORECASE)
_OFTEN_ELSE = re.compile(rf"sat|sun|{_MONTH}|(?:the\s+)?\d+(?:st|nd|rd|th)|\d+/\d+", re.IGNORECASE | re.ASCII)
_LEAD = re.compile(r"\s*(?:by|before|on|until|till|due)\s+", re.IGNORECASE)
_SHORT = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_HOURS_OF_A_HALF = 12
_AFTERNOON_BEFORE = 7
"""A bare hour below this is in the afternoon: nobody books a review at 3 in the night."""


def mentions(text: str) -> Iterator[re.Match[str]]:
    """Everything in `text` that looks like a date, in order; `moment_of` reads one."""
    return _SHAPE.finditer(text)


def is_month(match: re.Match[str]) -> bool:
    """True for the bare name of a month, which is as often another word: may, march."""
    return bool(_BARE_MONTH.fullmatch(match[0]))


def is_doubtful(match: re.Match[str]) -> bool:
    """True for what is as often something else than a day, unless a word such as "by" says so: sat, may, 2nd, 3/4."""
    return bool(_OFTEN_ELSE.fullmatch(match[0]))


def has_time(match: re.Match[str]) -> bool:
    """True where a day is named with a time."""
    return bool(match["hour"] or match["whole_hour"])


def read_date(text: str, now: datetime) -> date | None:
    """The day `text` names, seen from `now`; None where it does not look like a date.

    Raises InputError for a day that does not exist, such as 31 February.
    """
    moment = read_moment(text, now)
    return moment.date() if isinstance(moment, datetime) else moment


def read_moment(text: str, now: datetime) -> date | datetime | None:
    """The day `text` names, or the day and time (without a zone) where it names both; None where it is no date.

    Raises InputError for a day or a time that does not exist.
    """
    text = text.strip()
    lead = _LEAD.match(text)
    match = _SHAPE.fullmatch(text, lead.end() if lead else 0)
    return moment_of(match, now) if match else None


def moment_of(match: re.Match[str], now: datetime) -> date | datetime:
    """The day, or day and time, of one of the `mentions`. Raises InputError where there is no such day or time."""
    said = " ".join(match[0].split())
    try:
        day, clock = _day(match, now.replace(tzinfo=None)), _clock(match)
    except (ValueError, OverflowError):
        day = clock = None
    if day is None:
        msg = f'"{said}" is not in the calendar: type a date such as Fri, 12 Dec or {now:%Y-%m-%d}'
        raise InputError(msg)
    return datetime.combine(day, clock) if clock else day


def _day(match: re.Match[str], now: datetime) -> date | None:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
        return date(int(year), int(month), int(day))
    if match["nth"]:
        return _coming(int(match["nth"]), now.date())
    if match["period"] or match["short"]:
        period = (match["period"] or _SHORT[match["short"].lower()]).lower()
        return _end_of(period, now, later=bool(match["next"]))
    return _ask(match["said"], now)


def _ask(said: str, now: datetime) -> date | None:
    import dateparser

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "future", "PREFER_DAY_OF_MONTH": "last", "RELATIVE_BASE": now}
    plain = re.sub(rf"\b{_WEEKDAY}\b", lambda found: found[0][:3], said, flags=re.IGNORECASE)
    moment = dateparser.parse(plain, languages=["en"], settings=settings)
    return moment.date() if moment else None


def _coming(day: int, today: date) -> date:
    """The next time a month has this day, today included. Raises ValueError above 31 and at 0."""
    months = range(today.year * 12 + today.month - 1, today.year * 12 + today.month + 3)
    for year, month in (divmod(count, 12) for count in months):
        if 1 <= day <= calendar.monthrange(year, month + 1)[1] and (found := date(year, month + 1, day)) >= today:
            return found
    msg = f"no month has a day {day}"
    raise ValueError(msg)


def _end_of(period: str, now: datetime, *, later: bool) -> date | None:
    """The last day of this or the next period; a week ends on its Friday."""
    today = now.date()
    if period == "day":
        return today
    if period == "week":
        friday = today + timedelta(days=(calendar.FRIDAY - today.weekday()) % 7)
        return friday + timedelta(days=7 * later)
    span = {"month": 1, "quarter": 3, "year": 12}.get(period)
    if span is None:
        return _ask(period, now)
    year, month = divmod(today.year * 12 + ((today.month - 1) // span + 1 + later) * span - 1, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _clock(match: re.Match[str]) -> time | None:
    hour, half = match["hour"] or match["whole_hour"], match["half"] or match["whole_half"]
    if not hour:
        return None
    if half:
        if not 1 <= int(hour) <= _HOURS_OF_A_HALF:
            msg = f"no clock shows {hour} {half}"
            raise ValueError(msg)
        return time(int(hour) % 12 + (12 if half.lower() == "pm" else 0), int(match["minute"] or 0))
    if match["minute"]:
        return time(int(hour), int(match["minute"]))
    return time(int(hour) + (12 if int(hour) < _AFTERNOON_BEFORE else 0))
