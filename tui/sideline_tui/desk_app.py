"""An app that works at a desk: what is open there, what is asked of it, and what becomes of an error."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.app import App

from sideline_flows.errors import SidelineError, StoreError
from sideline_tui import driver
from sideline_tui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.notifications import SeverityLevel

    from sideline_flows.services import Services
    from sideline_tui.opening import Opened, Opener

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """An error nobody expected; `report` is a sentence that says where its report lies."""

    error: BaseException
    report: str


class DeskApp(App[None]):
    """Opens everything on the desk when it is first asked for, and closes it at the end."""

    def __init__(self, open_everything: Opener) -> None:
        driver.guard()
        super().__init__(driver_class=driver.TerminalDriver)
        self.desk = Desk()
        self.failure: Failure | None = None
        """What broke, if something did."""
        self._open_everything = open_everything
        self._to_close = ExitStack()
        self._opening: asyncio.Task[Opened] | None = None

    async def opened(self) -> Opened:
        """What is open, as soon as it is. Raises StoreError, also for the next caller, where it cannot be opened."""
        if self._opening is None or (self._opening.done() and self._opening.exception()):
            self._opening = asyncio.create_task(self.desk.ask(self._open_everything, self._to_close))
        return await asyncio.shield(self._opening)

    async def ask(self, job: Callable[[Services], T]) -> T:
        """Do `job` with the services on the desk, after everything that was asked before."""
        services = (await self.opened()).services
        return await self.desk.ask(job, services)

    async def change(self, job: Callable[[Services], T]) -> T:
        """The same for a job that writes. Raises StoreError where another window holds the database."""
        opened = await self.opened()
        if opened.held:
            raise StoreError(opened.held)
        return await self.desk.ask(job, opened.services)

    @work
    async def undertake(self, job: Callable[[], Awaitable[object]]) -> None:
        """Do `job` beside the drawing. An error a person can mend becomes one line on the screen."""
        try:
            await job()
        except SidelineError as error:
            self.tell(error)

    def tell(self, error: SidelineError) -> None:
        """Show what went wrong, in its own words."""
        self.notify(str(error), severity="error", timeout=8)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's signature; what is shown is never markup
    ) -> None:
        """Textual's notification, always as plain text: it may hold somebody's words."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def _handle_exception(self, error: Exception) -> None:
        self.went_wrong(error)

    def went_wrong(self, error: Exception) -> None:
        """Something raised that nobody expected: keep a report without values, and end; a new window takes over."""
        from sideline_tui.crash import write_report

        self._return_code = 1
        if self.failure is None:
            behind = getattr(error, "error", error)
            path = write_report(behind)
            where = f"A report without your words is in {path}." if path else "No report could be written."
            self.failure = Failure(behind, f"({type(behind).__name__}) {where}")
            # Textual's own record of it: a test that drives the app sees the error raised.
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def close_down(self) -> None:
        """Finish everything that was asked of the desk, then close what is open. Waits; runs after the last frame."""
        try:
            self.desk.do(self._to_close.close)
        finally:
            self.desk.close()
