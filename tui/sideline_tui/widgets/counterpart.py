"""Who sits there: the name at the right of the top line, and the posture above the input."""

from __future__ import annotations

from textual.content import Content

from sideline_flows.practice.reply import RehearsalReply
from sideline_tui.widgets.margins import STRONG
from sideline_tui.widgets.talk import POSTURE
from sideline_tui.widgets.words import Words


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
