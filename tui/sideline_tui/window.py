"""The window: which screen is shown, what is open, and the one place where an error becomes a notification."""

from __future__ import annotations

import asyncio
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from sideline_flows.errors import ContentError, InputError, SidelineError, StoreError
from sideline_tui import driver, theme
from sideline_tui.desk import Desk
from sideline_tui.opening import Rehearsing, resuming
from sideline_tui.screens.home import HomeScreen
from sideline_tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.notifications import SeverityLevel
    from textual.screen import Screen
    from textual.theme import Theme

    from sideline_flows.services import Services
    from sideline_tui.opening import Opened, Opener, Start

T = TypeVar("T")

LEAST_WIDTH, LEAST_HEIGHT = 40, 12


@dataclass(frozen=True, slots=True)
class Failure:
    """An error nobody expected; `report` is a sentence that says where its report lies."""

    error: BaseException
    report: str


class Window(App[None]):
    """One run of the app over one database."""

    TITLE = "Sideline"
    CSS_PATH = "window.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", show=False),
        Binding("ctrl+p", "command_palette", "All commands", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "Suspend; `fg` comes back", show=False),
    ]

    def __init__(
        self,
        open_everything: Opener,
        start: Start | Rehearsing | None = None,
        news: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        """`start` is begun first, over the home screen; `news` is one line to tell once it is shown.

        `clock` gives the present time, aware, where the manager is.
        """
        driver.guard()
        super().__init__(driver_class=driver.TerminalDriver)
        self.clock = clock
        self.desk = Desk()
        self.refused: SidelineError | None = None
        """Why `start` could not be begun."""
        self.failure: Failure | None = None
        """What broke, if something did."""
        self._open_everything = open_everything
        self._start = start
        self._news = news
        self._to_close = ExitStack()
        self._opening: asyncio.Task[Opened] | None = None
        self._session_id = ""
        self._rehearsed: Rehearsing | None = None
        """How to come back to the rehearsal that is open."""
        self._typed = TypedAhead(self, super().on_event, held=start is not None)
        """Keys; where a conversation was asked for, they are kept for it from the first frame on."""
        self._config = theme.config_path()
        self._choose_theme()

    def get_default_screen(self) -> Screen[None]:
        """Home is the bottom of the stack, not a screen over an empty one."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Everything heavy waits until the first frame is on the terminal."""
        self.call_after_refresh(self._first_frame_is_out)

    def _first_frame_is_out(self) -> None:
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if self._news:
            self.notify(self._news, severity="warning", timeout=12)
        if self._start is not None:
            self.undertake(partial(self._begin_start, self._start))

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

    async def _begin_start(self, start: Start | Rehearsing) -> None:
        self._typed.release()  # opening it holds the keys again, before the next one can come
        try:
            await (self.rehearse(start) if isinstance(start, Rehearsing) else self.converse(start))
        except (InputError, ContentError) as error:
            self.refused = error
            self.exit(return_code=1)

    async def converse(self, start: Start, *, instead_of: Screen[None] | None = None) -> None:
        """Open a conversation on the live screen; what was typed there and not sent is back in its box.

        A page given as `instead_of` is closed for it. Keys pressed meanwhile are meant for the conversation.
        """
        from sideline_tui.screens.live import LiveScreen

        if self._session_id or self._rehearsed or self._typed.held:
            return
        with self._typed.holding():
            coach = await self.change(start)
            opened = await self.opened()
            keep = partial(opened.keep_draft, coach.session_id)
            screen = LiveScreen(
                self.desk,
                lambda: coach,
                keep,
                opened.drafts.setdefault(coach.session_id, {}),
                seconds=opened.services.monotonic,
                today=lambda: self.clock().date(),
            )
            await self._close(instead_of)
            self._session_id = coach.session_id
            await self.push_screen(screen, callback=self._came_back)

    async def rehearse(self, start: Rehearsing, *, instead_of: Screen[None] | None = None) -> None:
        """Open a rehearsal on a screen of its own, in the same way. Off the record, no word of it reaches the disk."""
        from sideline_tui.screens.rehearse import RehearseScreen

        if self._session_id or self._rehearsed or self._typed.held:
            return
        with self._typed.holding():
            attempt = await (self.ask if start.off else self.change)(start)
            opened, seat = await self.opened(), attempt.seat
            # Not under the attempt's id: an attempt is only written down with its first word.
            key = f"rehearsal/{seat.flow}/{seat.persona}"
            keep = (lambda _box, _text: None) if start.off else partial(opened.keep_draft, key)
            drafts = {} if start.off else opened.drafts.setdefault(key, {})
            await self._close(instead_of)
            self._rehearsed = replace(start, attempt="" if start.off else attempt.attempt_id)
            drilled = seat.drill.rpartition("/")[2]
            same = Rehearsing(seat.flow, seat.persona, seat.seed, seat.person_id, drilled, start.off, start.library)
            screen = RehearseScreen(self.desk, lambda: attempt, keep, drafts)
            await self.push_screen(screen, callback=partial(self._rehearse_next, same))

    def _rehearse_next(self, same: Rehearsing, wanted: str | None) -> None:
        """After a rehearsal: the same once more, the same with another seed, or nothing."""
        self._rehearsed = None
        if wanted:
            self.undertake(partial(self.rehearse, same if wanted == "again" else replace(same, seed=None)))

    async def _close(self, page: Screen[None] | None) -> None:
        if page is not None and page is self.screen:
            await page.dismiss()

    async def on_event(self, event: events.Event) -> None:
        """Textual's way in for keys, which come one after the other here."""
        if self._typed.wants(event):
            await self._typed.take(event)
        else:
            await super().on_event(event)

    def holding_keys(self) -> AbstractContextManager[None]:
        """While inside, keys are kept for what is opened there."""
        return self._typed.holding()

    def _came_back(self, _result: object) -> None:
        self._session_id = ""

    def way_back(self) -> Start | Rehearsing | None:
        """How a new window gets to the conversation or rehearsal that was open in this one."""
        if self._rehearsed and self._rehearsed.attempt:
            return self._rehearsed
        return resuming(self._session_id) if self._session_id else None

    def go(self, page: Screen[None]) -> None:
        """Show a page over home, in place of those that are shown now."""
        self.go_home()
        self.push_screen(page)

    def go_home(self) -> None:
        """Close everything that lies over home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_help(self) -> None:
        """List the keys of the present screen."""
        from sideline_tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_help_quit(self) -> None:
        """Whoever presses ctrl+c by habit is told how to leave."""
        self.notify("ctrl+q leaves Sideline. Everything is kept.")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every way there is from here, each a verb or a place."""
        from sideline_tui.screens.palette import commands

        return commands(self, screen)

    def on_resize(self, event: events.Resize) -> None:
        """Below a readable size, say so; what is underneath stays as it is."""
        from sideline_tui.screens.small import SmallScreen

        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()

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

    def _choose_theme(self) -> None:
        for ours in theme.OUR_THEMES:
            self.register_theme(ours)
        wanted = theme.wanted(self._config)
        self.theme = wanted if wanted in self.available_themes else theme.HOUSE
        # Textual begins with TEXTUAL_THEME by itself, before our themes are known, and takes it for unchanged here.
        self.mutate_reactive(App.theme)

    def _keep_theme(self, chosen: Theme) -> None:
        if chosen.name != theme.wanted(self._config):
            self.undertake(partial(self.desk.ask, theme.keep_theme, self._config, chosen.name))
