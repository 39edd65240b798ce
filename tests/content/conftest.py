"""The shipped pack, as the app reads it."""

from __future__ import annotations

from datetime import date

import pytest

from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.language.model import Flow
from sideline_flows.language.pack import Library, shipped


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped pack alone."""
    return Library([shipped()])


@pytest.fixture(scope="session")
def flows(library: Library) -> dict[str, Flow]:
    """Every shipped flow by its id."""
    return {head.id: library.flow(head.id) for head in library.heads()}


@pytest.fixture
def shelf(flows: dict[str, Flow]) -> Shelf:
    """The shipped flows, ready to run."""
    return Shelf(flows.__getitem__)


@pytest.fixture
def first_meeting() -> Situation:
    """Somebody you never sat down with in this way."""
    return Situation(today=date(2026, 3, 2), person="Ana Bell")
