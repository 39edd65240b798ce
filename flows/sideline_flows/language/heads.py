"""What a list of flows shows of each: the few settings at the top of its file, without reading the conversation below.

The home screen waits for this, and loading the YAML library costs more than all the files together. So front matter
whose lines are as plain as most are is read line by line; whatever is not goes to the library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sideline_flows.language.diagnostics import Finding
from sideline_flows.language.files import lines_of
from sideline_flows.language.model import Kind, Place
from sideline_flows.text import one_line

LONGEST_MINUTES = 4
"""Digits of the longest plan."""

WANTED = ("title", "about", "minutes", "kind")
_FENCE = "---"
_QUOTES = ("'", '"')
_BRACKETS = {"[": "]", "{": "}", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Head:
    """One flow in a list. `finding` says why it cannot be used, as far as its head shows."""

    id: str
    title: str
    about: str
    minutes: int | None
    kind: Kind
    path: Path
    finding: Finding | None = None


def read_head(path: Path, text: str | Finding) -> Head:
    """The head of a file with this text, or with what is wrong with it. Never raises for anything it says."""
    if isinstance(text, Finding):
        return Head(path.stem, path.stem, "", None, Kind.FLOW, path, text)
    lines = lines_of(text)
    plain = plain_settings(lines)
    if plain is None:
        return _thorough(path, lines)
    minutes = int(plain["minutes"]) if "minutes" in plain else None
    return Head(
        path.stem, plain.get("title", path.stem), plain.get("about", ""), minutes, Kind(plain.get("kind", "flow")), path
    )


def plain_settings(lines: Sequence[str]) -> dict[str, str] | None:
    """The wanted settings of a file whose front matter is plain lines, valid ones only; None asks for the library."""
    if not lines or lines[0].rstrip() != _FENCE:
        return {}
    found: dict[str, str] = {}
    key = ""
    for line in lines[1:]:
        if line.rstrip() == _FENCE:
            return found if _valid(found) else None
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in " \t-":
            if key in WANTED:
                return None
            continue
        key, colon, value = line.partition(":")
        plain = _plain(value.strip())
        if not colon or not key.replace("_", "").isalnum() or key in found or (key in WANTED and not plain):
            return None
        if plain is None or value[:1] not in {"", " "}:
            return None
        if key in WANTED:
            found[key] = plain
    return None


def _plain(value: str) -> str | None:
    """A value that means what it looks like; empty where only its brackets can be trusted; None where nothing can."""
    if not value:
        return ""
    if value[0] in _BRACKETS:
        if value[-1] != _BRACKETS[value[0]] or len(value) == 1:
            return None
        inside = value[1:-1]
        return one_line(inside) if value[0] in _QUOTES and not set(inside) & {*_QUOTES, "\\"} else ""
    doubtful = not value[0].isalnum() or ": " in value or " #" in value or value.endswith(":")
    return None if doubtful else one_line(value)


def _valid(found: dict[str, str]) -> bool:
    minutes, kind = found.get("minutes", "1"), found.get("kind", "flow")
    return (
        minutes.isascii()
        and minutes.isdigit()
        and len(minutes) <= LONGEST_MINUTES
        and int(minutes) > 0
        and kind in tuple(Kind)
    )


def _thorough(path: Path, lines: list[str]) -> Head:
    from sideline_flows.language import frontmatter
    from sideline_flows.language.settings import Settings, read_settings

    settings = Settings()
    findings: list[Finding] = []
    try:
        table = frontmatter.read(frontmatter.split(lines), str(path))
        entries = tuple(entry for entry in table.entries if entry[0].text in WANTED)
        settings, findings = read_settings(frontmatter.Table(entries, Place(str(path))))
    except frontmatter.Refused as refused:
        findings = [refused.finding]
    found = findings[0] if findings else None
    return Head(path.stem, settings.title or path.stem, settings.about, settings.minutes, settings.kind, path, found)
