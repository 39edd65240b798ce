"""Who sits there: the line at the top with the place in the flow and the name, and the posture above the input."""

from __future__ import annotations

from textual.content import Content

from sideline_flows.practice.reply import RehearsalReply
from sideline_tui.widgets.breadcrumb import line
from sideline_tui.widgets.margins import STRONG
from sideline_tui.widgets.talk import POSTURE
from sideline_tui.widgets.words import Words


class Where(Words):
    """The breadcrumb of a rehearsal, with the counterpart at its right."""

    def __init__(self) -> None:
        super().__init__()
        self._reply: RehearsalReply | None = None

    def show(self, reply: RehearsalReply) -> None:
        """Light the place this reply is at."""
        self._reply = reply
        self._draw()

    def on_resize(self) -> None:
        """Spell it anew."""
        self._draw()

    def _draw(self) -> None:
        reply, width = self._reply, self.content_size.width
        if reply and width:
            self.update(line(reply.card.crumbs, reply.card.title, with_whom(reply), width), layout=False)


class Sitting(Words):
    """How the counterpart sits there now, in words."""

    def show(self, reply: RehearsalReply) -> None:
        """Say it."""
        self.update(sitting(reply))


def with_whom(reply: RehearsalReply) -> str:
    """The counterpart's name, and whether this is kept."""
    if reply.off_the_record:
        return f"{reply.name}, off the record"
    return f"with {reply.name}, seed {reply.seed}" if reply.saved else f"with {reply.name}, not saved yet"


def sitting(reply: RehearsalReply) -> Content:
    """Name, mood and posture."""
    return Content.assemble((f"{reply.name}  ", STRONG), (f"{reply.mood}. {reply.posture}", POSTURE))
