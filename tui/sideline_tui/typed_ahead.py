"""Keys one after the other, however fast they come: each is given out once what the one before it asked for is there.

A terminal hands over a whole burst at once. Textual would give all of it to the widget that has the focus now, although
the first key opens a page on which the others are to be typed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeGuard

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.worker import WorkType

    Key = events.Key | events.Paste


class TypedAhead:
    """The keys of one app that were typed and not given out yet."""

    def __init__(self, app: App[Any], give: Callable[[events.Event], Awaitable[None]], *, held: bool = False) -> None:
        """`give` is Textual's own way to the widget in focus. `held` keeps all keys back from the beginning."""
        self._holds = int(held)
        self._app = app
        self._give = give
        self._keys: deque[Key] = deque()
        self._followed = 0

    @staticmethod
    def wants(event: events.Event) -> TypeGuard[Key]:
        """Whether this is a key on its way in. The one that quits waits for nothing."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        return typed and not (isinstance(event, events.Key) and event.key == "ctrl+q")

    async def take(self, key: Key) -> None:
        """Give the key out after all those before it."""
        self._keys.append(key)
        await self._give_out()

    @property
    def held(self) -> bool:
        """True while something is being opened that the next keys are meant for."""
        return self._holds > 0

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Keys typed meanwhile are meant for what is opened here: they come after it is there."""
        self._holds += 1
        try:
            yield
        finally:
            self.release()

    def release(self) -> None:
        """Hold the keys no longer, once what was begun until now is there."""
        self._holds -= 1
        self._follow(self._front)

    @property
    def _front(self) -> DOMNode:
        return self._app.focused or self._app.screen

    async def _give_out(self) -> None:
        while self._keys and not (self._holds or self._followed):
            screen, target = self._app.screen, self._front
            await self._give(self._keys.popleft())
            # A screen that takes its keys itself keeps their order; others only see where each of them leads.
            if self._app.screen is not screen or not getattr(screen, "TAKES_KEYS", False):
                self._follow(target)

    def _follow(self, target: DOMNode) -> None:
        self._followed += 1
        work: WorkType[None] = partial(self._follow_through, target)
        self._app.run_worker(work)

    async def _follow_through(self, target: DOMNode) -> None:
        """Wait until a key is done with: by the target and all it stands in, then by what that brought to the front."""
        try:
            await _passed(target)
            before, now = None, self._front
            while now is not before:
                await _passed(now)
                before, now = now, self._front
        finally:
            self._followed -= 1
            self._app.call_later(self._give_out)


async def _passed(node: DOMNode) -> None:
    """Return once everything was done that a node, and from it upwards those it stands in, had been told before."""
    for each in node.ancestors_with_self:
        done = asyncio.Event()
        if each.call_later(done.set):
            await done.wait()
