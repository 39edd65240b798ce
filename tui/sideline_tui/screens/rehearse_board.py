"""What is seen of a rehearsal: the last reply, on the widgets that draw it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from sideline_tui.screens import rehearse_keys
from sideline_tui.widgets import talk
from sideline_tui.widgets.branches import Branches, Ways
from sideline_tui.widgets.breadcrumb import Breadcrumb
from sideline_tui.widgets.card import Card
from sideline_tui.widgets.card_rows import Manner
from sideline_tui.widgets.counterpart import Sitting, with_whom
from sideline_tui.widgets.fold import Fold
from sideline_tui.widgets.keyline import KeyLine
from sideline_tui.widgets.sheet import Leaf, Sheet
from sideline_tui.widgets.words import Words

if TYPE_CHECKING:
    from textual.widget import Widget

    from sideline_flows.practice.reply import RehearsalReply, SpokenLine
    from sideline_tui.screens.rehearse_turns import Shown
    from sideline_tui.widgets.feedback import Heard


class View(StrEnum):
    """What is shown: the talk, or something in its place or beside it."""

    TALK = "talk"
    CARD = "card"
    SHEET = "sheet"
    BRANCHES = "branches"


PAGES = {View.BRANCHES: rehearse_keys.BRANCHING, View.SHEET: rehearse_keys.READING}


class Board:
    """Draws replies."""

    def __init__(self) -> None:
        self.reply: RehearsalReply | None = None
        """What is shown; None until the rehearsal is open."""
        self.heard: Mapping[int, Heard] = {}
        """What each turn of the present way was taken for, by its number."""
        self.why = -1
        """The turn whose quiet line is open; -1 for none."""
        self.again = ""
        """What was said where one has gone back to."""
        self.ways = Ways()
        self.heading = ""
        """The heading of the page of text shown last."""
        self._breadcrumb, self._sitting, self._fold, self._told = Breadcrumb(), Sitting(), Fold(), talk.Talk()
        self._card, self._sheet, self._branches = Card(), Sheet(), Branches()
        self._keys = KeyLine(rehearse_keys.bottom_line(None))

    def widgets(self, prompt: Widget, field: Widget, said: Widget) -> Iterator[Widget]:
        """Where we are, the talk with the card, and the lines below: posture, what is typed, what is told, keys."""
        yield self._breadcrumb
        yield self._fold
        with Horizontal(id="room"):
            yield from (self._told, self._branches)
            with Vertical(id="beside"):
                yield from (self._card, self._sheet)
        yield from (self._sitting, prompt)
        with Horizontal(id="line"):
            yield Words("›", id="mark")
            yield field
        yield from (said, self._keys)

    @property
    def lines(self) -> tuple[SpokenLine, ...]:
        """The transcript, oldest first."""
        return self.reply.lines if self.reply else ()

    @property
    def last_heard(self) -> int:
        """The last turn in which something was said; -1 where nothing was."""
        return max(self.heard, default=-1)

    @property
    def invitation(self) -> str:
        """What stands in the empty input line."""
        if self.reply is None:
            return ""
        if self.reply.ended:
            return "It has ended. Up picks a turn to try another way from."
        return f"Last time: “{self.again}”" if self.again else f"Say something to {self.reply.name}"

    def page(self, view: View, *, narrow: bool) -> Widget:
        """What page up and page down move."""
        pages: dict[View, Widget] = {View.SHEET: self._sheet, View.BRANCHES: self._branches}
        return pages.get(view) or (self._card if view is View.CARD and narrow else self._told)

    def show(self, shown: Shown, picked: int) -> None:
        """Show a reply, with the turn that is picked."""
        self.reply, self.heard = shown.reply, dict(shown.heard)
        if self.why != self.last_heard:
            self.why = -1
        self._breadcrumb.show(shown.reply.card, with_whom(shown.reply))
        self._sitting.show(shown.reply)
        self.show_card()
        self.show_talk(picked)

    def show_card(self, lit: frozenset[str] = frozenset()) -> None:
        """The card, with the needs a guard holds one back for."""
        if self.reply:
            manner = Manner(keys=False, lit=lit)
            self._card.show(self.reply.card, {}, manner)
            self._fold.show(self.reply.card, manner)

    def show_talk(self, picked: int) -> None:
        """The transcript, with the turn that is picked and the one whose quiet line is open."""
        if reply := self.reply:
            about = f"{reply.about} F3 shows what counts."
            self._told.show(talk.Told(reply.name, about, reply.lines, self.heard, picked, self.why))

    def show_ways(self) -> None:
        """The list of ways, and two of them side by side."""
        self._branches.show(self.ways)

    def show_leaves(self, *leaves: Leaf) -> None:
        """A page of text."""
        self.heading = leaves[0].heading if leaves else ""
        self._sheet.show(*leaves)

    def show_keys(self, view: View, picked: int, *, labelling: bool) -> None:
        """The keys worth showing for what is open."""
        if labelling:
            self._keys.show(rehearse_keys.LABELLING)
        elif picked >= 0:
            self._keys.show(rehearse_keys.PICKING)
        else:
            self._keys.show(PAGES.get(view) or rehearse_keys.bottom_line(self.reply))
