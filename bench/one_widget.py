"""The least a Textual app can be: one widget, and one thing that any key does."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App
from textual.widgets import Static


class OneWidget(App[None]):
    """Says that it is ready, and after a key that one was pressed."""

    def compose(self) -> Iterator[Static]:
        """The one widget."""
        yield Static("ready")

    def on_key(self) -> None:
        """Any key has the same effect."""
        self.query_one(Static).update("pressed")


if __name__ == "__main__":
    OneWidget().run()
