"""The texts kept with sessions and rehearsals: read back as they were, each parsed once."""

from __future__ import annotations

import pytest
from tests.practice.plans import PLANS, play

from sideline_flows import rehearsing, sitting
from sideline_flows.errors import StoreError
from sideline_flows.pinned import KEPT, pinned
from sideline_flows.services import Services

TALK = "## Open\n\n### Next\n\n- [Go](#done)\n\n## Done\n"


def test_attempts_and_sessions_that_used_the_same_text_share_what_was_parsed(services: Services) -> None:
    """A trend takes up twenty of them at once."""
    for name in ("nia-poor", "nia-good"):
        play(services, next(plan for plan in PLANS if plan.name == name))
    talk, ledger, _ = sitting.begin(services, "soil", "Ana", None)
    one, other = (rehearsing.resume(services, row.id)[0] for row in services.store.rehearsals.attempts())
    assert one.shelf.used[0] is other.shelf.used[0]
    assert one.counterpart.persona.flow is other.counterpart.persona.flow
    assert sitting.resume(services, ledger.session_id)[0].flow is one.shelf.used[0]
    assert talk.flow == one.shelf.used[0]


def test_an_edited_text_is_another_flow() -> None:
    """And so is the same text under another name."""
    first = pinned("mine", TALK)
    assert pinned("mine", TALK) is first
    assert pinned("mine", TALK.replace("Open", "Begin")).states[0].title == "Begin"
    assert pinned("yours", TALK).id == "yours"
    assert pinned("mine", TALK) is first


def test_only_so_many_texts_are_kept() -> None:
    """Whoever edits a flow all day does not fill the memory with it."""
    first = pinned("mine", TALK)
    for number in range(KEPT):
        pinned("mine", f"{TALK}\n## Extra {number}\n")
    assert pinned("mine", TALK) is not first


def test_a_text_that_cannot_be_read_any_more_is_said_in_one_line() -> None:
    """The records are damaged, or another program wrote them."""
    with pytest.raises(StoreError, match=r"the text of “soil” kept in the records cannot be read; restore a copy"):
        pinned("soil", "no state at all")
