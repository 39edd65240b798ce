"""Work under way beside the drawing, and the wait for its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

Work = Coroutine[object, object, object]


class WorkUnderWay:
    """Runs what it is given, and knows when all of it is done."""

    def __init__(self, run: Callable[[Work], object]) -> None:
        """`run` starts work and returns at once."""
        self._run = run
        self._count = 0
        self._done = asyncio.Event()
        self._done.set()

    def undertake(self, work: Work) -> None:
        """Start this."""
        self._count += 1
        self._done.clear()
        self._run(self._counted(work))

    async def done(self) -> None:
        """Return once nothing is under way."""
        await self._done.wait()

    async def _counted(self, work: Work) -> None:
        try:
            await work
        finally:
            self._count -= 1
            if not self._count:
                self._done.set()
