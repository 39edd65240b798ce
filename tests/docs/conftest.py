"""The documentation as a reader has it: its pages as Markdown tokens, its scripts as they are run."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sideline_flows.language.pack import shipped
from sideline_tui.__main__ import main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
HELP = shipped().parent / "help"
BY_HAND = (*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")), *sorted(DOCS.glob("*.md")))
PAGES = (*BY_HAND, *sorted((DOCS / "flows").glob("*.md")), *sorted(HELP.glob("*.md")))


@dataclass(frozen=True)
class Page:
    """One Markdown file of the documentation."""

    path: Path

    @property
    def name(self) -> str:
        """The path as a reader of the repository has it."""
        return str(self.path.relative_to(ROOT))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its blocks and, behind each, what stands in them."""
        blocks = MarkdownIt("commonmark").enable("table").parse(self.path.read_text(encoding="utf-8"))
        return tuple(token for block in blocks for token in (block, *(block.children or ())))

    @property
    def headings(self) -> tuple[str, ...]:
        """The words of its headings."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return tuple(inline.content for opening, inline in pairs if opening.type == "heading_open")

    @property
    def code(self) -> Iterator[str]:
        """Everything set as code, line by line."""
        for token in self.tokens:
            if token.type in {"code_inline", "fence"}:
                yield from token.content.splitlines()


@pytest.fixture(params=PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def page(request: pytest.FixtureRequest) -> Page:
    """Each page in turn."""
    return Page(request.param)


@pytest.fixture
def guide() -> Page:
    """The trainer's guide."""
    return Page(DOCS / "trainers-guide.md")


@pytest.fixture
def grow(guide: Page) -> str:
    """The example flow, as it stands in the trainer's guide."""
    return next(token.content for token in guide.tokens if token.type == "fence" and token.info == "markdown grow.md")


def script(name: str) -> ModuleType:
    """A script of `docs/`, loaded and not run."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    if spec.name not in sys.modules:
        sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[spec.name])
    return sys.modules[spec.name]


@dataclass(frozen=True, slots=True)
class Done:
    """What one run of the command line left."""

    code: int
    out: str

    @property
    def json(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)


Sideline = Callable[..., Done]


@pytest.fixture
def sideline() -> Sideline:
    """The command line in this process, with the places a user has who configured nothing."""

    def run(*words: str, typed: str = "") -> Done:
        with CliRunner().isolation(input=typed) as (out, _, _):
            code = main(list(words))
            return Done(code, out.getvalue().decode())

    return run
