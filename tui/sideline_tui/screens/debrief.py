"""The debrief of a rehearsal: by state and by move, each point with its words and its rule, and how practice goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sideline_tui.screens.page import Keys, title
from sideline_tui.widgets.debriefing import Read, debrief_lines
from sideline_tui.widgets.keyline import KeyLine
from sideline_tui.widgets.margins import STYLES, under
from sideline_tui.widgets.words import Words

if TYPE_CHECKING:
    from textual.widget import Widget

    from sideline_flows.practice.reply import RehearsalReply
    from sideline_tui.widgets.feedback import Heard
    from sideline_tui.window import Window

WIDEST = 100
SCROLLED = 3
KEYS: Keys = (
    ("a", "again"),
    ("n", "another seed"),
    ("esc", "another way"),
    ("e", "export"),
    ("↑↓", "scroll"),
    ("?", "help"),
)
AGAIN, ANOTHER = "again", "another"
"""What the rehearsal screen is told when this one is closed by `a` or `n`."""
ALONE = "The trend is drawn from the second attempt on."


class DebriefScreen(Screen[str | None]):
    """Closes with what is wanted next: `again`, `another`, or None for back to the talk."""

    CSS_PATH = "debrief.tcss"
    HELP = "debrief"
    AUTO_FOCUS = "#read"
    COMPONENT_CLASSES: ClassVar[set[str]] = {style.removeprefix(".") for style in STYLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", f"want('{AGAIN}')", "Again, with the same seed"),
        Binding("n", f"want('{ANOTHER}')", "Again, with another seed"),
        Binding("e", "export", "Export as Markdown, into this folder"),
        Binding("escape,q,left,h,enter", "want('')", "Back to the talk, to try another way"),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("g", "edge(0)", "To the top"),
        Binding("G", "edge(1)", "To the end, where the trend is"),
    ]

    def __init__(self, reply: RehearsalReply, heard: Mapping[int, Heard]) -> None:
        """A reply with a debrief, and what each turn was taken for."""
        super().__init__()
        self._read = Read(reply, tuple(heard.values()))
        self._sheet, self._note = Words(), Words(id="note")

    def compose(self) -> Iterable[Widget]:
        """Title, text, plots, keys."""
        reply = self._read.reply
        heading = title(f"Debrief: {reply.card.crumbs[0].title}", f"{reply.name}, {_end(reply)}")
        yield Static(heading, id="title", markup=False)
        with VerticalScroll(id="read"):
            yield self._sheet
            yield self._note
        yield KeyLine(KEYS)

    @property
    def window(self) -> Window:
        """The app, by its own type."""
        return cast("Window", self.app)

    def on_mount(self) -> None:
        """The trend is read and drawn behind the text."""
        self.window.undertake(self._draw_trend)

    def on_resize(self) -> None:
        """Wrap the text anew."""
        width = min(self.query_one("#read").scrollable_content_region.width, WIDEST)
        if width:
            self._sheet.update(under(debrief_lines(self._read, width)))

    async def _draw_trend(self) -> None:
        from sideline_flows.progress import read_trend

        trend = await self.window.ask(partial(read_trend, flow_id=self._read.reply.flow))
        from sideline_tui.widgets.trend import Plots, practised

        shown = bool(practised(trend))
        self._note.update(Content.styled("How it goes: points met, attempt by attempt", "bold") if shown else ALONE)
        if shown and self.is_attached:
            await self.query_one("#read").mount(Plots(trend))

    def action_want(self, wanted: str) -> None:
        """Close, with what is wanted next."""
        self.dismiss(wanted or None)

    def action_scroll(self, step: int) -> None:
        """A few lines."""
        self.query_one("#read").scroll_relative(y=step * SCROLLED, animate=False)

    def action_edge(self, end: int) -> None:
        """The beginning or the end."""
        read = self.query_one("#read")
        read.scroll_end(animate=False) if end else read.scroll_home(animate=False)

    def action_export(self) -> None:
        """Write it into the present folder, for this user alone to read."""
        self.window.undertake(self._export)

    async def _export(self) -> None:
        path = await self.window.desk.ask(export, self._read.reply, Path.cwd())
        self.notify(f"Written to {path}", timeout=8)


def export(reply: RehearsalReply, folder: Path) -> Path:
    """Write the debrief as Markdown; the file's path. Raises StoreError when it cannot be written."""
    from sideline_flows.practice.debrief import as_markdown
    from sideline_flows.records.files import write_private

    path = folder / f"rehearsal-{reply.flow}-{reply.persona}-{reply.attempt_id[-6:].lower()}.md"
    if reply.debrief:
        write_private(path, as_markdown(f"{reply.card.crumbs[0].title} with {reply.name}", reply.debrief))
    return path


def _end(reply: RehearsalReply) -> str:
    return f"ended: {reply.outcome.replace('-', ' ')}" if reply.outcome else "unfinished"
