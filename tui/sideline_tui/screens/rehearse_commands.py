"""What the rehearsal screen can do, by name, in the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from sideline_tui.screens.named_commands import Named, NamedCommands
from sideline_tui.screens.rehearse_keys import COMMANDS

if TYPE_CHECKING:
    from sideline_tui.screens.rehearse import RehearseScreen


class RehearseCommands(NamedCommands):
    """What the keys do; the ways on and the flows that can be called from here as well."""

    OTHERWISE = "Or"

    def named(self) -> Iterator[Named]:
        """The keys, the ways on, then the flows."""
        screen = cast("RehearseScreen", self.screen)
        for binding in COMMANDS:
            yield binding.description, binding.key_display or binding.key, partial(screen.run_action, binding.action)
        if screen.reply:
            card = screen.reply.card
            for choice in card.choices:
                yield f"Go on: {choice.text}", f"{choice.number} enter", partial(screen.action_choose, choice.number)
            for flow, title in card.detours:
                yield f"Call {title}", f"/call {flow}", partial(screen.action_detour, flow)
