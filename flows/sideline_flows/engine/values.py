"""Reading what was typed into a capture: one reader for each capture type, and one row in one table for each reader.

A value is text in its canonical form, kept as the person would write it ("12,000", "25%", "2026-12-12"); a commitment
or a meeting is its parts, with `text` as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sideline_flows.engine.dates import has_time, is_doubtful, mentions, moment_of, read_date
from sideline_flows.engine.promises import read_promise
from sideline_flows.engine.stack import Value
from sideline_flows.errors import InputError
from sideline_flows.language.model import Capture, CaptureType

_NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?(?:\s?(?:k|m|mn|bn|b))?"
_PLAIN = re.compile(rf"[+-]?{_NUMBER}", re.IGNORECASE | re.ASCII)
_SIGNED = re.compile(rf"(?P<before>\D*?)\s?(?P<number>[+-]?{_NUMBER})\s?(?P<after>\D*)", re.IGNORECASE | re.ASCII)
_PERCENT = re.compile(rf"(?P<number>[+-]?{_NUMBER})\s?(?:%|per\s?cent)?", re.IGNORECASE | re.ASCII)
_PLACE = re.compile(r"\d{1,3}", re.ASCII)
_CODE_LETTERS = 3
_SHOWN = 40
_JOINT = re.compile(r"\b(?:on|by|at)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Typed:
    """One answer on its way in. `text` is on one line; `raw` is as typed."""

    capture: Capture
    text: str
    raw: str
    now: datetime
    owner: str


def read_value(capture: Capture, text: str, now: datetime, owner: str = "") -> Value:
    """Read `text` as an answer to `capture`; `owner` is whose a commitment is when the text does not say.

    Raises InputError, one line that says what to type, where the text cannot be meant.
    """
    line = " ".join(text.split())
    if not line:
        msg = f"nothing was typed for {capture.name}"
        raise InputError(msg)
    return _READERS[capture.type](_Typed(capture, line, text, now, owner))


def _text(typed: _Typed) -> Value:
    return typed.raw.strip()


def _date(typed: _Typed) -> Value:
    day = read_date(typed.text, typed.now)
    if day is None:
        raise _wrong(typed, f"a date such as Fri, tomorrow, in two weeks, 12 Dec or {typed.now:%Y-%m-%d}")
    return day.isoformat()


def _number(typed: _Typed) -> Value:
    if not _PLAIN.fullmatch(typed.text):
        raise _wrong(typed, "a number such as 12, 1.5k or 12,000")
    return typed.text


def _money(typed: _Typed) -> Value:
    match = _SIGNED.fullmatch(typed.text)
    signs = [sign for sign in (match["before"].strip(), match["after"].strip()) if sign] if match else []
    if match is None or len(signs) > 1 or not all(_is_currency(sign) for sign in signs):
        raise _wrong(typed, "an amount such as 12,000, $1.5k or USD 12,000")
    return typed.text


def _is_currency(sign: str) -> bool:
    sign = sign.removeprefix("-")
    if len(sign) == _CODE_LETTERS and sign.isascii() and sign.isalpha():
        return True
    return len(sign) == 1 and unicodedata.category(sign) == "Sc"


def _percent(typed: _Typed) -> Value:
    match = _PERCENT.fullmatch(typed.text)
    if match is None:
        raise _wrong(typed, "a share such as 25% or 12.5%")
    return f"{match['number']}%"


def _choice(typed: _Typed) -> Value:
    options = typed.capture.options
    wanted = typed.text.casefold()
    found = [option for option in options if option.casefold() == wanted]
    if not found and _PLACE.fullmatch(wanted) and 1 <= int(wanted) <= len(options):
        return options[int(wanted) - 1]
    found = found or [option for option in options if option.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        msg = f'"{typed.text}" could be {_either(found)}: type one more letter'
        raise InputError(msg)
    raise _wrong(typed, f"{_either(options)}, or its digit")


def _person(typed: _Typed) -> Value:
    if not any(letter.isalpha() for letter in typed.text):
        raise _wrong(typed, "a name")
    return typed.text


def _commitment(typed: _Typed) -> Value:
    return read_promise(typed.raw.strip(), typed.now, typed.owner).parts


def _meeting(typed: _Typed) -> Value:
    """The first day with a time is when it starts, else the first day; all other words are what it is for."""
    days = [day for day in mentions(typed.text) if not is_doubtful(day) or _JOINT.search(typed.text, 0, day.start())]
    match = next((day for day in days if has_time(day)), days[0] if days else None)
    if match is None:
        return {"purpose": typed.text, "starts_at": "", "text": typed.raw.strip()}
    moment = moment_of(match, typed.now)
    starts_at = moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
    before = _JOINT.sub("", typed.text[: match.start()])
    purpose = f"{before.strip()} {typed.text[match.end() :].strip()}".strip(" ,;:-—–")
    return {"purpose": purpose, "starts_at": starts_at, "text": typed.raw.strip()}


def _wrong(typed: _Typed, wanted: str) -> InputError:
    shown = typed.text if len(typed.text) <= _SHOWN else f"{typed.text[:_SHOWN]}…"
    return InputError(f'"{shown}" does not fit {typed.capture.name}: type {wanted}')


def _either(options: tuple[str, ...] | list[str]) -> str:
    return " or ".join((", ".join(options[:-1]), options[-1])) if len(options) > 1 else "".join(options)


_READERS: Mapping[CaptureType, Callable[[_Typed], Value]] = {
    CaptureType.TEXT: _text,
    CaptureType.DATE: _date,
    CaptureType.NUMBER: _number,
    CaptureType.MONEY: _money,
    CaptureType.PERCENT: _percent,
    CaptureType.CHOICE: _choice,
    CaptureType.PERSON: _person,
    CaptureType.COMMITMENT: _commitment,
    CaptureType.MEETING: _meeting,
}
