"""A flow back to Markdown. What is printed reads as the same flow, and printing it again changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from sideline_flows.language.model import (
    Capture,
    CaptureType,
    Check,
    Detour,
    Earned,
    Effect,
    Flow,
    Kind,
    Line,
    Lines,
    Link,
    Need,
    Return,
    Start,
    State,
    Verb,
)

_ESCAPED = frozenset("\\`*[]<")
_WIDEST = 1_000_000


def print_flow(flow: Flow) -> str:
    """The whole file."""
    return "\n".join((*_front_matter(flow), *_body(flow.states))).rstrip("\n") + "\n"


def _front_matter(flow: Flow) -> Iterator[str]:
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    settings = dict(_settings(flow))
    yield "---"
    # without a style, lists of words stay on one line and all else gets lines of its own
    yield yaml.dump(
        settings, Dumper=dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=_WIDEST
    ).rstrip("\n")
    yield "---"


def _settings(flow: Flow) -> Iterator[tuple[str, Any]]:
    """The settings that say something, as plain data."""
    yield "title", flow.title
    if flow.about:
        yield "about", flow.about
    if flow.kind is not Kind.FLOW:
        yield "kind", str(flow.kind)
    if flow.minutes is not None:
        yield "minutes", flow.minutes
    if flow.start != (Start(flow.states[0].id),):
        yield "start", [_start(start) for start in flow.start]
    yield "outcomes", list(flow.outcomes)
    if flow.anytime:
        yield "anytime", [_detour(detour) for detour in flow.anytime]
    if flow.past:
        yield "past", list(flow.past)
    if flow.budget:
        yield "budget", dict(flow.budget)
    if flow.renamed:
        yield "renamed", dict(flow.renamed)
    if flow.rev:
        yield "rev", dict(flow.rev)
    yield from flow.meta


def _start(start: Start) -> str | dict[str, Any]:
    return {"to": start.state, "needs": [str(need) for need in start.needs]} if start.needs else start.state


def _detour(detour: Detour) -> str | dict[str, Any]:
    returns = {back.outcome: back.target for back in detour.returns}
    return {detour.flow: returns} if returns else detour.flow


def _body(states: Sequence[State]) -> Iterator[str]:
    phase = ""
    for state in states:
        if state.phase != phase:
            phase = state.phase
            yield from ("", f"# {_title(phase)}".rstrip())
        yield from ("", f"## {_title(state.title)}")
        if state.aim:
            yield from ("", "\n\n".join(map(_words, state.aim.split("\n\n"))))
        yield from _sections(state)


def _sections(state: State) -> Iterator[str]:
    yield from _section("Say", _lines(state.say), always=bool(state.voices))
    for voice in state.voices:
        yield from _voice(voice)
    yield from _section("Listen for", _lines(state.listen))
    yield from _section("Watch out", _lines(state.watch))
    yield from _section("Check", (_check(check) for check in state.checks))
    yield from _section("Capture", (_capture(capture) for capture in state.captures))
    yield from _section("Why", _lines(state.why))
    yield from _section("Run", (row for link in state.runs for row in _link(link)))
    yield from _section("Next", (row for link in state.links for row in _link(link)))


def _section(title: str, rows: Iterable[str], *, always: bool = False) -> Iterator[str]:
    kept = tuple(rows)
    if kept or always:
        yield from ("", f"### {title}", "", *kept)


def _voice(voice: Lines) -> Iterator[str]:
    yield from ("", f"#### {_title(', '.join(voice.when))}".rstrip(), "", *_lines(voice.lines))


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    return (f"- {_words(line.text)}" for line in lines)


def _check(check: Check) -> str:
    words = check.text if check.name == check.text else f"{check.name}: {check.text}"
    return f"- {_words(words)}{_earned(check.earned)}"


def _earned(earned: Earned | None) -> str:
    return f" — {earned}" if earned else ""


def _capture(capture: Capture) -> str:
    return f"- {_asked(capture)}{_earned(capture.earned)}"


def _asked(capture: Capture) -> str:
    name, question, options = capture.name, capture.question, " / ".join(capture.options)
    if capture.type is CaptureType.CHOICE and options and "?" not in options:
        if question.endswith("?"):
            return f"{name} (choice): {question} {options}"
        if question == name:
            return f"{name} (choice): {options}"
    if capture.options or capture.type is CaptureType.CHOICE:
        return f"{name} ({capture.type}: {options}): {question}"
    return f"{name}: {question}" if capture.type is CaptureType.TEXT else f"{name} ({capture.type}): {question}"


def _link(link: Link) -> Iterator[str]:
    target = f"#{_address(link.state)}" if link.state is not None else f"{_address(link.flow or '')}.md"
    yield f"- [{escape(link.text)}]({target}){_clauses(link.needs, link.effects)}"
    for back in link.returns:
        yield f"  {_return(back)}"


def _return(back: Return) -> str:
    return f"- [{escape(back.outcome)}](#{_address(back.target)}){_clauses(back.needs, back.effects)}"


def _clauses(needs: Sequence[Need], effects: Sequence[Effect]) -> str:
    clauses = [f"needs {', '.join(escape(str(need)) for need in needs)}"] if needs else []
    for effect in effects:
        said = f"{effect.name} = {effect.value}" if effect.verb is Verb.SETS else effect.value
        clauses.append(f"{effect.verb} {escape(said)}")
    return f" — {'; '.join(clauses)}" if clauses else ""


def _words(text: str) -> str:
    """Words as written. A lone tag, which would be read as HTML, stays words with a note behind it."""
    from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR

    return f"{text} <!-- -->" if re.fullmatch(HTML_OPEN_CLOSE_TAG_STR, text) else text


def _title(text: str) -> str:
    """A heading's words; a last hash is part of them, not the closing of the heading."""
    escaped = escape(text)
    return f"{escaped[:-1]}\\#" if escaped.endswith("#") else escaped


def _address(target: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_." else quote(sign, safe="") for sign in target)


def escape(text: str) -> str:
    """Words that read as themselves in Markdown."""
    padded = f" {text} "
    return "".join(
        f"\\{sign}" if _special(sign, before, after) else sign
        for before, sign, after in zip(padded, padded[1:], padded[2:], strict=False)
    )


def _special(sign: str, before: str, after: str) -> bool:
    if sign == "_":
        return not (before.isalnum() and after.isalnum())
    if sign == "&":
        return after == "#" or after.isalpha()
    return sign in _ESCAPED
