"""What a command opens out of the options it was given: the flows, the records, or both for a live conversation."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sideline_tui.places import Places, find_places

if TYPE_CHECKING:
    from sideline_flows.language.pack import Library
    from sideline_flows.records.store import Store


def places(ctx: click.Context) -> Places:
    """The places this command line asks for."""
    asked = ctx.find_root().ensure_object(dict)
    return find_places(asked.get("db", ""), asked.get("flows", ()))


def open_library(ctx: click.Context) -> Library:
    """The flows that can be run: the shipped pack, the user's own over it, then the folders that were asked for."""
    from sideline_flows.language.pack import Library, shipped

    return Library((shipped(), *places(ctx).flows))


def find_flow(library: Library, flow: str) -> tuple[Library, str]:
    """The library and id to run for a FLOW argument, which is an id or the path of a Markdown file.

    Raises ContentError where there is no such flow; a broken one shows only when it is read.
    """
    if _is_path(flow):
        return library.beside(Path(flow))
    if flow not in library.files():
        library.flow(flow)  # raises, and names the near one
    return library, flow


def resume_options(ctx: click.Context, flow: str = "") -> str:
    """What must stand behind `resume` to find the same records and flows again, ready to be typed."""
    asked = ctx.find_root().ensure_object(dict)
    words = ["--db", asked["db"]] if "db" in asked else []
    for folder in (*asked.get("flows", ()), *([str(Path(flow).parent.absolute())] if _is_path(flow) else [])):
        words += ["--flows", folder]
    return shlex.join(words)


def _is_path(flow: str) -> bool:
    return flow.endswith(".md") or os.sep in flow


def open_store(ctx: click.Context) -> Store:
    """The records, for a command that looks something up or changes one row. Close it, best by `with`."""
    from sideline_flows.records.store import Store

    return Store.open(places(ctx).db)


def complete_flow(ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """Flow ids for the shell's completion."""
    return [head.id for head in open_library(ctx).heads() if head.id.startswith(incomplete)]
