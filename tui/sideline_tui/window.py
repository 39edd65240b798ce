"""The window: which screen is shown, which conversation is open, and to whom each key goes."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from sideline_flows.errors import ContentError, InputError, SidelineError
from sideline_tui import theme
from sideline_tui.desk_app import DeskApp
from sideline_tui.opening import Rehearsing, resuming
from sideline_tui.screens.home import HomeScreen
from sideline_tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.geometry import Size
    from textual.screen import Screen
    from textual.theme import Theme

    from sideline_tui.opening import Opener, Start

LEAST_WIDTH, LEAST_HEIGHT = 40, 12


class Window(DeskApp):
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
        super().__init__(open_everything)
        self.clock = clock
        self.refused: SidelineError | None = None
        """Why `start` could not be begun."""
        self._start = start
        self._news = news
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
            self.mind_size(self.size)

    async def rehearse(self, start: Rehearsing, *, instead_of: Screen[None] | None = None) -> None:
        """Open a rehearsal on a screen of its own, in the same way. Off the record, no word of it reaches the disk."""
        from sideline_tui.screens.rehearse import RehearseScreen

        if self._session_id or self._rehearsed or self._typed.held:
            return
        with self._typed.holding():
            attempt = await (self.ask if start.off else self.change)(start)
            opened, made = await self.opened(), attempt.seat.entry
            # Not under the attempt's id: an attempt is only written down with its first word.
            key = f"rehearsal/{made.flow}/{made.persona}"
            keep = (lambda _box, _text: None) if start.off else partial(opened.keep_draft, key)
            drafts = {} if start.off else opened.drafts.setdefault(key, {})
            await self._close(instead_of)
            self._rehearsed = replace(start, attempt="" if start.off else attempt.attempt_id)
            drilled = made.drill.rpartition("/")[2]
            same = Rehearsing(
                made.flow, made.persona, made.seed, made.facts_for or "", drilled, start.off, start.library
            )
            screen = RehearseScreen(self.desk, lambda: attempt, keep, drafts)
            await self.push_screen(screen, callback=partial(self._rehearse_next, same))
            self.mind_size(self.size)

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

    async def action_quit(self) -> None:
        """Leave Sideline, by the rule by which one leaves a conversation: what would be lost is said once before."""
        self._quit()

    @work(exclusive=True, group="quit")
    async def _quit(self) -> None:
        from sideline_tui.screens.conversing import ConversingScreen

        for screen in self.screen_stack:
            if isinstance(screen, ConversingScreen):
                await screen.quiet()
                if not await screen.lets_go("ctrl+q once more quits.", self._warn):
                    return
        self.exit()

    def _warn(self, words: str) -> None:
        self.notify(words, severity="warning", timeout=8)

    def action_help_quit(self) -> None:
        """Whoever presses ctrl+c by habit is told how to leave."""
        self.notify("ctrl+q leaves Sideline. Everything is kept.")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every way there is from here, each a verb or a place."""
        from sideline_tui.screens.palette import commands

        return commands(self, screen)

    def on_resize(self, event: events.Resize) -> None:
        """A size may change at any moment."""
        self.mind_size(event.size)

    def mind_size(self, size: Size) -> None:
        """Below a readable size, say so over what is shown; it stays as it is."""
        from sideline_tui.screens.small import SmallScreen

        small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()

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
