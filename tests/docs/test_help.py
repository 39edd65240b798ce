"""The help pages name the keys and commands there are."""

from __future__ import annotations

from tests.docs.conftest import HELP, Page
from textual.binding import Binding

from sideline_flows.engine.facts import FACTS
from sideline_flows.language.model import MARKS, CaptureType
from sideline_flows.language.pack import Library, shipped
from sideline_flows.language.sections import SECTIONS
from sideline_tui.lines import COMMANDS
from sideline_tui.rehearse_lines import COMMANDS as REHEARSED
from sideline_tui.screens.home import HomeScreen
from sideline_tui.screens.live_keys import COMMANDS as LIVE
from sideline_tui.screens.live_keys import DIGITS, detour_keys
from sideline_tui.screens.rehearse_keys import ACTIONS
from sideline_tui.window import Window

NAMES = {"question_mark": "?", "slash": "/", "full_stop": "."}
OPENS = "enter"
"""The key of every list, which is not of our making."""


def test_the_page_about_the_room_names_real_keys() -> None:
    """All keys of the live screen, and the letters the shipped feedback flow gives to the flows one can call."""
    library = Library([shipped()])
    titles = {head.id: head.title for head in library.heads()}
    calls = {key for head in library.heads() for key in detour_keys(_detours(library, head.id, titles))}
    assert _keys("live.md") - _bound(LIVE) - set(DIGITS) - calls - _bound(Window.BINDINGS) == set()


def test_the_page_about_the_first_page_names_real_keys() -> None:
    """All keys of home."""
    assert _keys("home.md") - _bound(_all_bindings(HomeScreen)) - {OPENS} == set()


def test_the_page_about_plain_mode_names_all_commands() -> None:
    """None that is not there, and none left out."""
    assert _typed("plain.md") == set(COMMANDS)


def test_the_page_about_rehearsing_names_all_keys_and_commands() -> None:
    """None that is not there, and none left out."""
    named = _keys("rehearse.md")
    assert {key for key in named if key.startswith(("f", "ctrl+"))} == set(ACTIONS)
    assert _typed("rehearse.md") == set(REHEARSED)


def test_the_page_about_writing_names_every_word_of_a_guard() -> None:
    """All facts, all marks, all sections."""
    text = (HELP / "format.md").read_text(encoding="utf-8")
    sections = [section.title for section in SECTIONS.values()]
    assert [word for word in (*FACTS, *MARKS, *sections, *CaptureType) if word not in text] == []


def _detours(library: Library, flow: str, titles: dict[str, str]) -> list[tuple[str, str]]:
    return [(each.flow, titles[each.flow]) for each in library.flow(flow).anytime]


def _typed(page: str) -> set[str]:
    """The slash commands a page names."""
    code = Page(HELP / page).code
    return {line.split()[0].removeprefix("/") for line in code if line.startswith("/") and line[1:2].isalpha()}


def _keys(page: str) -> set[str]:
    return set(Page(HELP / page).code)


def _bound(bindings: object) -> set[str]:
    found = [each for each in bindings if isinstance(each, Binding)]  # type: ignore[attr-defined]
    return {NAMES.get(key, key) for binding in found for key in binding.key.split(",")}


def _all_bindings(screen: type) -> list[Binding]:
    return [each for kind in screen.__mro__ for each in vars(kind).get("BINDINGS", ()) if isinstance(each, Binding)]
