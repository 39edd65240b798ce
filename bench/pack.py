"""Reading the shipped flows into records, against reading the bytes of their files.

uv run python -m bench.pack
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter

from bench.ratio import Ratio, against, interleaved, show
from markdown_it import MarkdownIt

from sideline_flows.checker import check_library
from sideline_flows.language.files import read_text
from sideline_flows.language.heads import read_head
from sideline_flows.language.pack import Library, shipped
from sideline_flows.language.parse import read_flow

ROUNDS = 15
BYTES, TOKENS = "the bytes", "Markdown tokens of the shipped flows"
HEADS, FLOWS, CHECK = "heads of the shipped flows", "all shipped flows parsed", "the parsed flows checked"


def measure() -> list[Ratio]:
    """Milliseconds for all files of the pack, warm."""
    ways = {
        BYTES: read_bytes,
        TOKENS: read_tokens,
        HEADS: read_heads,
        FLOWS: parse_all,
        CHECK: lambda: check_library(Library([shipped()])),
    }
    found = interleaved({name: partial(once, way) for name, way in ways.items()}, ROUNDS)
    return against(BYTES, found, {HEADS: None, TOKENS: None, FLOWS: None, CHECK: None}, "ms")


def read_bytes() -> None:
    """Every flow of the pack, as bytes."""
    for path in sorted(shipped().glob("*.md")):
        path.read_bytes()


def read_tokens() -> None:
    """Every flow of the pack, as the tokens of the Markdown library that we build upon."""
    for path in sorted(shipped().glob("*.md")):
        MarkdownIt("commonmark").parse(path.read_text("utf-8"))


def read_heads() -> None:
    """Every flow of the pack, as a row of a list. A run of the program keeps them; this does not."""
    for path in sorted(shipped().glob("*.md")):
        read_head(path, read_text(path))


def parse_all() -> None:
    """Every flow of the pack, as a record, likewise."""
    for path in sorted(shipped().glob("*.md")):
        read_flow(path, read_text(path))


def once(way: Callable[[], object]) -> tuple[float]:
    """How long it takes once."""
    began = perf_counter()
    way()
    return ((perf_counter() - began) * 1000,)


if __name__ == "__main__":
    show(measure())
