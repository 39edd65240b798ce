"""Markdown to a flow. A broken file never raises: it gives as much of its flow, and as many findings, as it can."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase, digits

from sideline_flows.language import frontmatter
from sideline_flows.language.diagnostics import Finding, Severity
from sideline_flows.language.files import lines_of
from sideline_flows.language.model import Flow, Place, Start, State
from sideline_flows.language.outline import outline
from sideline_flows.language.references import report_unknown_states
from sideline_flows.language.sections import read_state
from sideline_flows.language.settings import Settings, read_settings
from sideline_flows.language.source import Source
from sideline_flows.text import clean

LONGEST_ID = 64
_ID_SIGNS = frozenset(f"{ascii_lowercase}{digits}._-")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of a file. `flow` is None when not one state could be read; with errors it must not be run."""

    flow: Flow | None
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the flow from being run."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


def read_flow(path: Path, text: str | Finding) -> Parsed:
    """The flow of a file with this text, named by the file's stem. Never raises for anything it says."""
    if isinstance(text, Finding):
        return Parsed(None, (text,))
    return parse_flow(text, flow_id=path.stem, path=str(path))


def parse_flow(text: str, *, flow_id: str, path: str = "") -> Parsed:
    """The flow of a text. Findings come in the order of their places; `path` is what they are said to be about."""
    source = Source(path, lines_of(text))
    _report_controls(source, text)
    if not _fits(flow_id):
        source.report("F008", Place(path), name=flow_id)
    cut = frontmatter.split(source.lines)
    settings = _settings(source, cut)
    states = _states(source, cut.skip)
    flow = _flow(flow_id, text, settings, states, Place(path)) if states else None
    if flow:
        report_unknown_states(source, flow, settings.mentions)
    else:
        source.report("F009", Place(path))
    return Parsed(flow, tuple(sorted(source.findings, key=lambda found: (found.place, found.code))))


def _settings(source: Source, cut: frontmatter.Split) -> Settings:
    try:
        settings, findings = read_settings(frontmatter.read(cut, source.path))
    except frontmatter.Refused as refused:
        settings, findings = Settings(), [refused.finding]
    for found in findings:
        source.keep(found)
    return settings


def _states(source: Source, skip: int) -> tuple[State, ...]:
    """The states in written order; of two with one id the first is kept."""
    states: dict[str, State] = {}
    for heading in outline(source, skip):
        state = read_state(source, heading)
        if state.id in states:
            source.report("F031", state.place, state=state.id)
        states.setdefault(state.id, state)
    return tuple(states.values())


def _flow(flow_id: str, text: str, settings: Settings, states: tuple[State, ...], place: Place) -> Flow:
    endings = tuple(state.id for state in states if state.terminal)
    return Flow(
        id=flow_id,
        title=settings.title or flow_id,
        states=states,
        outcomes=endings if settings.outcomes is None else settings.outcomes,
        start=settings.start or (Start(states[0].id, place=states[0].place),),
        about=settings.about,
        minutes=settings.minutes,
        anytime=settings.anytime,
        past=settings.past,
        budget=settings.budget,
        renamed=settings.renamed,
        rev=settings.rev,
        kind=settings.kind,
        meta=settings.meta,
        place=place,
        source=text,
    )


def _fits(flow_id: str) -> bool:
    return 0 < len(flow_id) <= LONGEST_ID and set(flow_id) <= _ID_SIGNS


def _report_controls(source: Source, text: str) -> None:
    """Each kind of control character once, where it first stands."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable():
        return
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for sign in sorted(set(plain)):
        stand_in = clean(sign)
        if stand_in != sign:
            offset = plain.index(sign)
            line, column = plain.count("\n", 0, offset), offset - plain.rfind("\n", 0, offset) - 1
            name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
            source.report("F007", source.place(line, column), name=name, shown=stand_in)
