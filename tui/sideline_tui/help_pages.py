"""The pages of help that come with the content: one Markdown file each, found by looking."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def page_names(first: str) -> tuple[str, ...]:
    """The names of all pages, `first` before the others, which are in alphabetical order."""
    found = (each.name.removesuffix(".md") for each in _folder().iterdir() if each.name.endswith(".md"))
    return tuple(sorted(found, key=lambda name: (name != first, name)))


def page_text(name: str) -> str:
    """A page as Markdown. Raises OSError where there is none of this name."""
    return _folder().joinpath(f"{name}.md").read_text(encoding="utf-8")


def _folder() -> Traversable:
    return files("sideline_content") / "help"
