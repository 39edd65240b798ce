"""What the rehearsal screen can do, by name, in the command palette: no feature hangs on a key alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from sideline_tui.screens.rehearse_keys import COMMANDS

if TYPE_CHECKING:
    from sideline_tui.screens.rehearse import RehearseScreen

Named = tuple[str, str, Callable[[], object]]
"""A name, what is pressed or typed for it, and what is done."""


class RehearseCommands(Provider):
    """Everything that can be done in a rehearsal; the ways on and the flows that can be called from here as well."""

    async def discover(self) -> Hits:
        """All of it."""
        for name, typed, act in self._named():
            yield DiscoveryHit(Content(name), act, text=name, help=f"Or: {typed}")

    async def search(self, query: str) -> Hits:
        """Those whose names match."""
        matcher = self.matcher(query)
        for name, typed, act in self._named():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), act, text=name, help=f"Or: {typed}")

    def _named(self) -> Iterator[Named]:
        screen = cast("RehearseScreen", self.screen)
        for binding in COMMANDS:
            yield binding.description, binding.key_display or binding.key, partial(screen.run_action, binding.action)
        if screen.reply:
            card = screen.reply.card
            for choice in card.choices:
                yield f"Go on: {choice.text}", f"{choice.number} enter", partial(screen.action_choose, choice.number)
            for flow, title in card.detours:
                yield f"Call {title}", f"/call {flow}", partial(screen.action_detour, flow)
