"""`live`, a conversation with somebody, and `resume`, which goes on with one or with a rehearsal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from sideline_tui.commands.opened import (
    complete_flow,
    find_flow,
    open_library,
    places,
    resume_options,
    something_is_to_be_kept,
)
from sideline_tui.commands.options import SETTINGS, WholeNumber, place_options, session_argument
from sideline_tui.commands.picking import LAST, pick_attempt, pick_session
from sideline_tui.printing import aside

if TYPE_CHECKING:
    from sideline_flows.coach import Coach
    from sideline_flows.services import Services
    from sideline_tui.opening import Rehearsing, Start

plain_option = click.option("--plain", is_flag=True, help="Lines on standard input and output instead of the screen.")


@click.command(context_settings=SETTINGS)
@click.argument("flow", shell_complete=complete_flow)
@click.option("--with", "person", metavar="NAME", required=True, help="Whom you sit down with; a new name is added.")
@click.option("--minutes", type=WholeNumber(1, 24 * 60), metavar="N", help="How long the meeting is.")
@plain_option
@place_options
@click.pass_context
def live(ctx: click.Context, flow: str, person: str, minutes: int | None, *, plain: bool) -> None:
    """Run a conversation with somebody.

    FLOW is an id from `sideline flows` or the path of a Markdown file.
    """
    from sideline_tui.opening import beginning

    library, flow_id = find_flow(open_library(ctx), flow)
    start = beginning(flow_id, person, minutes, library=library)
    if plain:
        with _services(ctx) as services:
            _mention_open(services, flow_id, person)
            ctx.exit(_talk(start(services), services, resume_options(ctx, flow)))
    ctx.exit(_on_screen(ctx, start))


@click.command(context_settings=SETTINGS)
@session_argument
@plain_option
@place_options
@click.pass_context
def resume(ctx: click.Context, session: str, *, plain: bool) -> None:
    """Go on with a conversation or a rehearsal where it was left.

    SESSION is its id, the beginning of it, or `last` for the newest open conversation.
    """
    if rehearsal := _rehearsal(ctx, session):
        from sideline_tui.commands.rehearse import run

        ctx.exit(run(ctx, rehearsal, open_library(ctx), plain=plain))

    def start(services: Services) -> Coach:
        from sideline_flows.coach import Coach

        return Coach.resume(services, pick_session(services.store, session, open_only=True).id)

    if plain:
        with _services(ctx) as services:
            ctx.exit(_talk(start(services), services, resume_options(ctx)))
    ctx.exit(_on_screen(ctx, start))


def _rehearsal(ctx: click.Context, typed: str) -> Rehearsing | None:
    """How to take up the rehearsal of this id; None where it is a conversation's, which `last` always means."""
    if typed == LAST:
        return None
    from sideline_flows.records.glance import glance
    from sideline_tui.opening import Rehearsing

    with glance(places(ctx).db) as store:
        row = pick_attempt(store, typed)
    return Rehearsing(row.flow, row.persona, attempt=row.id) if row else None


def _on_screen(ctx: click.Context, start: Start) -> int:
    from sideline_tui.app import run_app

    return run_app(places(ctx).db, places(ctx).flows, start)


@contextmanager
def _services(ctx: click.Context) -> Iterator[Services]:
    """Everything a conversation needs. Refused while another window has the database open for writing."""
    from sideline_flows.records.lock import LiveLock
    from sideline_flows.services import open_services

    database = places(ctx).db
    with ExitStack() as closing:
        with something_is_to_be_kept():
            closing.enter_context(LiveLock(database))
            services = closing.enter_context(open_services(database, open_library(ctx)))
        yield services


def _talk(coach: Coach, services: Services, options: str) -> int:
    from sideline_tui.plain import PlainTalk
    from sideline_tui.typed import standard_input

    today = services.clock().astimezone().date()
    return PlainTalk(coach, standard_input(), today, options=options).run()


def _mention_open(services: Services, flow_id: str, person: str) -> None:
    """Name an earlier conversation of the same kind that was never ended; it stays as it is."""
    store = services.store
    known = next((row for row in store.people() if row.name.casefold() == person.strip().casefold()), None)
    left = [row for row in store.sessions(known.id, open_only=True) if row.flow == flow_id] if known else []
    if left:
        aside(f"an earlier one is still open; to go on with it: sideline resume {left[0].id}")
