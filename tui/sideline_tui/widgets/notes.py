"""Notes as they stand beside the card: a window over the newest, never all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import VerticalScroll
from textual.content import Content

from sideline_flows.reply import TurnView
from sideline_tui import when
from sideline_tui.widgets.margins import GONE, LIT, QUIET, hang, quiet, under
from sideline_tui.widgets.words import Words

NEWEST = 60
"""The most notes that are ever drawn."""
INDENT = 6


class Notes(VerticalScroll, can_focus=False):
    """The newest notes, the last one always in view."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._notes: tuple[TurnView, ...] = ()
        self._sheet = Words()

    def compose(self) -> Iterator[Words]:
        """One text with all of them."""
        yield self._sheet

    def show(self, notes: Sequence[TurnView]) -> None:
        """Show these, oldest first; unchanged ones are not drawn again."""
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self.set_class(not notes, "-empty")
            self._draw()

    def on_mount(self) -> None:
        """Say that there are none."""
        self.add_class("-empty")

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width:
            self._sheet.update(under(note_lines(self._notes, width)))
            self.call_after_refresh(self.scroll_end, animate=False)


def note_lines(notes: Sequence[TurnView], width: int) -> list[Content]:
    """The newest notes as lines of `width` cells, oldest first."""
    if not notes:
        return [quiet("No notes yet.")]
    return [line for note in notes[-NEWEST:] for line in _note(note, width)]


def _note(note: TurnView, width: int) -> list[Content]:
    kind = "" if note.kind == "note" else f"{note.kind}: "
    mark = "private: " if note.private else kind
    text = Content.assemble((mark, LIT if note.private else QUIET), (note.text, GONE if note.undone else ""))
    return hang(quiet(when.clock(note.at)), INDENT, text, width)
