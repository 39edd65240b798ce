"""Where things stand in a text: lines and columns for findings, and the words a row or heading was written with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sideline_flows.language.diagnostics import Finding, finding
from sideline_flows.language.model import Place
from sideline_flows.text import one_line

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

MOST_FINDINGS = 100
NOTE = "<!--"
NOTE_END = "-->"


@dataclass(slots=True)
class Source:
    """A file being read: its path, its lines, and what was found wrong in it so far."""

    path: str
    lines: list[str]
    findings: list[Finding] = field(default_factory=list)

    def place(self, line: int, column: int = 0) -> Place:
        """The place of a line and column counted from 0."""
        return Place(self.path, line + 1, column + 1)

    def start(self, node: SyntaxTreeNode) -> Place:
        """Where a block begins: its first sign that is not a space."""
        line = node.map[0] if node.map else 0
        text = self.lines[line] if line < len(self.lines) else ""
        return self.place(line, len(text) - len(text.lstrip()))

    @property
    def full(self) -> bool:
        """True once no more findings are kept."""
        return len(self.findings) > MOST_FINDINGS

    def report(self, code: str, place: Place, **values: object) -> None:
        """Keep a finding, up to as many as a person would mend before checking again."""
        if not self.full:
            self.keep(finding(code, place, **values))

    def keep(self, found: Finding) -> None:
        """The same for a finding made elsewhere."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(found)
        elif not self.full:
            self.findings.append(finding("F021", Place(self.path), limit=MOST_FINDINGS))

    def is_note(self, node: SyntaxTreeNode) -> bool:
        """True for blocks that are nothing but author notes, which nobody but their author reads."""
        if node.type != "html_block":
            return False
        note, text = node.content.rfind(NOTE), without_notes(node.content)
        if note > node.content.rfind(NOTE_END):
            above = node.content.count("\n", 0, note)
            self.report("F037", self.place((node.map[0] if node.map else 0) + above))
        return not text

    def passage(self, node: SyntaxTreeNode) -> Passage:
        """The words of a heading or paragraph."""
        inline = node.children[0]
        return Passage(self, node.map[0] if node.map else 0, inline.content, tuple(inline.children))


@dataclass(slots=True)
class Passage:
    """The inline text of one heading or paragraph: `content` is as written, without the list marker or hashes."""

    source: Source
    line: int
    content: str
    nodes: tuple[SyntaxTreeNode, ...]
    _starts: list[tuple[int, int]] = field(default_factory=list)
    """Of each line of `content`: its offset there, and the column it has in the file."""

    @property
    def written(self) -> str:
        """The text as written, on one line and without author notes: what a template is made of."""
        return one_line(self._without_notes())

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.at(0)

    def at(self, offset: int) -> Place:
        """The place of a character of `content`."""
        self._starts = self._starts or list(self._measured())
        above = bisect_right(self._starts, offset, key=lambda start: start[0]) - 1
        start, column = self._starts[above]
        return self.source.place(self.line + above, column + offset - start)

    def find(self, words: str) -> Place:
        """The place of the first of these words, or else of the whole passage."""
        offset = self.content.find(words)
        return self.at(offset) if offset >= 0 else self.place

    def _measured(self) -> Iterator[tuple[int, int]]:
        offset = 0
        for text, line in zip(self.content.split("\n"), self.source.lines[self.line :], strict=False):
            indent = len(text) - len(text.lstrip())
            yield offset, max(line.rfind(text.strip()) - indent, 0)
            offset += len(text) + 1

    def _without_notes(self) -> str:
        if NOTE not in self.content:
            return self.content
        kept, done = [], 0
        for node in self.nodes:
            if node.type not in {"html_inline", "code_inline"}:
                continue
            start = self.content.find(node.content, done)
            if start >= 0 and node.type == "html_inline" and node.content.startswith(NOTE):
                kept.append(self.content[done:start])
                done = start + len(node.content)
        return "".join((*kept, self.content[done:]))


def shown(nodes: Iterable[SyntaxTreeNode]) -> str:
    """Inline nodes as a reader of the page sees them: no emphasis signs, no author notes."""
    return "".join(_words(node) for node in nodes)


def without_notes(html: str) -> str:
    """What a block of HTML holds besides author notes. A note that is never closed reaches to the end."""
    kept = []
    while NOTE in html:
        before, _, rest = html.partition(NOTE)
        kept.append(before)
        html = rest.partition(NOTE_END)[2]
    return "".join((*kept, html)).strip()


def _words(node: SyntaxTreeNode) -> str:
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    if node.type == "html_inline" and node.content.startswith(NOTE):
        return ""
    return shown(node.children) if node.children else node.content
