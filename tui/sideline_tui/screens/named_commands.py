"""What the keys of a screen do, by name, in the command palette: no feature hangs on a key alone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

Named = tuple[str, str, Callable[[], object]]
"""A name, what is pressed or typed for it, and what is done. The name may come from a flow: it is never markup."""


class NamedCommands(Provider):
    """Everything that can be done on a screen, all of it known beforehand."""

    OTHERWISE: ClassVar[str] = ""
    """What stands before the key."""

    @abstractmethod
    def named(self) -> Iterator[Named]:
        """All of it, in the order it is shown."""

    async def discover(self) -> Hits:
        """All of it."""
        for name, typed, act in self.named():
            yield DiscoveryHit(Content(name), act, text=name, help=f"{self.OTHERWISE}: {typed}")

    async def search(self, query: str) -> Hits:
        """That whose name matches."""
        matcher = self.matcher(query)
        for name, typed, act in self.named():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), act, text=name, help=f"{self.OTHERWISE}: {typed}")
