"""Whoever only ever presses the space bar gets through every flow: no word typed, no key but that one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.live.conftest import settle
from tests.whole.conftest import press

from sideline_flows.language.pack import Library, shipped
from sideline_flows.records.store import Store
from sideline_tui.opening import beginning, opener
from sideline_tui.window import Window

FLOWS = [head.id for head in Library([shipped()]).heads()]
MOST = 100


@pytest.mark.parametrize("flow", FLOWS)
async def test_a_conversation_by_the_space_bar(tmp_path: Path, flow: str) -> None:
    """With no more presses than there are states on the way, and two."""
    db = tmp_path / "sideline.db"
    window = Window(opener(db, []), beginning(flow, "Ana Bell"))
    async with window.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        presses = 0
        while not ended(db) and presses < MOST:
            await press(pilot, "space")
            presses += 1
    window.close_down()
    with Store.open(db, read_only=True) as store:
        (session,) = store.sessions()
        turns = store.turns(session.id)
    assert session.ended_at
    assert [turn.kind for turn in turns[1:]] == ["choose"] * presses
    assert presses <= len({(turn.flow, turn.state) for turn in turns}) + 2


def ended(db: Path) -> bool:
    """Whether the only conversation there is has come to an end."""
    with Store.open(db, read_only=True) as store:
        return bool(store.sessions()[0].ended_at)
