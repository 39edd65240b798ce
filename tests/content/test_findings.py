"""The checker has nothing to say about what is shipped."""

from __future__ import annotations

from sideline_flows.checker import check_library
from sideline_flows.language.pack import Library


def test_the_shipped_pack_is_without_findings(library: Library) -> None:
    """No error and no warning."""
    assert not [str(finding) for finding in check_library(library)]
