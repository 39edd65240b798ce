"""Looks of our own beside Textual's, and the one that was chosen, kept in the user's configuration."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from textual.theme import Theme

HOUSE = "sideline"
"""The look of a fresh start: dark and warm."""

OUR_THEMES = (
    Theme(
        name=HOUSE,
        primary="#d9a05b",
        secondary="#8fb0a9",
        accent="#e8b873",
        warning="#e6c463",
        error="#e58368",
        success="#9cbf7f",
        foreground="#eae2d6",
        background="#1f1b18",
        surface="#28231f",
        panel="#322b26",
        variables={"block-cursor-foreground": "#1f1b18", "footer-key-foreground": "#e8b873"},
    ),
    Theme(
        name="sideline-light",
        primary="#8a4f12",
        secondary="#2f5f57",
        accent="#8a4f12",
        warning="#7a5200",
        error="#a3301c",
        success="#3d6b26",
        foreground="#2b2520",
        background="#f7f2ea",
        surface="#efe7db",
        panel="#e5dacb",
        dark=False,
        variables={"block-cursor-foreground": "#f7f2ea", "foreground-muted": "#5f564d"},
    ),
    Theme(
        name="high-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff9d9d",
        success="#7dff7d",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        text_alpha=1.0,
        variables={
            "block-cursor-foreground": "#000000",
            "block-cursor-background": "#ffff00",
            "text": "#ffffff",
            "text-muted": "#ffffff",
            "text-disabled": "#ffffff",
            "foreground-muted": "#ffffff",
            "foreground-disabled": "#ffffff",
            "border": "#ffff00",
            "border-blurred": "#ffffff",
        },
    ),
    Theme(
        name="colour-blind-safe",
        primary="#56b4e9",
        secondary="#cc79a7",
        accent="#f0e442",
        warning="#e69f00",
        error="#ff8a3d",
        success="#56b4e9",
        foreground="#f2f2f2",
        background="#14181d",
        surface="#1d232a",
        panel="#262e37",
        variables={"block-cursor-foreground": "#14181d"},
    ),
)
"""The first two are the house's, dark and light.

The last one takes the Okabe-Ito colours: good is blue, bad is orange, and neither is told by hue alone.
"""


def config_path() -> Path:
    """The configuration file. Creates nothing."""
    from platformdirs import user_config_path

    return user_config_path("sideline", appauthor=False) / "config.toml"


def wanted(path: Path) -> str:
    """The theme asked for: by TEXTUAL_THEME, else by the configuration; empty where there is no wish."""
    return os.environ.get("TEXTUAL_THEME", "") or kept_theme(path)


def kept_theme(path: Path) -> str:
    """The theme's name in the configuration, empty where there is none or the file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    for line in text.splitlines():
        name, equals, value = line.partition("=")
        if equals and name.strip() == "theme":
            return value.partition("#")[0].strip().strip("\"'")
    return ""


def keep_theme(path: Path, name: str) -> None:
    """Write the choice, leaving every other line of the file alone. A disk that refuses loses only this wish."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        others = [line for line in lines if line.partition("=")[0].strip() != "theme"]
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text("\n".join([f'theme = "{name}"', *others, ""]), encoding="utf-8")
        fresh.replace(path)
