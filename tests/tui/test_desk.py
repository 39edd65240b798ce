"""The desk does one job after the other, on one thread, and loses none."""

from __future__ import annotations

import asyncio
import threading

import pytest

from sideline_flows.errors import StoreError
from sideline_tui.desk import Desk


async def test_jobs_run_in_the_order_they_were_asked() -> None:
    """However long the first takes."""
    desk, done, gate = Desk(), [], threading.Event()

    def slow() -> None:
        gate.wait(10)
        done.append("slow")

    first = asyncio.create_task(desk.ask(slow))
    second = asyncio.create_task(desk.ask(done.append, "quick"))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(first, second)
    desk.close()
    assert done == ["slow", "quick"]


async def test_one_thread_that_is_not_the_drawing_one() -> None:
    """What is opened there may be used there only."""
    desk = Desk()
    threads = {await desk.ask(threading.get_ident) for _ in range(3)}
    desk.close()
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_errors_come_back_to_whoever_asked() -> None:
    """And the next job is done as if nothing had been."""
    desk = Desk()

    def fail() -> None:
        raise StoreError("the disk is full")

    with pytest.raises(StoreError, match="the disk is full"):
        await desk.ask(fail)
    assert await desk.ask(lambda: 2) == 2
    desk.close()


async def test_a_job_outlives_its_asker() -> None:
    """A screen that was closed meanwhile does not take its turn with it."""
    desk, done, gate = Desk(), [], threading.Event()
    blocking = asyncio.create_task(desk.ask(gate.wait, 10))
    task = asyncio.create_task(desk.ask(done.append, "kept"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    gate.set()
    await blocking
    desk.close()
    assert done == ["kept"]


async def test_closing_finishes_everything() -> None:
    """What was asked before the end is done before the end; closing again does nothing."""
    desk, done = Desk(), []
    asked = [asyncio.create_task(desk.ask(done.append, number)) for number in range(50)]
    await asyncio.sleep(0)
    desk.close()
    desk.close()
    assert done == list(range(50))
    await asyncio.gather(*asked)
