"""A list of places to go to, taken by number or with the arrows. The screen hands it the keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content

from sideline_tui.widgets.margins import cap, hang, pointed, quiet
from sideline_tui.widgets.prompt import CLOSE_KEY, Done
from sideline_tui.widgets.scrolled import ScrolledText

STEPS = {"down": 1, "j": 1, "tab": 1, "up": -1, "k": -1, "shift+tab": -1}
TAKE_KEYS = frozenset({"enter", "G", "space"})
INDENT = 5

Place = tuple[str, str, str]
"""Id, title and phase of a state."""


class Jump(ScrolledText):
    """The states of a flow under their phases, the present one marked."""

    def __init__(self) -> None:
        super().__init__()
        self._places: Sequence[Place] = ()
        self._at = 0
        self._typed = ""

    def start(self, places: Sequence[Place], here: str) -> None:
        """Show these, the cursor on the state `here`."""
        self._places = places
        self._at = next((index for index, place in enumerate(places) if place[0] == here), 0)
        self._typed = ""
        self.redraw()

    def press(self, event: events.Key) -> str | Done | None:
        """Take one key. The id of a place once it is taken, `Done.LEFT` when left without, else None."""
        if event.key in {CLOSE_KEY, "g", "q"} or not self._places:
            return Done.LEFT
        if event.key in TAKE_KEYS:
            return self._places[self._at][0]
        self._typed = self._number(event.character or "")
        if self._typed:
            self._at = int(self._typed) - 1
        else:
            self._at = (self._at + STEPS.get(event.key, 0)) % len(self._places)
        self.redraw()
        return None

    def _number(self, digit: str) -> str:
        """The digits typed in a row, as far as they make a number that is there."""
        numbers = {str(number) for number in range(1, len(self._places) + 1)}
        return next((typed for typed in (self._typed + digit, digit) if digit and typed in numbers), "")

    def draw(self, width: int) -> None:
        """Lay the list out, the cursor in sight."""
        height = self.scrollable_content_region.height
        headed = lay_out(self._places, self._at, width, headed=True)
        lines, row = headed if len(headed[0]) <= height else lay_out(self._places, self._at, width, headed=False)
        self.write(lines)
        self.scroll_to(y=row - height // 2, animate=False)


def lay_out(places: Sequence[Place], at: int, width: int, *, headed: bool) -> tuple[list[Content], int]:
    """The list as lines of `width` cells, and the line of place number `at`; the phases above or, shorter, beside."""
    lines: list[Content] = []
    phase, row = "", 0
    for index, (_, title, its_phase) in enumerate(places):
        if headed and its_phase != phase:
            lines += [*([Content("")] if lines else []), quiet(its_phase)]
        beside = "" if headed or its_phase == phase else f"  {its_phase}"
        phase = its_phase
        row = len(lines) if index == at else row
        words = pointed(title, picked=index == at) + quiet(beside)
        lines += hang(Content(" ") + cap(f"{index + 1:>2}"), INDENT, words, width)
    return lines, row
