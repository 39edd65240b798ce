"""Front matter: the settings between two lines of three dashes, read from YAML's events and from nothing above them.

No value is ever built by a YAML constructor: aliases, tags, deep nesting and doubled keys are refused as they are met,
and every value stays the text it was written as (`no` is no, `010` is 010, a date is its letters).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sideline_flows.language.diagnostics import Finding, finding
from sideline_flows.language.model import Place

FENCE = "---"
MOST_BYTES = 8 * 1024
MOST_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, as text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """`[a, b]`, or items on lines of their own."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """`{name: value}`, or `name: value` on lines of their own. No key appears twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Listing | Table


@dataclass(frozen=True, slots=True)
class Split:
    """A file cut in two: the YAML text, and the number of lines before the Markdown begins."""

    yaml: str
    skip: int
    closed: bool = True


class Refused(Exception):
    """Front matter that cannot be taken; carries its finding."""

    def __init__(self, found: Finding) -> None:
        self.finding = found
        super().__init__(str(found))


def split(lines: list[str]) -> Split:
    """Find the front matter of a file. Without any, nothing is skipped; unclosed, all up to the first heading is."""
    if not lines or lines[0].rstrip() != FENCE:
        return Split("", 0)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {FENCE, "..."}:
            return Split("\n".join(lines[1:number]), number + 1)
    heading = next((number for number, line in enumerate(lines) if line.startswith("#")), len(lines))
    return Split("", heading, closed=False)


def read(cut: Split, path: str = "") -> Table:
    """The settings of a file. Raises Refused."""
    if not cut.closed:
        raise Refused(finding("F010", Place(path)))
    size = len(cut.yaml.encode(errors="replace"))
    if size > MOST_BYTES:
        raise Refused(finding("F011", Place(path), size=size, limit=MOST_BYTES))
    return _Reader(cut.yaml, path).read() if cut.yaml.strip() else Table((), Place(path, 2))


class _Reader:
    """One pass over the events of a YAML text whose first line is the file's second."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._events: Iterator[Any] = iter(())

    def read(self) -> Table:
        import yaml

        # libyaml's parser is eight times as fast; wheels for some systems come without it
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self._events = yaml.parse(self._text, Loader=loader)
            return self._document()
        except yaml.MarkedYAMLError as error:
            place = self._place(error.problem_mark) if error.problem_mark else Place(self._path, 2)
            raise Refused(finding("F012", place, problem=self._problem(error))) from error
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            problem = getattr(error, "reason", None) or error
            raise Refused(finding("F012", Place(self._path, 2), problem=problem)) from error

    def _problem(self, error: Any) -> str:
        """What is wrong, the commonest slips in a person's words instead of a parser's."""
        problem: str = error.problem or "it is not YAML"
        mark = error.problem_mark
        # the mark of what is missing at the end lies behind the last line
        if mark and "".join(self._text.split("\n")[mark.line : mark.line + 1])[mark.column :].startswith("\t"):
            return "there is a tab in this line"
        if problem.startswith("mapping values are not allowed"):
            return "there is a second colon in this line, or there are blanks before it"
        return problem

    def _document(self) -> Table:
        start = Place(self._path, 2)
        for event in self._events:
            if type(event).__name__ in {"StreamStartEvent", "DocumentStartEvent"}:
                continue
            if type(event).__name__ == "StreamEndEvent":
                break
            node = self._node(event, 1)
            if isinstance(node, Table):
                return node
            if isinstance(node, Scalar) and not node.text:
                break
            raise Refused(finding("F012", node.place, problem="it is not made of `name: value` lines"))
        return Table((), start)

    def _node(self, event: Any, depth: int) -> Node:
        place = self._place(event.start_mark)
        self._refuse(event, place, depth)
        match type(event).__name__:
            case "SequenceStartEvent":
                return Listing(tuple(self._until("SequenceEndEvent", depth)), place)
            case "MappingStartEvent":
                return Table(tuple(self._entries(depth)), place)
            case _:
                return Scalar(event.value, place)

    def _refuse(self, event: Any, place: Place, depth: int) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            raise Refused(finding("F013", place, name=anchor))
        if tag is not None:
            raise Refused(finding("F014", place, name=tag))
        if depth > MOST_DEPTH:
            raise Refused(finding("F015", place, limit=MOST_DEPTH))

    def _until(self, end: str, depth: int) -> Iterator[Node]:
        for event in self._events:
            if type(event).__name__ == end:
                return
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        nodes = self._until("MappingEndEvent", depth)
        for key in nodes:
            if not isinstance(key, Scalar):
                raise Refused(finding("F012", key.place, problem="the name of a setting must be a word"))
            if key.text in seen:
                raise Refused(finding("F016", key.place, key=key.text))
            seen.add(key.text)
            yield key, next(nodes)

    def _place(self, mark: Any) -> Place:
        return Place(self._path, mark.line + 2, mark.column + 1)
