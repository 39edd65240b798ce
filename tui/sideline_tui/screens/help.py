"""Help over a screen: first its keys, and behind them the pages of help, the one about this screen first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen

from sideline_tui import help_pages
from sideline_tui.widgets.keyline import KeyLine
from sideline_tui.widgets.margins import STYLES
from sideline_tui.widgets.sheet import Leaf, Sheet

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
INDENT = 14
SIGNS = Leaf(
    "Signs",
    [("○", "open"), ("✓", "ended, or done"), ("–", "dropped, or not needed any more"), ("→", "replaced by another")],
    INDENT,
)
"""What stands before a conversation or a commitment in a list."""

ON_KEYS = (("?", "more about this screen"), ("↑↓", "scroll"), ("esc", "back"))
ON_A_PAGE = (("→ ←", "other pages"), ("↑↓", "scroll"), ("esc", "back"))


class HelpScreen(ModalScreen[None]):
    """What every key of the screen underneath does, then more. The usual ways back close it."""

    CSS_PATH = "help.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {style.removeprefix(".") for style in STYLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "more", show=False),
        Binding("right,l,tab", "turn(1)", show=False),
        Binding("left,h,shift+tab", "turn(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("escape,q,enter", "dismiss", show=False),
    ]

    def __init__(self, about: Screen[Any], *, reading: bool = False) -> None:
        """With `reading` it opens on the page about the screen, for one that shows its keys itself."""
        super().__init__()
        self._about = about
        self._at = int(reading)
        """0 stands for the keys, 1 for the first page."""
        self._pages: tuple[str, ...] = ()
        self._sheet = Sheet(id="keys")
        self._page = VerticalScroll(id="page", can_focus=False)
        self._keys = KeyLine(ON_KEYS)

    def compose(self) -> ComposeResult:
        """The keys or a page, one at a time, and how to go on."""
        yield Vertical(self._sheet, self._page, self._keys, id="book")

    def on_mount(self) -> None:
        """Fill the list of keys."""
        self._sheet.show(*leaves(self._about))
        self._open(self._at)

    def action_more(self) -> None:
        """From the keys to the page about this screen, from a page back to the screen."""
        if self._at:
            self.dismiss()
        else:
            self._open(1)

    def action_turn(self, step: int) -> None:
        """The next page or the one before."""
        self._open(self._at + step)

    def action_scroll(self, lines: int) -> None:
        """Move what is open."""
        shown = self._page if self._at else self._sheet
        shown.scroll_relative(y=lines, animate=False, immediate=True)

    def _open(self, at: int) -> None:
        self.run_worker(self._show(at), exclusive=True)

    async def _show(self, at: int) -> None:
        self._pages = self._pages or await asyncio.to_thread(help_pages.page_names, getattr(self._about, "HELP", ""))
        self._at = at % (len(self._pages) + 1)
        self._sheet.display, self._page.display = not self._at, bool(self._at)
        self._keys.show(ON_A_PAGE if self._at else ON_KEYS)
        if self._at:
            from textual.widgets import Markdown

            text = await asyncio.to_thread(help_pages.page_text, self._pages[self._at - 1])
            await self._page.remove_children()
            await self._page.mount(Markdown(text, open_links=False))
            self._page.scroll_home(animate=False)


def leaves(screen: Screen[Any]) -> Iterator[Leaf]:
    """The keys, and what the signs of a list mean."""
    yield Leaf("Keys", [("↑ ↓ or j k", "Move"), ("enter", "Open"), *keys(screen)], INDENT)
    yield SIGNS


def keys(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """One row an action, with all its keys, the screen's own first; those without a description are left out."""
    active = [each.binding for each in screen.active_bindings.values() if isinstance(each.node, (Screen, App))]
    own = {each.action for each in type(screen).BINDINGS if isinstance(each, Binding)}
    found: dict[str, list[str]] = {}
    for binding in sorted(active, key=lambda binding: binding.action not in own):
        if binding.description and binding.action not in TEXTUALS:
            found.setdefault(binding.description, []).append(NAMES.get(binding.key, binding.key))
    return ((" ".join(names), what) for what, names in found.items())
