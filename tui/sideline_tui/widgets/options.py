"""A few answers side by side, taken by digit or with the arrows."""

from __future__ import annotations

from textual import events
from textual.content import Content

from sideline_tui.widgets.margins import cap, pack, pointed, under
from sideline_tui.widgets.words import Words

DIGITS = "123456789"
GAP = 3
STEPS = {"right": 1, "down": 1, "l": 1, "j": 1, "tab": 1, "left": -1, "up": -1, "h": -1, "k": -1, "shift+tab": -1}


class Options(Words):
    """Shows the answers; the screen hands it the keys."""

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[str, ...] = ()
        self._at = 0

    def start(self, options: tuple[str, ...], value: str = "") -> None:
        """Show these, the cursor on `value` or else the first."""
        self._options = options
        self._at = options.index(value) if value in options else 0
        self._draw()

    def press(self, event: events.Key) -> str | None:
        """Take one key. The answer, once one is taken."""
        if event.key == "enter":
            return self._options[self._at]
        if event.character and event.character in DIGITS[: len(self._options)]:
            return self._options[int(event.character) - 1]
        self._at = (self._at + STEPS.get(event.key, 0)) % len(self._options)
        self._draw()
        return None

    def on_resize(self) -> None:
        """Lay the answers out anew."""
        self._draw()

    def _draw(self) -> None:
        parts = {index: self._part(index) for index in range(len(self._options))}
        gap = Content(" " * GAP)
        lines = pack(parts, GAP, self.content_size.width or self.app.size.width)
        self.update(under(gap.join(parts[index] for index in line) for line in lines))

    def _part(self, index: int) -> Content:
        key = cap(DIGITS[index]) if index < len(DIGITS) else Content("   ")
        return key + pointed(self._options[index], picked=index == self._at)
