"""What the pages say about the records is what the file has."""

from __future__ import annotations

import re
from pathlib import Path

from tests.docs.conftest import DOCS, ROOT, Page

from sideline_flows.records.store import Store


def test_every_view_is_named_where_the_records_are_described(tmp_path: Path) -> None:
    """Nobody should have to open the file to learn which questions it answers."""
    assert _views(tmp_path) - set(Page(DOCS / "architecture.md").code) == set()


def test_the_views_the_first_page_names_are_there(tmp_path: Path) -> None:
    """A promise to those who open the file with another tool."""
    named = {"transcript", "open_commitments", "shared_notes"}
    assert named <= set(Page(ROOT / "README.md").code)
    assert named <= _views(tmp_path)


def test_every_table_a_contributor_is_sent_to_is_in_that_file() -> None:
    """A row of `NAME` in `path`: the name is defined there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sent = re.findall(r"`([A-Z_]+|CaptureType)` (?:in|of) `([^`]+\.py)`", text)
    assert sent
    assert [(name, path) for name, path in sent if not re.search(rf"\b{name}\b.*[=:]", _read(path))] == []


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _views(folder: Path) -> set[str]:
    from sqlite_utils import Database

    path = folder / "sideline.db"
    Store.open(path).close()
    database = Database(path)
    try:
        return set(database.view_names())
    finally:
        database.close()
