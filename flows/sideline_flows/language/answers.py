"""Rows that wait for something: checks to tick and answers to capture."""

from __future__ import annotations

from collections import Counter

from sideline_flows.language.diagnostics import listed, near
from sideline_flows.language.earning import cut_earned
from sideline_flows.language.items import Item, check_template, report_below
from sideline_flows.language.model import Capture, CaptureType, Check, Place, variable
from sideline_flows.language.source import Source
from sideline_flows.language.template import RESERVED
from sideline_flows.text import one_line

FEWEST_OPTIONS = 2


def read_check(source: Source, item: Item) -> Check | None:
    """`name: line`, or a line that is its own name."""
    report_below(source, item)
    text, earned = cut_earned(item.passage.written)
    if not text:
        source.report("F057", item.place)
        return None
    head, _, line = text.partition(": ")
    named = bool(head and line) and "{" not in head
    check_template(source, text, item.place)
    name, line = (one_line(head), one_line(line)) if named else (text, text)
    return Check(name, line, item.place, earned=earned)


def read_capture(source: Source, item: Item) -> Capture | None:
    """`name: question`, `name (type): question` or `name (choice: a / b): question`."""
    report_below(source, item)
    (text, earned), place = cut_earned(item.passage.written), item.place
    head, inside, rest = _cut(text)
    if not head or rest is None:
        source.report("F058" if "(" in text.partition(":")[0] else "F051", place, text=text)
        return None
    word, sign, listed_options = inside.partition(":")
    kind = _type(source, one_line(word).lower(), place)
    question = one_line(rest)
    options: tuple[str, ...] = _options(listed_options) if sign else ()
    if kind is CaptureType.CHOICE and not sign:
        question, options = _question_and_options(question)
    capture = Capture(head, question or head, kind, options, place, earned=earned)
    _check_capture(source, capture)
    return capture


def _cut(text: str) -> tuple[str, str, str | None]:
    """The name, what stands in brackets behind it, and what follows the colon (None without a colon)."""
    head, colon, rest = text.partition(":")
    name, bracket, _ = head.partition("(")
    if not bracket:
        return one_line(head), "", rest if colon else None
    inside, closed, after = _bracketed(text[len(name) + 1 :])
    after = after.lstrip()
    return one_line(name), inside, after[1:] if closed and after.startswith(":") else None


def _bracketed(text: str) -> tuple[str, bool, str]:
    """What stands before the bracket that closes, whether one does, and what stands behind it."""
    depth = 1
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return text[:index], True, text[index + 1 :]
    return text, False, ""


def _type(source: Source, word: str, place: Place) -> CaptureType:
    if not word:
        return CaptureType.TEXT
    if word in tuple(CaptureType):
        return CaptureType(word)
    source.report("F052", place, type=word, hint=near(word, CaptureType), known=listed(CaptureType))
    return CaptureType.TEXT


def _question_and_options(text: str) -> tuple[str, tuple[str, ...]]:
    """`Which helps? a / b` asks and offers; without a question mark all of it is options."""
    before, mark, after = text.rpartition("?")
    return (one_line(before + mark), _options(after)) if mark else ("", _options(text))


def _options(text: str) -> tuple[str, ...]:
    parts = text.split(" / ") if " / " in text else text.split("/")
    return tuple(option for part in parts if (option := one_line(part)))


def _check_capture(source: Source, capture: Capture) -> None:
    name, place, options = capture.name, capture.place, capture.options
    check_template(source, capture.question, place)
    if capture.type is CaptureType.CHOICE and len(options) < FEWEST_OPTIONS:
        source.report("F053", place, name=name)
    if capture.type is not CaptureType.CHOICE and options:
        source.report("F054", place, name=name, type=capture.type)
    for option, count in Counter(options).items():
        if count > 1:
            source.report("F059", place, name=option)
    spoken = variable(name)
    if not (spoken.isidentifier() and spoken.isascii()) or spoken in RESERVED or spoken.startswith("_"):
        source.report("F056", place, name=name)
