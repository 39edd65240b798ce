"""Turns in the order they were asked for, whether a coach answers them or the attempt of a rehearsal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from sideline_tui.desk import Desk

T = TypeVar("T")
Partner = TypeVar("Partner")
"""What answers the turns."""


class Talk(Generic[Partner]):
    """The conversation, reached through the desk. What is asked for first is done first, the opening before all."""

    def __init__(self, desk: Desk, open_partner: Callable[[], Partner]) -> None:
        self._desk = desk
        self._open_partner = open_partner
        self._partner: Partner | None = None
        self._order = asyncio.Lock()

    async def turn(self, turn: Callable[[Partner], T]) -> T:
        """Do one turn after all those asked for before. Raises what the turn raises, or what the opening did."""
        async with self._order:
            if self._partner is None:
                self._partner = await self._desk.ask(self._open_partner)
            return await self._desk.ask(turn, self._partner)
