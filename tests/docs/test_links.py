"""Whatever a page points at is there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.docs.conftest import ROOT, Page

from sideline_flows.language.slug import slug

OUTSIDE = frozenset({"http", "https", "mailto"})


def test_every_relative_link_resolves(page: Page) -> None:
    """Files are there, and headings have the words that links to them are made of."""
    assert [target for target in _targets(page) if not _resolves(page, target)] == []


def test_every_path_that_is_named_exists(page: Page) -> None:
    """A path of the repository, set as code, is a file or a folder of it."""
    tops = tuple(f"{path.name}/" for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
    named = [code for code in page.code if code.startswith(tops) and " " not in code]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_no_page_names_a_place_of_one_machine(page: Page) -> None:
    """Whose home it was written in is nobody's business."""
    text = page.path.read_text(encoding="utf-8")
    assert [word for word in ("/root/", "/home/", "/work/", "/tmp/") if word in text] == []  # noqa: S108 - not written to


def _targets(page: Page) -> list[str]:
    links = [str(token.attrs["href"]) for token in page.tokens if token.type == "link_open"]
    pictures = [str(token.attrs["src"]) for token in page.tokens if token.type == "image"]
    return [target for target in (*links, *pictures) if urlsplit(target).scheme not in OUTSIDE]


def _resolves(page: Page, target: str) -> bool:
    path, _, heading = unquote(target).partition("#")
    file = (page.path.parent / path).resolve() if path else page.path
    return file.exists() and (not heading or heading in _anchors(file))


def _anchors(file: Path) -> set[str]:
    return {slug(words) for words in Page(file).headings}
