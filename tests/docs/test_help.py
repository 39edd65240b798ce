"""The help pages name the keys and commands there are."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from tests.docs.conftest import HELP, Page
from textual.binding import Binding
from textual.screen import Screen

from sideline_flows.engine.facts import FACTS
from sideline_flows.language.model import MARKS, CaptureType
from sideline_flows.language.pack import Library, shipped
from sideline_flows.language.sections import SECTIONS
from sideline_tui import screens
from sideline_tui.lines import COMMANDS
from sideline_tui.rehearse_lines import COMMANDS as REHEARSED
from sideline_tui.screens.begin import BeginScreen, NameBox
from sideline_tui.screens.commitments import CommitmentsScreen
from sideline_tui.screens.debrief import DebriefScreen
from sideline_tui.screens.drill import DrillScreen
from sideline_tui.screens.home import HomeScreen
from sideline_tui.screens.live import LiveScreen
from sideline_tui.screens.live_keys import COMMANDS as LIVE
from sideline_tui.screens.live_keys import DIGITS, detour_keys
from sideline_tui.screens.people import PeopleScreen
from sideline_tui.screens.person import PersonScreen
from sideline_tui.screens.personas import PersonasScreen
from sideline_tui.screens.rehearse_keys import ACTIONS
from sideline_tui.screens.sessions import SessionsScreen
from sideline_tui.screens.transcript import TranscriptScreen
from sideline_tui.window import Window

NAMES = {
    "question_mark": "?",
    "slash": "/",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
OPENS = "enter"
"""The key of every list, which is not of our making."""
ABOUT: dict[str, tuple[type, ...]] = {
    "begin.md": (BeginScreen, NameBox),
    "commitments.md": (CommitmentsScreen, LiveScreen),
    "debrief.md": (DebriefScreen,),
    "drill.md": (DrillScreen, HomeScreen),
    "people.md": (PeopleScreen, PersonScreen),
    "personas.md": (PersonasScreen,),
    "sessions.md": (SessionsScreen, TranscriptScreen),
}
"""The pages about the other screens, and where the keys they name are bound."""


def test_the_page_about_the_room_names_real_keys() -> None:
    """All keys of the live screen, and the letters the shipped feedback flow gives to the flows one can call."""
    library = Library([shipped()])
    titles = {head.id: head.title for head in library.heads()}
    calls = {key for head in library.heads() for key in detour_keys(_detours(library, head.id, titles))}
    assert _keys("live.md") - _bound(LIVE) - set(DIGITS) - calls - _bound(Window.BINDINGS) == set()


def test_the_page_about_the_first_page_names_real_keys() -> None:
    """All keys of home."""
    assert _keys("home.md") - _bound(_all_bindings(HomeScreen)) - {OPENS} == set()


@pytest.mark.parametrize(("page", "places"), ABOUT.items())
def test_the_pages_about_lists_name_real_keys(page: str, places: tuple[type, ...]) -> None:
    """All keys of the screens they are about, or of the place they send to."""
    keys = {key for key in _keys(page) if not key.startswith("sideline ")}
    assert keys
    assert keys - {key for place in places for key in _bound(_all_bindings(place))} - {OPENS} == set()


def test_every_screen_has_its_page() -> None:
    """None but the two that stand before others: help itself, and the one for a terminal too small."""
    for module in iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    shown = {kind for kind in _below(Screen) if kind.__module__.startswith(screens.__name__) and not _below(kind)}
    without = {kind.__name__ for kind in shown if not kind.HELP}
    assert without == {"HelpScreen", "SmallScreen"}
    assert {kind.HELP or "home" for kind in shown} <= {path.stem for path in HELP.glob("*.md")}


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


def _below(kind: type[Screen[Any]]) -> set[type[Screen[Any]]]:
    return {each for child in kind.__subclasses__() for each in (child, *_below(child))}


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
