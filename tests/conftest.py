"""Shared by all tests: a home of its own for each, and conversations from Markdown or from the shipped pack."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "patient")


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
