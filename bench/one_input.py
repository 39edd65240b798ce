"""The least a text field in Textual can cost: an app of one Input. What the notes field is measured against."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App
from textual.widgets import Input


class OneInput(App[None]):
    """Takes what is typed."""

    def compose(self) -> Iterator[Input]:
        """The one widget."""
        yield Input(placeholder="ready")


if __name__ == "__main__":
    OneInput().run()
