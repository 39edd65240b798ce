"""Fingers that are faster than the screen: what is typed while a conversation comes up is meant for it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import typed
from tests.tui.live.conftest import settle, strike

from sideline_flows.records.store import Store
from sideline_tui.opening import beginning, opener
from sideline_tui.window import Window


async def test_a_note_typed_before_the_first_card_is_a_note(tmp_path: Path) -> None:
    """None of its letters acts on the page below, and none moves the conversation."""
    db = tmp_path / "sideline.db"
    window = Window(opener(db, []), beginning("soil", "Ana Bell"))
    async with window.run_test(size=(80, 24)) as pilot:
        strike(window, "n", *typed("hello there"), "enter")
        await settle(pilot)
    window.close_down()
    with Store.open(db, read_only=True) as store:
        turns = store.turns(store.sessions()[0].id)
    assert [(turn.kind, turn.text) for turn in turns[1:]] == [("note", "hello there")]
