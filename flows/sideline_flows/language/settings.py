"""What the front matter may say: one row a setting, each with one shape. Anything else is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sideline_flows.language.clauses import read_need
from sideline_flows.language.diagnostics import Finding, finding, listed, near
from sideline_flows.language.frontmatter import Listing, Node, Scalar, Table
from sideline_flows.language.heads import LONGEST_MINUTES
from sideline_flows.language.model import Detour, Kind, Need, Place, Return, Start
from sideline_flows.language.slug import slug
from sideline_flows.text import one_line

META = ("version", "lang", "license", "author", "tags", "min_app")
"""Settings that are kept as text and change nothing."""

_NO_FLOW = " (if this is a counterpart, it lacks `kind: persona`)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A state named in the front matter, to be looked up once the states are known."""

    key: str
    state: str
    place: Place


@dataclass(slots=True)
class Settings:
    """The front matter of one flow. None where the file says nothing and the states decide."""

    title: str = ""
    about: str = ""
    minutes: int | None = None
    outcomes: tuple[str, ...] | None = None
    anytime: tuple[Detour, ...] = ()
    start: tuple[Start, ...] | None = None
    past: tuple[str, ...] = ()
    budget: tuple[tuple[str, int], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    rev: tuple[tuple[str, int], ...] = ()
    kind: Kind = Kind.FLOW
    meta: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()


class _Wrong(Exception):
    """A value of another shape than its setting has."""

    def __init__(self, found: Finding) -> None:
        self.finding = found
        super().__init__(str(found))


def known_settings() -> tuple[str, ...]:
    """Every setting a file of any kind may have."""
    return (*_READERS, *META)


def read_settings(table: Table) -> tuple[Settings, list[Finding]]:
    """The settings a front matter makes, and what is wrong in it. A wrong setting is left at its default."""
    settings, findings = Settings(), []
    for key, node in sorted(table.entries, key=lambda entry: entry[0].text != "kind"):
        try:
            _read_one(settings, key, node)
        except _Wrong as wrong:
            findings.append(wrong.finding)
    return settings, findings


def _read_one(settings: Settings, key: Scalar, node: Node) -> None:
    reader = _READERS.get(key.text)
    if reader is not None:
        reader(settings, key.text, node)
    elif key.text in META or settings.kind is not Kind.FLOW:
        settings.meta = (*settings.meta, (one_line(key.text), _plain(key.text, node)))
    else:
        known = known_settings()
        hint = near(key.text, known) or _NO_FLOW
        raise _Wrong(finding("F017", key.place, key=key.text, hint=hint, known=listed(known)))


def _wrong(key: str, node: Node, expected: str, example: str) -> _Wrong:
    return _Wrong(finding("F018", node.place, key=key, expected=expected, example=f"`{key}: {example}`"))


def _text(key: str, node: Node, expected: str = "plain text", example: str = "some words") -> str:
    if isinstance(node, Scalar):
        return one_line(node.text)
    raise _wrong(key, node, expected, example)


def _plain(key: str, node: Node) -> str:
    """Free settings: a list is kept as its words with commas, a table as `name: value; name: value`."""
    if isinstance(node, Listing):
        return ", ".join(_text(key, item) for item in node.items)
    if isinstance(node, Table):
        return "; ".join(f"{one_line(name.text)}: {_row(key, value)}".strip() for name, value in node.entries)
    return _text(key, node)


def _row(key: str, node: Node) -> str:
    """A row of a table in a free setting: plain text, or names with their values."""
    if not isinstance(node, Table):
        return _plain(key, node)
    return ", ".join(f"{one_line(name.text)} {_text(key, value)}" for name, value in node.entries)


def _words(key: str, node: Node, example: str) -> Iterator[Scalar]:
    if not isinstance(node, Listing):
        raise _wrong(key, node, "a list", example)
    for item in node.items:
        if not isinstance(item, Scalar) or not item.text.strip():
            raise _wrong(key, item, "a list of words", example)
        yield Scalar(one_line(item.text), item.place)


def _pairs(key: str, node: Node, example: str) -> Iterator[tuple[Scalar, Scalar]]:
    if not isinstance(node, Table):
        raise _wrong(key, node, "a list of `name: value` pairs", example)
    for name, value in node.entries:
        if not isinstance(value, Scalar) or not value.text.strip() or not name.text.strip():
            raise _wrong(key, value, "a list of `name: value` pairs", example)
        yield Scalar(one_line(name.text), name.place), Scalar(one_line(value.text), value.place)


def _number(key: str, node: Node, example: str, expected: str = "a whole number of minutes") -> int:
    text = _text(key, node, expected, example)
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_MINUTES and int(text) > 0):
        raise _wrong(key, node, expected, example)
    return int(text)


def _read_title(settings: Settings, key: str, node: Node) -> None:
    settings.title = _text(key, node)


def _read_about(settings: Settings, key: str, node: Node) -> None:
    settings.about = _text(key, node)


