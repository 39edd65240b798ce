"""`rehearse`: a conversation practised with a counterpart, on the screen or as lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from sideline_tui.commands.live import plain_option
from sideline_tui.commands.opened import (
    complete_flow,
    complete_persona,
    find_flow,
    open_library,
    places,
    resume_options,
    something_is_to_be_kept,
)
from sideline_tui.commands.options import SETTINGS, WholeNumber, place_options
from sideline_tui.printing import aside

if TYPE_CHECKING:
    from sideline_flows.language.pack import Library
    from sideline_flows.records.attempt_entries import AttemptEntry
    from sideline_flows.services import Services
    from sideline_tui.opening import Rehearsing


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
@click.option("--seed", type=WholeNumber(0, 10**9), metavar="N", help="The same seed and words, the same talk.")
@click.option("--for", "person", metavar="NAME", default="", help="Whom they play, with open promises and goals.")
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
    start = Rehearsing(flow_id, persona, seed, person, off=off)
    ctx.exit(run(ctx, start, library, plain=plain, options=resume_options(ctx, flow)))


def run(ctx: click.Context, start: Rehearsing, library: Library, *, plain: bool, options: str = "") -> int:
    """Begin a rehearsal with these flows, or take one up, as lines or on the screen. The exit code.

    `options` is what `sideline resume` needs besides the id; empty for what this command line says.
    """
    if plain:
        with _services(ctx, library, off=start.off) as services:
            return _play(start, services, options or resume_options(ctx))
    from sideline_tui.app import run_app

    return run_app(places(ctx).db, places(ctx).flows, replace(start, library=library))


def _play(start: Rehearsing, services: Services, options: str) -> int:
    from sideline_tui.rehearse_plain import PlainRehearsal
    from sideline_tui.typed import standard_input

    attempt = start(services)
    if not (start.off or start.attempt):
        _mention_open(services, attempt.seat.entry, options)
    return PlainRehearsal(attempt, standard_input(), options=options).run()


def _mention_open(services: Services, entry: AttemptEntry, options: str) -> None:
    """Name an earlier rehearsal of the same that has not ended; it stays as it is."""
    same = (entry.flow, entry.persona, entry.drill, entry.facts_for or "")
    for row in services.store.rehearsals.attempts(flow=entry.flow):
        if not row.ended_at and (row.flow, row.persona, row.drill, row.person_id) == same:
            how = f"sideline resume {row.id} --plain {options}".rstrip()
            aside(f"an earlier one is still open; to go on with it: {how}")
            return


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
        return
    with ExitStack() as closing:
        with something_is_to_be_kept(", or practise with `sideline rehearse --off-the-record`"):
            closing.enter_context(LiveLock(database))
            store = closing.enter_context(Store.open(database))
        services = Services(library, store)
        closing.callback(services.store_again)
        yield services
