"""Small Markdown texts in, flows and findings out."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from sideline_flows.language.model import Flow, State
from sideline_flows.language.parse import Parsed, parse_flow


@pytest.fixture
def read() -> Callable[[str], Parsed]:
    """Parse an indented text as `talk.md`."""
    return lambda text: parse_flow(dedent(text), flow_id="talk", path="talk.md")


@pytest.fixture
def flow(read: Callable[[str], Parsed]) -> Callable[[str], Flow]:
    """The flow of a text in which nothing is wrong."""

    def whole(text: str) -> Flow:
        parsed = read(text)
        assert parsed.findings == ()
        assert parsed.flow is not None
        return parsed.flow

    return whole


@pytest.fixture
def state(flow: Callable[[str], Flow]) -> Callable[[str], State]:
    """The state under a heading of its own, from the sections of its card; `#done` ends the flow."""
    return lambda sections: flow(f"## Here\n\n{dedent(sections)}\n\n## Done\n").states[0]


@pytest.fixture
def found(read: Callable[[str], Parsed]) -> Callable[[str], list[str]]:
    """The findings of a text as `line:column code`."""
    return lambda text: [f"{it.place.line}:{it.place.column} {it.code}" for it in read(text).findings]
