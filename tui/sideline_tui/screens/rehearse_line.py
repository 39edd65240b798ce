"""The input line of a rehearsal: what is typed in it, what stays of it on disk, and what it asks for once sent."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from sideline_tui.rehearse_lines import Asked, Verb, read_line
from sideline_tui.screens.drafts import Drafts
from sideline_tui.widgets.field import Field

BOX = "say"
"""The box whose draft the line is."""
BY_EYE = {"/rewind": "rewind", "/correct": "label"}
"""What is picked on the screen where nothing follows the command."""


class Line:
    """One field that is always open, and its draft: what is in it, and before that what was sent and is not stored."""

    def __init__(self, kept: MutableMapping[str, str], keep: Callable[[str, str], None]) -> None:
        """`kept` and `keep` hold the draft, in memory and on disk."""
        self._keep = keep
        self._drafts = Drafts(kept, self._keep_all)
        self._sent: list[str] = []
        """What was sent and may not be on disk yet, oldest first."""
        self._said: list[str] = []
        """Those of them that were answered, and wait for the disk."""
        self.field = Field(lambda text: self._drafts.write(BOX, text))

    def _keep_all(self, box: str, text: str) -> None:
        self._keep(box, "\n".join(each for each in (*self._sent, text) if each))

    def start(self) -> None:
        """Begin with what was typed and not sent."""
        self.field.start(self._drafts[BOX])

    @property
    def begun(self) -> bool:
        """True while something was typed and not sent."""
        return bool(self._drafts[BOX])

    @property
    def at_stake(self) -> str:
        """That words would be lost by leaving now, as one sentence; empty where none would."""
        return self._drafts.at_stake

    def store_again(self) -> None:
        """Try once more to keep what the disk did not take, what was sent and is not stored included."""
        if self.only_in_memory:
            self._drafts.write(BOX, self.field.text)

    @property
    def only_in_memory(self) -> bool:
        """True while the disk does not take what is typed."""
        return bool(self._drafts.trouble)

    def take(self) -> str:
        """Empty the line; its words are on their way."""
        text = self.field.text
        self.field.start("")
        self._drafts.take(BOX)
        self._sent.append(text)
        return text

    def arrived(self, text: str) -> None:
        """It was a command, and is carried out."""
        self._sent.remove(text)
        self._drafts.arrived(BOX)

    def said(self, text: str) -> None:
        """The words were answered. They stay on disk as a draft until they are stored as a turn."""
        self._said.append(text)

    def stored(self) -> None:
        """Everything that was answered is in the database."""
        for text in self._said:
            self._sent.remove(text)
        if self._said:
            self._said.clear()
            self._drafts.arrived(BOX)

    def came_back(self, text: str) -> None:
        """The words were not taken: they stand in the line again."""
        self._sent.remove(text)
        self._drafts.came_back(BOX, text)
        self.start()


def read(text: str) -> Asked:
    """What a line asks for. Two commands can do without their words here: a turn and a label are then picked by eye."""
    action = BY_EYE.get(text.strip().lower())
    return Asked(Verb.NOTHING, action) if action else read_line(text)
