"""Words begun and not sent yet."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from sideline_flows.errors import SidelineError

IN_MEMORY = "Only in memory: the disk takes nothing (full?). Each key tries again."
"""Told while what is typed cannot be kept."""
AT_STAKE = "The disk did not take what is typed and not sent (full?)."
"""Told to whoever is about to leave then."""


class Drafts:
    """Words by box: in memory for the next opening of the field, and on disk for the next run."""

    def __init__(self, kept: MutableMapping[str, str], keep: Callable[[str, str], None]) -> None:
        self._kept = kept
        self._keep = keep
        self.trouble = ""
        """Why the last change is not on disk; empty when it is."""

    def __getitem__(self, box: str) -> str:
        return self._kept.get(box, "")

    @property
    def boxes(self) -> tuple[str, ...]:
        """The boxes with something in them."""
        return tuple(box for box, text in self._kept.items() if text)

    def write(self, box: str, text: str) -> None:
        """The box now reads so. On disk when this returns, or else `trouble` says why not."""
        self._kept[box] = text
        if not text:
            del self._kept[box]
        self.trouble = ""
        try:
            self._keep(box, text)
        except (SidelineError, OSError) as error:
            self.trouble = str(error)

    @property
    def at_stake(self) -> str:
        """That words would be lost by leaving now, as one sentence; empty where none would."""
        return AT_STAKE if self.trouble and self.boxes else ""

    def store_again(self) -> None:
        """Where the disk refused the last change, try once more with all that is in the boxes."""
        if self.trouble:
            for box in self.boxes:
                self.write(box, self[box])

    def take(self, box: str) -> None:
        """Its words are on their way: the box opens empty, but on disk they stay until they have arrived."""
        self._kept.pop(box, None)

    def arrived(self, box: str) -> None:
        """What was taken is stored; what has been typed since stays."""
        self.write(box, self[box])

    def came_back(self, box: str, text: str) -> None:
        """What was taken was not accepted: it goes before whatever has been typed since."""
        self.write(box, "\n".join(part for part in (text, self[box]) if part))
