"""What the keys of the live screen do, by name, in the command palette: no feature hangs on a key alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from sideline_tui.screens.live_keys import COMMANDS

if TYPE_CHECKING:
    from sideline_tui.screens.live import LiveScreen

Named = tuple[str, str, Callable[[], object]]
"""A name, the key, and what is done. The name may come from a flow, so it is never read as markup."""


class LiveCommands(Provider):
    """Everything that can be done on the live screen; flows that can be called from this card as well."""

    async def discover(self) -> Hits:
        """All of it."""
        for name, key, act in self._named():
            yield DiscoveryHit(Content(name), act, text=name, help=f"Key: {key}")

    async def search(self, query: str) -> Hits:
        """Those whose names match."""
        matcher = self.matcher(query)
        for name, key, act in self._named():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), act, text=name, help=f"Key: {key}")

    def _named(self) -> Iterator[Named]:
        screen = cast("LiveScreen", self.screen)
        for binding in COMMANDS:
            if binding.description:
                act = partial(screen.run_action, binding.action)
                yield binding.description.capitalize(), binding.key_display or binding.key, act
        for flow, title, key in screen.callable_flows:
            yield f"Call {title}", key or "none", partial(screen.action_detour, flow)