def _read_minutes(settings: Settings, key: str, node: Node) -> None:
    settings.minutes = _number(key, node, "10")


def _read_kind(settings: Settings, key: str, node: Node) -> None:
    text = _text(key, node)
    if text not in tuple(Kind):
        hint, known = near(text, Kind), listed(Kind)
        # the rest is read as what was meant: a word misspelt is one finding
        settings.kind = next((kind for kind in Kind if f'"{kind}"' in hint), Kind.FLOW)
        raise _Wrong(finding("F019", node.place, key=key, value=text, hint=hint, known=known))
    settings.kind = Kind(text)


def _read_outcomes(settings: Settings, key: str, node: Node) -> None:
    settings.outcomes = tuple(word.text for word in _words(key, node, "[done, stopped]"))


def _read_past(settings: Settings, key: str, node: Node) -> None:
    states = tuple(_words(key, node, "[results]"))
    settings.past = tuple(state.text for state in states)
    _mention(settings, key, *states)


def _read_budget(settings: Settings, key: str, node: Node) -> None:
    pairs = tuple(_pairs(key, node, "{results: 5}"))
    settings.budget = tuple((state.text, _number(key, minutes, "{results: 5}")) for state, minutes in pairs)
    _mention(settings, key, *(state for state, _ in pairs))


def _read_renamed(settings: Settings, key: str, node: Node) -> None:
    pairs = tuple(_pairs(key, node, "{old-heading: new-heading}"))
    settings.renamed = tuple((old.text, new.text) for old, new in pairs)
    _mention(settings, key, *(new for _, new in pairs))


def _read_rev(settings: Settings, key: str, node: Node) -> None:
    example, expected = "{results: 1}", "a whole number, one more for each change of meaning"
    pairs = tuple(_pairs(key, node, example))
    settings.rev = tuple((state.text, _number(key, number, example, expected)) for state, number in pairs)
    _mention(settings, key, *(state for state, _ in pairs))


def _read_start(settings: Settings, key: str, node: Node) -> None:
    items = node.items if isinstance(node, Listing) else (node,)
    if not items:
        raise _wrong(key, node, "a state", "first-state")
    settings.start = tuple(_start(key, item) for item in items)
    _mention(settings, key, *(Scalar(start.state, start.place) for start in settings.start))


def _start(key: str, node: Node) -> Start:
    example = "[{to: agenda, needs: [first time]}, {to: results}]"
    if isinstance(node, Scalar) and node.text.strip():
        return Start(one_line(node.text), place=node.place)
    if not isinstance(node, Table):
        raise _wrong(key, node, "a state, or a list of `{to: state, needs: [names]}`", example)
    parts = {name.text: value for name, value in node.entries}
    target = parts.get("to")
    if not isinstance(target, Scalar) or not target.text.strip() or not parts.keys() <= {"to", "needs"}:
        raise _wrong(key, node, "a state, or a list of `{to: state, needs: [names]}`", example)
    return Start(one_line(target.text), _needs(key, parts.get("needs"), example), target.place)


def _needs(key: str, node: Node | None, example: str) -> tuple[Need, ...]:
    if node is None:
        return ()
    needs = tuple(read_need(word.text, word.place) for word in _words(key, node, example))
    if not all(need.name and need.value != "" for need in needs):
        raise _wrong(key, node, "a list of names, or of `name = value`", example)
    return needs


def _read_anytime(settings: Settings, key: str, node: Node) -> None:
    if not isinstance(node, Listing):
        raise _wrong(key, node, "a list", "[acc, ham-bam]")
    settings.anytime = tuple(detour for item in node.items for detour in _detours(key, item))
    returns = (back for detour in settings.anytime for back in detour.returns)
    _mention(settings, key, *(Scalar(back.target, back.place) for back in returns))


def _detours(key: str, node: Node) -> Iterator[Detour]:
    if isinstance(node, Scalar) and node.text.strip():
        yield Detour(one_line(node.text), place=node.place)
        return
    example = "[acc: {escalated: stopped}]"
    if not isinstance(node, Table):
        raise _wrong(key, node, "a list of flows", example)
    for flow, returns in node.entries:
        pairs = _pairs(key, returns, example)
        backs = tuple(Return(slug(outcome.text), target.text, place=target.place) for outcome, target in pairs)
        yield Detour(one_line(flow.text), backs, flow.place)


def _mention(settings: Settings, key: str, *states: Scalar) -> None:
    settings.mentions += tuple(Mention(key, state.text, state.place) for state in states)


_READERS: dict[str, Callable[[Settings, str, Node], None]] = {
    "title": _read_title,
    "about": _read_about,
    "minutes": _read_minutes,
    "outcomes": _read_outcomes,
    "anytime": _read_anytime,
    "start": _read_start,
    "past": _read_past,
    "budget": _read_budget,
    "renamed": _read_renamed,
    "rev": _read_rev,
    "kind": _read_kind,
}
