"""The keys of a screen, in one list over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets.option_list import Option

from sideline_tui.widgets.rows import Column, Grid, Rows, heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

TEXTUALS = {binding.action for binding in Screen.BINDINGS if isinstance(binding, Binding)}
NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
"""Keys as they stand on a keyboard, where Textual names them otherwise."""


class HelpScreen(ModalScreen[None]):
    """What every key of the screen underneath does. Any of the usual ways back closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,left,h", "dismiss", show=False),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(id="keys")

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(Rows).show(lines(self._about))

    def on_option_list_option_selected(self) -> None:
        """Enter, or a click, has nothing to open here."""
        self.dismiss()


def lines(screen: Screen[object]) -> Iterator[Option]:
    """One row an action, with all its keys, the screen's own first; those without a description are left out."""
    active = [each.binding for each in screen.active_bindings.values() if isinstance(each.node, (Screen, App))]
    own = {each.action for each in type(screen).BINDINGS if isinstance(each, Binding)}
    keys: dict[str, list[str]] = {}
    for binding in sorted(active, key=lambda binding: binding.action not in own):
        if binding.description and binding.action not in TEXTUALS:
            keys.setdefault(binding.description, []).append(NAMES.get(binding.key, binding.key))
    yield heading("Keys")
    grid = Grid((Column(6, 18, "bold $text-accent"), Column(10, 60, grow=True)))
    rows = [("↑ ↓ or j k", "Move"), ("enter", "Open"), *((" ".join(names), what) for what, names in keys.items())]
    for row in rows:
        yield Option(grid.add(*row))
