"""What is shown while the terminal is too small to work in. Everything underneath stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen

from sideline_tui.widgets.words import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sideline_tui.window import Window


class SmallScreen(Screen[None]):
    """A sentence instead of a screen nobody could read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Words("Too small. Everything is kept: make this window at least 40 columns by 12 lines.")

    def on_screen_resume(self) -> None:
        """Go where there is room by now: it came while something lay over this."""
        cast("Window", self.app).mind_size(self.app.size)
