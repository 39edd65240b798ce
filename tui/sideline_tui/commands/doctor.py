"""`doctor`: one look at everything that can be wrong on a machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from sideline_flows.text import count
from sideline_tui import __version__, terminal
from sideline_tui.commands.opened import open_library, pages_beside, places
from sideline_tui.commands.options import SETTINGS, json_option, place_options
from sideline_tui.places import Places, crash_folder
from sideline_tui.printing import aside, say_json, say_table

if TYPE_CHECKING:
    from sideline_flows.language.pack import Library
    from sideline_flows.records.checks import CheckRow


@click.command(context_settings=SETTINGS)
@json_option
@place_options
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> None:
    """See whether everything Sideline needs is in order.

    It only looks. The exit code is 1 when something should be mended.
    """
    rows = tuple(_look(ctx))
    wrong = [row.name for row in rows if not row.ok]
    if as_json:
        say_json([asdict(row) for row in rows])
    else:
        say_table(("", "check", "found"), [("ok" if row.ok else "MEND", row.name, row.detail) for row in rows])
    aside(f"to mend: {', '.join(wrong)}" if wrong else "all in order")
    if wrong:
        ctx.exit(1)


def _look(ctx: click.Context) -> Iterator[CheckRow]:
    from sideline_flows.records.checks import CheckRow, check_database

    where = places(ctx)
    system = f"Python {platform.python_version()}, {platform.system()}"
    yield CheckRow("version", ok=True, detail=f"{__version__} on {system}")
    yield CheckRow("database file", ok=True, detail=str(where.db))
    yield from check_database(where.db)
    for row, part in (("your flows", ""), ("your counterparts", "personas"), ("your page of moves", "practice")):
        folders = (str(flows.parent / part if part else flows) for flows in where.flows)
        yield CheckRow(row, ok=True, detail=", ".join(folders))
    yield _content(open_library(ctx), where)
    refused = terminal.refusal(os.environ, terminal.streams())
    yield CheckRow("screen", ok=True, detail=f"not here: {refused}" if refused else "can be drawn here")
    yield _crashes()


def _content(library: Library, where: Places) -> CheckRow:
    """Flows, and counterparts of one's own: to prove the shipped ones again would take its time for nothing."""
    from sideline_flows.checker import check_library, check_paths
    from sideline_flows.language.pack import Library
    from sideline_flows.practice.cast import heads
    from sideline_flows.records.checks import CheckRow

    own = pages_beside(Library(where.flows)).paths()
    found = (*check_library(library), *check_paths(own, library))
    broken = sorted({finding.place.path for finding in found if finding.severity == "error"})
    if broken:
        return CheckRow("content", ok=False, detail=f"`sideline check` says what is wrong in {', '.join(broken)}")
    counts = f"{count(len(library.heads()), 'flow')}, {count(len(heads(library)), 'counterpart')}"
    return CheckRow("content", ok=True, detail=f"{counts}, all sound")


def _crashes() -> CheckRow:
    from sideline_flows.records.checks import CheckRow

    folder = crash_folder()
    reports = len(list(folder.glob("crash-*.txt"))) if folder.is_dir() else 0
    return CheckRow("crash reports", ok=True, detail=f"{reports} in {folder}")
