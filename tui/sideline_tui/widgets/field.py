"""A text field that loses no word: each change is handed over before it is drawn, and too much is refused aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual import events
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from sideline_flows.text import clean

MOST_BYTES = 64 * 1024
LONGEST_LINE = 2_000
"""Letters. Longer lines are broken when they come in, since wrapping them again with each key would be slow."""


class Field(TextArea):
    """One growing field. `keep` is called with the whole text in each change, before anything is drawn."""

    @dataclass
    class Refused(Message):
        """Something was not taken, and nothing changed; `words` say why."""

        words: str

    def __init__(self, keep: Callable[[str], None]) -> None:
        super().__init__(compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self._keep = keep

    def start(self, text: str) -> None:
        """Begin with this text, the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    async def press(self, event: events.Key) -> None:
        """Take one key: write its letter, or do what it is bound to in a text field."""
        if event.is_printable and event.character:
            self.write(event.character)
            return
        if not self.has_focus:
            self.screen.set_focus(self, scroll_visible=False)
        bound = self.screen.active_bindings.get(event.key)
        if bound and bound.node is self:
            await self.app.run_action(bound.binding.action, self)

    def write(self, text: str) -> None:
        """Put text in at the cursor, in place of what is selected."""
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def edit(self, edit: Edit) -> EditResult:
        """Every change by key, paste or cut comes through here."""
        wanted = replace(edit, text=broken(clean(edit.text), edit.top[1]))
        if wanted.text and self._too_much(wanted):
            most = f"{MOST_BYTES // 1024} kB"
            self.post_message(self.Refused(f"That is more than the {most} a field takes. What was typed is unchanged."))
            return EditResult(self.cursor_location, "")
        result = super().edit(wanted)
        self._keep(self.text)
        return result

    def undo(self) -> None:
        """Take back the last edits, and hand the text over as it is then."""
        super().undo()
        self._keep(self.text)

    def redo(self) -> None:
        """Bring them back, and hand the text over as it is then."""
        super().redo()
        self._keep(self.text)

    def _forward_event(self, event: events.Event) -> None:
        # The screen takes all keys and pastes, one after the other: a field that is just opening or closing would
        # otherwise take what was meant for the card, or leave to it what was meant as text.
        if isinstance(event, events.Key | events.Paste):
            self.screen._forward_event(event)  # noqa: SLF001 - Textual has no public way; a test pins it
        else:
            super()._forward_event(event)

    def _too_much(self, edit: Edit) -> bool:
        gone = self.get_text_range(edit.top, edit.bottom)
        return _size(self.text) - _size(gone) + _size(edit.text) > MOST_BYTES


def broken(text: str, column: int = 0) -> str:
    """`text` with line ends put in so that no line is too long, if it goes in at `column` of a line."""
    if column + len(text) <= LONGEST_LINE:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        starts = [0, *range(max(LONGEST_LINE - column, 0), len(line), LONGEST_LINE)]
        lines += [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
        column = 0
    return "\n".join(lines)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
