"""Home as a picture, at the two sizes most people have. Look at a changed one before accepting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.tui.conftest import NOW, Office, settle

from sideline_flows.records.journal import Journal, journal_path
from sideline_tui.opening import opener
from sideline_tui.window import Window


@pytest.fixture
def week(office: Office) -> Office:
    """What a week leaves behind."""
    office.talk("soil", "Ana Ruiz", lambda coach: coach.advance(), ago=timedelta(days=3))
    office.talk("sled", "Wilhelmina van der Berg", ago=timedelta(hours=26))
    left = office.talk("roam", "[b]Bo[/b]", ago=timedelta(hours=2))
    office.promise("Ana Ruiz", "shadow a discovery call", -2, "her notes")
    office.promise("Bo", "send the renewal plan for the three accounts at risk", 0, "the shared folder")
    office.promise("Ana Ruiz", "do better", None)
    office.promise("Bo", "plan the next quarter", 40)
    journal = Journal(journal_path(office.db))
    journal.draft(left, "note", "not sent")
    journal.close()
    return office


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_home(week: Office, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    """Conversations to go on with, a way to begin, commitments due."""
    window = Window(opener(week.db, []), clock=lambda: NOW)
    assert snap_compare(window, terminal_size=size, run_before=settle)
    window.close_down()


def test_home_at_first(office: Office, snap_compare: Callable[..., bool]) -> None:
    """Where nothing was ever done."""
    window = Window(opener(office.db, []), clock=lambda: NOW)
    assert snap_compare(window, terminal_size=(80, 24), run_before=settle)
    window.close_down()
