"""What is generated says what the program does now."""

from __future__ import annotations

from tests.docs.conftest import DOCS, script

from sideline_flows.language.pack import Library, shipped


def test_no_generated_page_is_stale() -> None:
    """`uv run python docs/generate.py` has nothing to write."""
    assert [str(page) for page in script("generate").stale()] == []


def test_every_shipped_flow_has_a_page_with_its_diagram() -> None:
    """A flow that is added to the pack is drawn, too."""
    for head in Library([shipped()]).heads():
        assert "```mermaid" in (DOCS / "flows" / f"{head.id}.md").read_text(encoding="utf-8")


def test_every_block_is_used_by_some_page() -> None:
    """No block is written for nobody."""
    pages = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    assert [name for name in script("generate").BLOCKS if f"<!-- begin {name} -->" not in pages] == []
