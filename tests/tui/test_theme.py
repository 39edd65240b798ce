"""Themes: ours are readable, any can be chosen, and the choice is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from tests.tui.conftest import Office, press, settle, typed, until
from textual.color import Color
from textual.widgets import OptionList

from sideline_tui import theme
from sideline_tui.window import Window


async def test_the_house_theme_is_the_first(office: Office) -> None:
    """Without a wish; and looking at it writes nothing."""
    async with office.window() as (window, _):
        assert window.theme == theme.HOUSE
    assert not theme.config_path().exists()


async def test_the_choice_is_kept(office: Office) -> None:
    """Chosen in the palette, there again at the next start; other lines of the file stay."""
    path = theme.config_path()
    path.parent.mkdir(parents=True)
    path.write_text('name = "x"\ntheme = "nord"\n')
    async with office.window() as (window, pilot):
        assert window.theme == "nord"
        for words in ("Theme", "high-contrast"):
            await press(pilot, *(["ctrl+p"] if words == "Theme" else []), *typed(words))
            await until(pilot, lambda words=words: hits(window) == [words])
            await press(pilot, "enter")
        await until(pilot, lambda: window.theme == "high-contrast")
        await settle(pilot)
    assert path.read_text() == 'theme = "high-contrast"\nname = "x"\n'
    async with office.window() as (window, _):
        assert window.theme == "high-contrast"


async def test_the_environment_wins(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a name nobody knows falls back to the house theme."""
    monkeypatch.setenv("TEXTUAL_THEME", "gruvbox")
    async with office.window() as (window, _):
        assert window.theme == "gruvbox"
    monkeypatch.setenv("TEXTUAL_THEME", "[/nothing]")
    async with office.window() as (window, _):
        assert window.theme == theme.HOUSE


def test_the_environment_can_name_a_theme_of_ours(tmp_path: Path) -> None:
    """Its colours are drawn from the first frame on, although Textual looks at the variable before it knows them."""
    script = """
import asyncio, sys
from pathlib import Path
from sideline_tui.opening import opener
from sideline_tui.window import Window

async def run():
    window = Window(opener(Path(sys.argv[1]), []))
    async with window.run_test():
        print(window.theme, window.screen.styles.background.hex)
    window.close_down()

asyncio.run(run())
"""
    command = [sys.executable, "-c", script, str(tmp_path / "x.db")]
    environment = {**os.environ, "TEXTUAL_THEME": "sideline-light"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["sideline-light", "#F7F2EA"]


def hits(window: Window) -> list[str]:
    """What the palette offers."""
    found = window.screen.query(OptionList)
    return [str(option.prompt).splitlines()[0] for each in found for option in each.options]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"theme", b"theme = ", b"[table]\nother = 1"])
def test_a_strange_file_is_no_wish(tmp_path: Path, content: bytes) -> None:
    """It is left alone until a choice is made."""
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    assert theme.kept_theme(path) == ""


@pytest.mark.parametrize("ours", theme.OUR_THEMES, ids=lambda ours: ours.name)
def test_contrast(ours: theme.Theme) -> None:
    """Text, and each colour that carries text, stands out from its ground: 4.5 to 1, in the high-contrast theme 7."""
    colors = ours.to_color_system().generate()
    least = 7.0 if ours.name == "high-contrast" else 4.5
    grounds = {name: Color.parse(colors[name]) for name in ("background", "surface", "panel")}
    grounds["cursor"] = grounds["background"] + Color.parse(colors["primary"]).with_alpha(0.22)
    inks = {name: Color.parse(colors[name]) for name in ("foreground", "text-primary", "text-error", "text-warning")}
    inks["quiet"] = inks["foreground"].with_alpha(0.72)
    for (ground, below), (ink, color) in product(grounds.items(), inks.items()):
        assert contrast(below + color, below) >= (4.5 if ground == "cursor" else least), (ground, ink)


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
