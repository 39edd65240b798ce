"""What stands between a screen and its coach or attempt: turns in the order they were asked for, words not sent yet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Generic, TypeVar

from sideline_flows.errors import SidelineError

if TYPE_CHECKING:
    from sideline_tui.desk import Desk

T = TypeVar("T")
Partner = TypeVar("Partner")
"""What answers the turns: the coach of a conversation, or the attempt of a rehearsal."""


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


class Drafts:
    """Words begun and not sent, by box: in memory for the next opening of the field, and on disk for the next run."""

    def __init__(self, kept: MutableMapping[str, str], keep: Callable[[str, str], None]) -> None:
        self._kept = kept
        self._keep = keep
        self.trouble = ""
        """Why the last change is not on disk; empty when it is."""

    def __getitem__(self, box: str) -> str:
        return self._kept.get(box, "")

    @property
    def boxes(self) -> tuple[str, ...]:
        """The boxes with something in them."""
        return tuple(box for box, text in self._kept.items() if text)

    def write(self, box: str, text: str) -> None:
        """The box now reads so. On disk when this returns, or else `trouble` says why not."""
        self._kept[box] = text
        if not text:
            del self._kept[box]
        self.trouble = ""
        try:
            self._keep(box, text)
        except (SidelineError, OSError) as error:
            self.trouble = str(error)

    def take(self, box: str) -> None:
        """Its words are on their way: the box opens empty, but on disk they stay until they have arrived."""
        self._kept.pop(box, None)

    def arrived(self, box: str) -> None:
        """What was taken is stored; what has been typed since stays."""
        self.write(box, self[box])

    def came_back(self, box: str, text: str) -> None:
        """What was taken was not accepted: it goes before whatever has been typed since."""
        self.write(box, "\n".join(part for part in (text, self[box]) if part))
