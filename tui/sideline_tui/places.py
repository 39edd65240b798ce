"""Where things are on this machine: the database, folders of flows, and crash reports.

What was given on the command line wins over the environment, and that over the platform's own places.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

APP = "sideline"


@dataclass(frozen=True, slots=True)
class Places:
    """The database file and the folders of flows that lie over the shipped pack, lowest first."""

    db: Path
    flows: tuple[Path, ...]


def find_places(db: str = "", flows: Sequence[str] = ()) -> Places:
    """The places for these options, empty where nothing was given. Creates nothing.

    The user's own `flows` folder is always there, under the folders that were asked for.
    """
    asked = tuple(flows) or tuple(filter(None, os.environ.get("SIDELINE_FLOWS", "").split(os.pathsep)))
    database = db or os.environ.get("SIDELINE_DB", "")
    home = _data_folder()
    return Places(
        db=Path(database).expanduser() if database else home / "sideline.db",
        flows=(home / "flows", *(Path(folder).expanduser() for folder in asked)),
    )


def crash_folder() -> Path:
    """Where reports of unexpected errors go. Creates nothing."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False) / "crashes"


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)
