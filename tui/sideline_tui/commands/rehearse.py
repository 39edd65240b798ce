"""`rehearse`: a conversation practised with a counterpart, on the screen or as lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import click

from sideline_tui.commands.live import plain_option
from sideline_tui.commands.opened import complete_flow, find_flow, open_library, places
from sideline_tui.commands.options import SETTINGS, place_options

if TYPE_CHECKING:
    from sideline_flows.language.pack import Library
    from sideline_flows.services import Services
    from sideline_tui.opening import Rehearsing


def complete_persona(ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """Counterparts for the shell's completion."""
    from sideline_flows.practice.cast import heads

    return [head.id for head in heads(open_library(ctx)) if head.id.startswith(incomplete)]


@click.command(context_settings=SETTINGS)
@click.argument("flow", shell_complete=complete_flow)
@click.option(
    "--as",
    "persona",
    metavar="PERSONA",
    required=True,
    shell_complete=complete_persona,
    help="Whom you practise with: an id from `sideline personas`.",
)
@click.option("--seed", type=click.IntRange(0, 10**9), metavar="N", help="The same seed and words, the same talk.")
@click.option("--for", "person", metavar="NAME", default="", help="Bring in this person's open promises and goals.")
@click.option("--off-the-record", "off", is_flag=True, help="Keep nothing of it anywhere.")
@plain_option
@place_options
@click.pass_context
def rehearse(
    ctx: click.Context, flow: str, persona: str, seed: int | None, person: str, *, off: bool, plain: bool
) -> None:
    """Practise with a counterpart who resists for a reason.

    FLOW is an id from `sideline flows` or the path of a Markdown file. Nobody else ever sees it.
    """
    from sideline_tui.opening import Rehearsing

    library, flow_id = find_flow(open_library(ctx), flow)
    ctx.exit(run(ctx, Rehearsing(flow_id, persona, seed, person, off=off), library, plain=plain))


def run(ctx: click.Context, start: Rehearsing, library: Library, *, plain: bool) -> int:
    """Begin a rehearsal with these flows, as lines or on the screen, and play it to its end. The exit code."""
    if plain:
        with _services(ctx, library, off=start.off) as services:
            return _play(start, services)
    from sideline_tui.app import run_app

    return run_app(places(ctx).db, places(ctx).flows, replace(start, library=library))


def _play(start: Rehearsing, services: Services) -> int:
    from sideline_tui.rehearse_plain import PlainRehearsal
    from sideline_tui.typed import TypedLines

    stdin = sys.stdin  # None where the process was started without one
    typed = TypedLines(stdin.buffer if stdin else BytesIO())
    return PlainRehearsal(start(services), typed, terminal=bool(stdin and stdin.isatty())).run()


@contextmanager
def _services(ctx: click.Context, library: Library, *, off: bool) -> Iterator[Services]:
    """The records to write to; off the record, a copy of them in memory, so that nothing on the disk is touched."""
    from sideline_flows.records.glance import glance
    from sideline_flows.records.lock import LiveLock
    from sideline_flows.records.store import Store
    from sideline_flows.services import Services

    database = places(ctx).db
    if off:
        with glance(database) as store:
            yield Services(library, store)
    else:
        with LiveLock(database), Store.open(database) as store:
            yield Services(library, store)
