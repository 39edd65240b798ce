"""What the user's guide shows of a rehearsal is what happens."""

from __future__ import annotations

import pytest
from tests.docs.conftest import DOCS, Page, Sideline


@pytest.fixture
def guide() -> Page:
    """The user's guide."""
    return Page(DOCS / "user-guide.md")


def test_the_count_it_explains_is_what_is_counted(guide: Page, sideline: Sideline) -> None:
    """The same words, counterpart and seed give the same points, from the same lines of the same files."""
    typed, count = _block(guide, "text typed"), _block(guide, "text count")
    assert sideline("rehearse", "soil", "--as", "nia", "--seed", "3", "--plain", typed=typed).code == 0
    assert sideline("score", "last", "--explain").out == count


def test_quiet_lines_and_held_guards_read_as_shown(guide: Page, sideline: Sideline) -> None:
    """The first turn of the example, and a choice taken too soon."""
    quiet, held = (line for line in guide.code if line.startswith(("[1] ", "not yet: ")))
    first, *_ = _block(guide, "text typed").splitlines()
    done = sideline("rehearse", "soil", "--as", "nia", "--seed", "3", "--plain", typed=f"{first}\n1\n")
    assert {quiet, held} <= set(done.out.splitlines())


def _block(page: Page, info: str) -> str:
    return next(token.content for token in page.tokens if token.type == "fence" and token.info == info)
