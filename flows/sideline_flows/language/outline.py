"""The skeleton of a flow: its headings, and the blocks under each. Level 1 is a phase, 2 a state, 3 a section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sideline_flows.language.items import NAMES
from sideline_flows.language.model import Place
from sideline_flows.language.source import Source, shown
from sideline_flows.text import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

PHASE, STATE, SECTION, VOICE = 1, 2, 3, 4

_GLUED = re.compile(r"\s*(#{1,4})[^\W\d]")
"""A heading whose blank was forgotten; `#1` may well be words."""


@dataclass(slots=True)
class Heading:
    """One heading and what stands under it, up to the next heading of its own level or above."""

    title: str
    level: int
    place: Place
    phase: str = ""
    blocks: list[SyntaxTreeNode] = field(default_factory=list)
    parts: list[Heading] = field(default_factory=list)


def outline(source: Source, skip: int) -> list[Heading]:
    """The level-two headings of a file, in order, each with its sections. The first `skip` lines are not read."""
    reader = _Reader(source)
    for node in _blocks(source, skip):
        reader.take(node)
    return reader.states


def _blocks(source: Source, skip: int) -> Iterator[SyntaxTreeNode]:
    from markdown_it.tree import SyntaxTreeNode

    text = "\n".join((*([""] * skip), *source.lines[skip:]))
    for node in SyntaxTreeNode(_markdown().parse(text)).children:
        if not source.is_note(node):
            yield node


def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


class _Reader:
    """Hangs each block under the heading it belongs to."""

    def __init__(self, source: Source) -> None:
        self.states: list[Heading] = []
        self._source = source
        self._phase = ""
        self._path: list[Heading] = []
        self._stateless = False

    def take(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            self._open(self._heading(node, int(node.tag[1:])))
        elif level := self._glued(node):
            heading = self._heading(node, level)
            self._source.report("F038", heading.place, text=heading.title)
            heading.title = heading.title.lstrip("# ")
            self._open(heading)
        elif self._path:
            self._path[-1].blocks.append(node)
        elif not self._stateless:  # where a card has no heading, that is said once, and not of each of its rows
            advice = "Move it below a level-two heading, or into a note such as `<!-- note -->`"
            what = f"{NAMES.get(node.type, 'something')} before the first state"
            self._source.report("F035", self._source.start(node), what=what, advice=advice)

    def _heading(self, node: SyntaxTreeNode, level: int) -> Heading:
        title = one_line(shown(self._source.passage(node).nodes))
        return Heading(title, level, self._source.start(node), self._phase)

    def _glued(self, node: SyntaxTreeNode) -> int:
        """The level of a heading that lacks its blank, and so is a paragraph; 0 for everything else."""
        found = _GLUED.match(self._source.lines[node.map[0]]) if node.type == "paragraph" and node.map else None
        return len(found[1]) if found else 0

    def _open(self, heading: Heading) -> None:
        level = heading.level
        if level == PHASE:
            self._phase, self._path, self._stateless = heading.title, [], False
        elif level == STATE:
            self.states.append(heading)
            self._path, self._stateless = [heading], False
        elif level <= VOICE and len(self._path) >= level - STATE:
            del self._path[level - STATE :]
            self._path[-1].parts.append(heading)
            self._path.append(heading)
        elif self._path or level > VOICE:
            self._source.report("F034", heading.place, title=heading.title, level=level)
        elif not self._stateless:
            self._stateless = True
            self._source.report("F039", heading.place, title=heading.title)
