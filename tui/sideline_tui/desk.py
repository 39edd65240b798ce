"""The desk: the one thread on which everything that touches the disk, a flow or the conversation is done, in order.

The drawing thread asks and awaits; what was asked first is done first. A question that was asked is always worked
off, also when whoever asked it has gone: a turn must reach the database although its screen was closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """One worker thread. Its jobs run one after the other, in the order they were given."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    async def ask(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do `job` on the desk's thread and give back what it returns, or raise what it raises.

        A caller that is cancelled while waiting does not cancel the job. Raises RuntimeError once the desk is closed.
        """
        future = asyncio.wrap_future(self._pool.submit(job, *args, **kwargs))
        return await asyncio.shield(future)

    def do(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for a caller without an event loop: waits until everything before it and `job` itself are done."""
        return self._pool.submit(job, *args, **kwargs).result()

    def close(self) -> None:
        """Finish all that was asked, then end the thread. Closing again does nothing."""
        self._pool.shutdown(wait=True)
