"""Shared by all tests: a home of its own for each, and what a worker reads, parses and compiles only once for all."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet

settings.register_profile("patient", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "patient")


def pytest_configure(config: pytest.Config) -> None:
    """Do once what every test would do again, always with the same outcome."""
    keep_compiled(config)
    Stylesheet._parse_rules = parse_rules_once  # type: ignore[method-assign] # noqa: SLF001 - Textual has no such cache


def keep_compiled(config: pytest.Config) -> None:
    """Where Python is told to keep no compiled modules, keep them in pytest's cache: a suite starts it often."""
    if sys.dont_write_bytecode and hasattr(config, "cache"):
        folder = str(config.cache.mkdir("compiled"))
        sys.dont_write_bytecode, sys.pycache_prefix = False, folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole conversations first: workers that are idle take tests from the end, and would hold these once more."""
    items.sort(key=lambda item: "whole" not in item.path.parts)


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: look for garbage among the rest only, and less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def parse_rules_once(
    sheet: Stylesheet, css: str, read_from: tuple[str, str], *flags: object, **more: object
) -> list[RuleSet]:
    """Textual's own parsing, whose rules are then known to every app that has the same style and the same colours."""
    colours = tuple(sheet._variables.items())  # noqa: SLF001 - they are part of what is parsed
    key = (css, read_from, flags, tuple(more.items()), colours)
    if key not in _rules:
        _rules[key] = _parse_rules(sheet, css, read_from, *flags, **more)  # type: ignore[arg-type]
    return _rules[key]


_parse_rules = Stylesheet._parse_rules  # noqa: SLF001
_rules: dict[object, list[RuleSet]] = {}


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the developer's own settings, data or colours."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SIDELINE_DB", "SIDELINE_FLOWS", "NO_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    return home


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the longest proofs take is for whoever runs them to say."""
    parser.addoption("--kills", type=int, default=30, metavar="N", help="kill the running app N times (default: 30)")


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How many times the app is killed."""
    return int(request.config.getoption("--kills"))


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many workers as cores: tests of screens and terminals wait about as long as they work."""
    return 2 * (os.cpu_count() or 1)
