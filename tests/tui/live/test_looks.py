"""How the live screen looks, at the three sizes it is designed for. Look at the pictures before accepting new ones."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator

import pytest
from tests.tui.live.conftest import Settings, Stage, settle, strike
from textual.pilot import Pilot

from sideline_flows.services import Services

Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times are drawn in local time, so the pictures are taken where that is UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Wait for the first card, then press keys."""

    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot)
        strike(pilot.app, *keys)
        await settle(pilot)

    return press


def test_a_card_at_120x40(services: Services, snap_compare: Compare) -> None:
    """Notes and promises beside a card in a detour, with the floor taken."""
    app = Stage(services, Settings())
    keys = ("n", *"She came prepared", "enter", "c", *"Ana: 5 exec calls by Fri, seen in CRM", "enter", "t", "x")
    assert snap_compare(app, terminal_size=(120, 40), run_before=after(*keys))
    app.desk.close()


def test_a_card_at_80x24(services: Services, snap_compare: Compare) -> None:
    """The newest notes under the card, and what was passed over on it."""
    app = Stage(services, Settings())
    keys = ("p", *"Careful with names", "enter", "n", *"Calm start", "enter", "tab", "tab")
    assert snap_compare(app, terminal_size=(80, 24), run_before=after(*keys))
    app.desk.close()


def test_a_field_at_60x20(services: Services, snap_compare: Compare) -> None:
    """A commitment being typed under a card of the shipped flows, in the light theme."""
    app = Stage(services, Settings(flow="soil"))
    app.theme = "textual-light"
    keys = ("enter", *"the Orion call", "enter", "space", "c", *"Ana: ask first on Monday, seen by me")
    assert snap_compare(app, terminal_size=(60, 20), run_before=after(*keys))
    app.desk.close()


def test_the_list_of_states_without_colour(
    services: Services, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR the cursor, the keys and the present letter can still be told."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Stage(services, Settings(flow="soil"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("space", "g", "down"))
    app.desk.close()
