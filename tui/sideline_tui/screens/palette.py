"""The command palette: every place one can go to, each by a word one would type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from sideline_tui.screens.page import Page

if TYPE_CHECKING:
    from textual.screen import Screen

    from sideline_tui.window import Window


def commands(window: Window, screen: Screen[object]) -> Iterator[SystemCommand]:
    """What can be done from a screen. In the middle of a conversation only what does not leave it."""
    if isinstance(screen, Page):
        yield from _places(window)
    yield SystemCommand("Theme", "Choose other colours; the choice is kept", window.action_change_theme)
    yield SystemCommand("Keys", "What every key of this screen does", window.action_help)
    yield SystemCommand("Quit", "Leave Sideline; everything is kept", window.action_quit)


def _places(window: Window) -> Iterator[SystemCommand]:
    from sideline_tui.screens.begin import BeginScreen
    from sideline_tui.screens.commitments import CommitmentsScreen
    from sideline_tui.screens.drill import DrillScreen
    from sideline_tui.screens.people import PeopleScreen
    from sideline_tui.screens.personas import PersonasScreen
    from sideline_tui.screens.sessions import SessionsScreen

    yield SystemCommand("Begin…", "A person, then a flow", lambda: window.go(BeginScreen()))
    yield SystemCommand("Continue…", "An open conversation, exactly where it was left", window.go_home)
    yield SystemCommand("Rehearse…", "A flow, then a counterpart", lambda: window.go(PersonasScreen()))
    yield SystemCommand("Drill…", "What is due to be practised again", lambda: window.go(DrillScreen()))
    yield SystemCommand("People", "Everybody you talk with", lambda: window.go(PeopleScreen()))
    yield SystemCommand("Sessions", "All conversations, to be read", lambda: window.go(SessionsScreen()))
    yield SystemCommand("Search", "Words said or noted", lambda: window.go(SessionsScreen(searching=True)))
    yield SystemCommand(
        "Commitments", "What was promised, and what became of it", lambda: window.go(CommitmentsScreen())
    )
