"""The sections of a state: a short, closed list. One row of `SECTIONS` a section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sideline_flows.language.answers import read_capture, read_check
from sideline_flows.language.diagnostics import listed, near
from sideline_flows.language.items import Item, check_template, read_items, report_below, report_unread
from sideline_flows.language.links import read_link, read_run
from sideline_flows.language.model import Capture, Check, Line, Lines, State
from sideline_flows.language.outline import VOICE, Heading
from sideline_flows.language.slug import slug
from sideline_flows.language.source import Source
from sideline_flows.language.template import is_template
from sideline_flows.text import one_line

_AIM_ADVICE = "Write the aim as a plain paragraph, and lists under a section such as `### Say`"


def read_line(source: Source, item: Item) -> Line | None:
    """A row that is said or shown."""
    report_below(source, item)
    text = item.passage.written
    if not text:
        source.report("F057", item.place)
        return None
    check_template(source, text, item.place)
    return Line(text, item.place)


@dataclass(frozen=True, slots=True)
class Section:
    """A level-three heading: the field of `State` it fills, and how its rows are read.

    Where prose has a meaning, a paragraph is a row as well; elsewhere rows are list items only.
    """

    title: str
    field: str
    read: Callable[[Source, Item], Any]
    prose: bool = False


SECTIONS = {
    section.title.lower(): section
    for section in (
        Section("Say", "say", read_line, prose=True),
        Section("Listen for", "listen", read_line, prose=True),
        Section("Watch out", "watch", read_line, prose=True),
        Section("Check", "checks", read_check),
        Section("Capture", "captures", read_capture),
        Section("Why", "why", read_line, prose=True),
        Section("Run", "runs", read_run),
        Section("Next", "links", read_link),
    )
}
"""Every section, in the order they are printed."""


def read_state(source: Source, heading: Heading) -> State:
    """One state, from its heading and all that stands under it."""
    state_id = slug(heading.title)
    if not state_id:
        source.report("F030", heading.place, title=heading.title)
    if is_template(heading.title):
        source.report("F205", heading.place, what="a heading")
    fields: dict[str, list[Any]] = {section.field: [] for section in SECTIONS.values()}
    fields["voices"] = []
    seen: set[str] = set()
    for part in heading.parts:
        section = _section(source, part, seen)
        if section:
            fields[section.field] += _rows(source, part, section)
            fields["voices"] += _voices(source, part, section)
    _report_twins(source, "checks", fields["checks"])
    _report_twins(source, "captures", fields["captures"])
    rows: dict[str, Any] = {name: tuple(rows) for name, rows in fields.items()}
    return State(state_id, heading.title, heading.phase, _aim(source, heading), place=heading.place, **rows)


def _section(source: Source, part: Heading, seen: set[str]) -> Section | None:
    section = SECTIONS.get(part.title.lower())
    if section is None:
        titles = [section.title for section in SECTIONS.values()]
        source.report("F032", part.place, title=part.title, hint=near(part.title, titles), known=listed(titles))
    elif section.title in seen:
        source.report("F033", part.place, title=section.title)
    else:
        seen.add(section.title)
    return section


def _rows(source: Source, part: Heading, section: Section) -> Iterator[Any]:
    stray = [] if section.prose else [block for block in part.blocks if block.type == "paragraph"]
    for block in stray:
        source.report("F036", source.start(block), title=section.title, what="a paragraph")
    items = read_items(source, [block for block in part.blocks if block not in stray])
    read = (section.read(source, item) for item in items)
    return (row for row in read if row is not None)


def _voices(source: Source, part: Heading, section: Section) -> Iterator[Lines]:
    for voice in part.parts:
        if section.field != "say":
            source.report("F034", voice.place, title=voice.title, level=VOICE)
            continue
        words = tuple(word for part in voice.title.split(",") if (word := one_line(part)))
        yield Lines(words, tuple(_rows(source, voice, section)), voice.place)


def _aim(source: Source, heading: Heading) -> str:
    paragraphs = []
    for block in heading.blocks:
        if block.type != "paragraph":
            report_unread(source, block, _AIM_ADVICE)
            continue
        passage = source.passage(block)
        text = passage.written
        check_template(source, text, passage.place)
        paragraphs.append(text)
    return "\n\n".join(text for text in paragraphs if text)


def _report_twins(source: Source, what: str, rows: Iterable[Check | Capture]) -> None:
    names: set[str] = set()
    for row in rows:
        if row.name in names:
            source.report("F055", row.place, what=what, name=row.name)
        names.add(row.name)
