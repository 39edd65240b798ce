"""The card: one state of the conversation, with everything that can be done there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message

from sideline_flows.reply import Card as CardView
from sideline_tui.widgets.card_page import Page, lay_out
from sideline_tui.widgets.card_rows import USUAL, Item, Manner, items
from sideline_tui.widgets.scrolled import ScrolledText


class Card(ScrolledText):
    """Shows one card at a time, as roomy as the space allows. It scrolls only when even the tight page is too long."""

    @dataclass
    class Acted(Message):
        """An item was clicked."""

        item: Item

    def __init__(self) -> None:
        super().__init__()
        self._card: CardView | None = None
        self._drafts: Mapping[str, str] = {}
        self._manner = USUAL
        self._page: Page | None = None
        self.picked: Item | None = None
        """The item under the cursor, if there is a cursor."""

    def show(self, card: CardView, drafts: Mapping[str, str], manner: Manner = USUAL) -> None:
        """Show a card, from its top if it is another one than before. `drafts` are unsent answers by capture name."""
        fresh = self._card is None or (card.flow, card.state) != (self._card.flow, self._card.state)
        if fresh or self.picked not in items(card):
            self.picked = None
        self._card, self._drafts, self._manner = card, drafts, manner
        if fresh:
            self.scroll_home(animate=False)
        self.redraw()

    def pick(self, step: int) -> None:
        """Move the cursor by so many items, around the ends, where there is no cursor."""
        if self._card is None or not (found := items(self._card)):
            return
        stops = [None, *found]
        self.picked = stops[(stops.index(self.picked) + step) % len(stops)]
        if self.picked is None:
            self.scroll_home(animate=False)
        self.redraw()

    def unpick(self) -> None:
        """Take the cursor away, and show the card from its top."""
        self.picked = None
        self.scroll_home(animate=False)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Act on what stands under the mouse."""
        item = self._page.item_at(event.x, event.y + self.scroll_offset.y) if self._page else None
        if item:
            self.post_message(self.Acted(item))

    def draw(self, width: int) -> None:
        """Lay the card out, the cursor in sight."""
        if self._card is None:
            return
        self._page = lay_out(self._card, width, self.size.height, self.picked, self._drafts, self._manner)
        self.write([self._page.content])
        if self.picked:
            self.scroll_to(y=self._page.row_of(self.picked) - self.size.height // 2, animate=False)
