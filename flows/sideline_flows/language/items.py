"""List items and paragraphs: the rows a section is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sideline_flows.language.model import Place
from sideline_flows.language.source import Passage, Source
from sideline_flows.language.template import flaws, is_template

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

LISTS = frozenset({"bullet_list", "ordered_list"})

NAMES = {
    "blockquote": "a quotation",
    "bullet_list": "a list",
    "code_block": "indented code",
    "fence": "a code block",
    "heading": "a heading",
    "hr": "a ruled line",
    "html_block": "HTML",
    "ordered_list": "a list",
    "paragraph": "a paragraph",
}
"""What blocks are called in findings."""

_INDENTED = "Take the blanks or the tab before it away: four blanks, or a tab, make it code"
_ADVICE = "Write it as words of a list item, or as a note: `<!-- note -->` on a line of its own"


@dataclass(frozen=True, slots=True)
class Item:
    """One row: its words, and the rows below it."""

    passage: Passage
    below: tuple[Item, ...] = ()

    @property
    def place(self) -> Place:
        """Where its words begin."""
        return self.passage.place


def read_items(source: Source, blocks: Sequence[SyntaxTreeNode]) -> Iterator[Item]:
    """The rows of some blocks: each list item is one, and each paragraph outside a list."""
    for block in blocks:
        if block.type == "paragraph":
            yield Item(source.passage(block))
        elif block.type in LISTS:
            yield from (item for child in block.children if (item := _list_item(source, child)))
        else:
            report_unread(source, block)


def report_unread(source: Source, block: SyntaxTreeNode, advice: str = _ADVICE) -> None:
    """Say that a block has no meaning where it stands."""
    advice = _INDENTED if block.type == "code_block" else advice
    source.report("F035", source.start(block), what=NAMES.get(block.type, "something"), advice=advice)


def report_below(source: Source, item: Item) -> None:
    """Say that rows below this one have no meaning."""
    for below in item.below:
        source.report("F035", below.place, what="a list inside a list item", advice=_ADVICE)


def check_template(source: Source, text: str, place: Place) -> None:
    """Report what keeps a prompt from being filled."""
    if is_template(text):
        for flaw in flaws(text):
            source.report(flaw.code, place, problem=flaw.detail, what=flaw.detail)


def _list_item(source: Source, node: SyntaxTreeNode) -> Item | None:
    blocks = [child for child in node.children if not source.is_note(child)]
    if not blocks:
        if not node.children:
            source.report("F057", source.start(node))
        return None
    first, rest = blocks[0], blocks[1:]
    if first.type != "paragraph":
        report_unread(source, first)
        return None
    for block in rest:
        if block.type not in LISTS:
            report_unread(source, block)
    return Item(source.passage(first), tuple(read_items(source, [block for block in rest if block.type in LISTS])))
