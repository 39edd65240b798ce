"""The middle of the live screen: the card, and beside it (on a narrow screen below) what was noted and promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from textual.containers import Container, VerticalScroll
from textual.widget import Widget

from sideline_flows.reply import Reply
from sideline_tui.widgets.card import Card
from sideline_tui.widgets.jump import Jump
from sideline_tui.widgets.notes import Notes
from sideline_tui.widgets.promises import Promises
from sideline_tui.widgets.sheet import Sheet
from sideline_tui.widgets.words import Words

SCROLLED = 3
"""Lines a page moves with one key."""


class View(StrEnum):
    """What is shown: the card with the notes, or something in the place of the notes, or nothing at all."""

    CARD = "card"
    SO_FAR = "so-far"
    SHEET = "sheet"
    JUMP = "jump"
    BLANK = "blank"


class Room(Container):
    """Holds the parts; the style sheet says which of them are seen when."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card()
        self.sheet = Sheet()
        self.jump = Jump()
        self._notes = Notes()
        self._promised = Promises("Promised")
        self._due = Promises("Open from before", id="due")

    def compose(self) -> Iterator[Widget]:
        """The card, then all that can stand beside it."""
        yield self.card
        with VerticalScroll(id="beside", can_focus=False):
            yield Words("Notes", classes="heading")
            yield from (self._notes, self._promised, self._due, self.sheet, self.jump)

    def show(self, reply: Reply, begun: Mapping[str, str], today: date) -> None:
        """Show a reply; `begun` are answers not sent yet, by the capture's name."""
        self.card.show(reply.card, begun)
        self._notes.show(reply.notes)
        self._promised.show(reply.promises, today)
        self._due.show(reply.due, today)
        self.set_class(bool(reply.notes or reply.promises), "-noted")

    def scroll_page(self, steps: int, *, sheet: bool) -> None:
        """Move the page of text that is open, or else the notes."""
        page = self.sheet if sheet else self._notes
        page.scroll_relative(y=steps * SCROLLED, animate=False, immediate=True)
