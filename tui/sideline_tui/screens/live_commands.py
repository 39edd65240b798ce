"""What the live screen can do, by name, in the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from sideline_tui.screens.live_keys import COMMANDS
from sideline_tui.screens.named_commands import Named, NamedCommands

if TYPE_CHECKING:
    from sideline_tui.screens.live import LiveScreen


class LiveCommands(NamedCommands):
    """What the keys do; flows that can be called from this card as well."""

    OTHERWISE = "Key"

    def named(self) -> Iterator[Named]:
        """The keys that are explained, then the flows."""
        screen = cast("LiveScreen", self.screen)
        for binding in COMMANDS:
            if binding.description:
                act = partial(screen.run_action, binding.action)
                yield binding.description.capitalize(), binding.key_display or binding.key, act
        for flow, title, key in screen.callable_flows:
            yield f"Call {title}", key or "none", partial(screen.action_detour, flow)
