"""Small flows for the engine's tests, written as the Markdown a trainer would write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.language.model import Flow
from sideline_flows.language.parse import parse_flow

Start = Callable[..., Conversation]


def read(flow_id: str, text: str) -> Flow:
    """A flow from Markdown; the test fails on any finding."""
    parsed = parse_flow(text, flow_id=flow_id)
    assert parsed.flow is not None, parsed.findings
    assert not parsed.findings, [str(finding) for finding in parsed.findings]
    return parsed.flow


@pytest.fixture
def today() -> Situation:
    """A plain day: a person, no history."""
    return Situation(today=date(2026, 3, 2), person="Ana Bell")


@pytest.fixture
def start(today: Situation) -> Start:
    """Begin a conversation in the first of some flows: `start(main="...", child="...")`."""

    def begin(situation: Situation = today, *, blocking: bool = False, **texts: str) -> Conversation:
        flows = {name.replace("_", "-"): read(name.replace("_", "-"), text) for name, text in texts.items()}
        conversation, _ = Conversation.begin(
            Shelf(flows.__getitem__), next(iter(flows)), situation, "2026-03-02T09:00:00+00:00", blocking=blocking
        )
        return conversation

    return begin
