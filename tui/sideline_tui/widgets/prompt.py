"""Where words go in: opens in place at the bottom, with one question, and closes on a key. Never a dialog.

What a key leads to is returned, not posted: the next key may already be waiting, and must not overtake it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from sideline_tui.widgets.field import Field
from sideline_tui.widgets.margins import STRONG, quiet
from sideline_tui.widgets.options import Options
from sideline_tui.widgets.words import Words

SEND_KEYS = frozenset({"enter", "ctrl+j", "alt+enter"})
NEW_LINE_KEY = "shift+enter"
CLOSE_KEY = "escape"
DEAD_KEYS = frozenset({"tab", "shift+tab"})
"""Leaving the field by accident would turn the next letters into commands."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `box` names its draft; `options` are all that may be answered, or nothing for free text."""

    box: str
    title: str
    hint: str = ""
    options: tuple[str, ...] = ()
    value: str = ""


class Done(Enum):
    """How a prompt ends without an answer."""

    LEFT = "left"


class Prompt(Vertical):
    """The question above, the field or the options below. Hidden until something is asked."""

    def __init__(self, keep: Callable[[str, str], None], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._title = Words()
        self._field = Field(lambda text: keep(self.question.box, text) if self.question else None)
        self._options = Options()
        self.question: Question | None = None
        """What is asked at the moment."""
        self.display = False

    def compose(self) -> Iterator[Widget]:
        """Title, field and options; one of the two is shown."""
        yield self._title
        yield self._field
        yield self._options

    def ask(self, question: Question, draft: str = "") -> None:
        """Open with this question; free text begins with `draft`."""
        self.question = question
        hint = quiet(f"  {question.hint}" if question.hint else "")
        self._title.update(Content.styled(question.title, STRONG) + hint)
        self._field.display, self._options.display = not question.options, bool(question.options)
        self.display = True
        if question.options:
            self._options.start(question.options, question.value)
        else:
            self._field.start(draft or question.value)
            self.screen.set_focus(self._field, scroll_visible=False)

    def close(self) -> None:
        """Hide; what was typed stays with whoever keeps the drafts."""
        self.question = None
        self.display = False
        self.screen.set_focus(None)

    async def press(self, event: events.Key) -> str | Done | None:
        """Take one key. The answer once there is one, `Done.LEFT` when left without, else None."""
        if event.key == CLOSE_KEY:
            return Done.LEFT
        if self.question and self.question.options:
            return self._options.press(event)
        if event.key in SEND_KEYS:
            return self._field.text
        if event.key == NEW_LINE_KEY:
            self._field.write("\n")
        elif event.key not in DEAD_KEYS:
            await self._field.press(event)
        return None

    def paste(self, text: str) -> None:
        """Put pasted text into the field."""
        if self.question and not self.question.options:
            self._field.write(text)
