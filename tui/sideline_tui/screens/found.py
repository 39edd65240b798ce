"""A page whose list can be narrowed by typing: a one-line search box that appears with `/`."""

from __future__ import annotations

from collections.abc import Iterable
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
        Binding("down,enter", "to_list", show=False),
        Binding("escape", "close", show=False),
    ]

    def action_to_list(self) -> None:
        """Go on in the list."""
        self.screen.query_one(Rows).focus()

    def action_close(self) -> None:
        """Show the whole list again."""
        self.value = ""
        self.display = False
        self.screen.query_one(Rows).focus()


class FoundPage(Page):
    """`words` is what is searched for; the page is filled anew whenever it changes."""

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
        self.refill()

    def action_search(self) -> None:
        """Open the box."""
        box = self.query_one(SearchBox)
        box.display = True
        box.focus()
