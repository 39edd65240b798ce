"""`drill`: one state of a flow, practised when it is due."""

from __future__ import annotations

import click

from sideline_tui.commands.live import plain_option
from sideline_tui.commands.opened import complete_persona, open_library, places
from sideline_tui.commands.options import SETTINGS, place_options
from sideline_tui.commands.rehearse import run
from sideline_tui.printing import aside


@click.command(context_settings=SETTINGS)
@click.argument("state", required=False, default="")
@click.option("--as", "persona", metavar="PERSONA", default="", shell_complete=complete_persona, help="With whom.")
@plain_option
@place_options
@click.pass_context
def drill(ctx: click.Context, state: str, persona: str, *, plain: bool) -> None:
    """Practise the one state that is most due, in two minutes.

    STATE is FLOW/STATE, such as soil/permission; without it, what is most due comes. With nothing due there is nothing
    to do, and nothing is lost.
    """
    from sideline_flows.progress import find_drill, next_drill
    from sideline_flows.records.glance import glance
    from sideline_flows.services import Services
    from sideline_tui.opening import Rehearsing

    library = open_library(ctx)
    with glance(places(ctx).db) as store:
        services = Services(library, store)
        found = find_drill(services, state) if state else next_drill(services)
    if found is None:
        aside("nothing is due; `sideline drill FLOW/STATE` practises one all the same")
        return
    ctx.exit(run(ctx, Rehearsing(found.flow, persona or found.persona, drill=found.state), library, plain=plain))
