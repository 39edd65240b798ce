"""A page whose list can be narrowed by typing: a one-line search box that appears with `/`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from sideline_flows.text import one_line
from sideline_tui.screens.page import Page
from sideline_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.widget import Widget

LONGEST_SEARCH = 200


class SearchBox(Input):
    """The box. Down and enter go to the list; escape empties and closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "screen.to_list", show=False),
        Binding("escape", "screen.close_search", show=False),
    ]


class FoundPage(Page):
    """`words` is what is searched for; the list is narrowed whenever it changes."""

    ASKED: ClassVar[str] = ""
    """What stands in the empty box."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "search", "Search")]

    def __init__(self, *, searching: bool = False) -> None:
        super().__init__()
        self._searching = searching

    def body(self) -> Iterable[Widget]:
        """The box above the list."""
        box = SearchBox(placeholder=self.ASKED, max_length=LONGEST_SEARCH, compact=True, id="search")
        box.display = self._searching
        yield box
        yield Rows(id="rows")

    def on_mount(self) -> None:
        """Begin in the box where the page was opened to search."""
        if self._searching:
            self.query_one(SearchBox).focus()

    @property
    def words(self) -> str:
        """What is searched for, clean and on one line."""
        return one_line(self.query_one(SearchBox).value)

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Each letter narrows the list."""
        self.narrow()

    def narrow(self) -> None:
        """Show what fits the words: read it anew."""
        self.refill()

    def action_search(self) -> None:
        """Open the box."""
        box = self.query_one(SearchBox)
        box.display = True
        box.focus()

    def action_to_list(self) -> None:
        """Go on in the list, once it is as narrow as the words: the next key is meant for a row that fits."""
        self.once_filled(self.rows.focus)

    def action_close_search(self) -> None:
        """Show the whole list again, and go on in it."""
        box = self.query_one(SearchBox)
        with box.prevent(Input.Changed):
            box.value = ""
        self.narrow()
        self.once_filled(partial(self._go_on_without, box))

    def _go_on_without(self, box: SearchBox) -> None:
        box.display = False
        self.rows.focus()
