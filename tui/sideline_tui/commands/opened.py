"""What a command opens out of the options it was given: the flows, the records, or both for a live conversation."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sideline_flows.errors import StoreError
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


def pages_beside(library: Library) -> Library:
    """Counterparts and pages of moves: what lies in folders of their own beside those of the flows."""
    from sideline_flows.language.pack import Library

    return Library([flows.parent / part for flows in library.folders for part in ("practice", "personas")])


def find_page(library: Library, page: str) -> tuple[Library, str]:
    """As `find_flow`, for a flow or a counterpart; of two with the same id the flow counts."""
    from sideline_flows.language.pack import Library

    if _is_path(page) or page in library.files():
        return find_flow(library, page)
    return find_flow(Library((*pages_beside(library).folders, *library.folders)), page)


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
    """The records, for a command that changes one row. Close it, best by `with`."""
    from sideline_flows.records.store import Store

    return Store.open(places(ctx).db)


def open_to_read(ctx: click.Context) -> Store:
    """The records, for a command that looks something up: where they cannot be written, a copy in memory."""
    from sideline_flows.records.glance import open_to_read

    return open_to_read(places(ctx).db)


@contextmanager
def something_is_to_be_kept(instead: str = "") -> Iterator[None]:
    """While inside, the records are opened for a talk; where they cannot be written, say so, and what else there is."""
    from sideline_flows.records.faults import UnwritableError

    try:
        yield
    except UnwritableError as error:
        raise StoreError(f"nothing can be kept: {error}{instead}") from error


def complete_flow(ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """Flow ids for the shell's completion."""
    return [head.id for head in open_library(ctx).heads() if head.id.startswith(incomplete)]


def complete_persona(ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """Ids of counterparts for the shell's completion."""
    from sideline_flows.practice.cast import heads

    return [head.id for head in heads(open_library(ctx)) if head.id.startswith(incomplete)]


def complete_page(ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """Ids of flows and counterparts for the shell's completion."""
    from sideline_flows.practice.cast import heads

    library = open_library(ctx)
    return [head.id for head in (*library.heads(), *heads(library)) if head.id.startswith(incomplete)]
