"""The skeleton of a flow: its headings, and the blocks under each. Level 1 is a phase, 2 a state, 3 a section."""

from __future__ import annotations

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

    def take(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            self._open(node)
        elif self._path:
            self._path[-1].blocks.append(node)
        else:
            advice = "Move it below a level-two heading, or into a note such as `<!-- note -->`"
            what = f"{NAMES.get(node.type, 'something')} before the first state"
            self._source.report("F035", self._source.start(node), what=what, advice=advice)

    def _open(self, node: SyntaxTreeNode) -> None:
        passage = self._source.passage(node)
        level = int(node.tag[1:])
        place = self._source.start(node)
        heading = Heading(one_line(shown(passage.nodes)), level, place, self._phase)
        if level == PHASE:
            self._phase, self._path = heading.title, []
        elif level == STATE:
            self.states.append(heading)
            self._path = [heading]
        elif level <= VOICE and len(self._path) >= level - STATE:
            del self._path[level - STATE :]
            self._path[-1].parts.append(heading)
            self._path.append(heading)
        else:
            self._source.report("F034", place, title=heading.title, level=level)
