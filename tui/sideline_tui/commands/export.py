"""`export`: one conversation as a file that leaves this program."""

from __future__ import annotations

from pathlib import Path

import click

from sideline_flows.errors import InputError
from sideline_tui.commands.opened import open_to_read
from sideline_tui.commands.options import SETTINGS, place_options, session_argument
from sideline_tui.commands.picking import pick_session
from sideline_tui.printing import aside, say

STANDARD_OUTPUT = "-"


@click.command(context_settings=SETTINGS)
@session_argument
@click.option("--shared", is_flag=True, help="Only what the other person may see: no private word, no transcript.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STANDARD_OUTPUT,
    help="Where to write it, readable to you alone; - is standard output, which is the default.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@place_options
@click.pass_context
def export(ctx: click.Context, session: str, output: str, *, shared: bool, force: bool) -> None:
    """Write one conversation as Markdown.

    SESSION is its id, the beginning of it, or `last`.
    """
    page = _page(ctx, session, shared=shared)
    if output == STANDARD_OUTPUT:
        say(page.rstrip("\n"))
        return
    from sideline_flows.records.files import write_private

    path = Path(output)
    if path.exists() and not path.is_dir() and not force:
        raise InputError(f"{path} is already there; add --force to replace it, or name another file")
    write_private(path, page)
    aside(f"written to {path}")


def _page(ctx: click.Context, session: str, *, shared: bool) -> str:
    from sideline_flows.records.export import session_markdown

    with open_to_read(ctx) as store:
        page = store.page(pick_session(store, session).id)
    return session_markdown(page, shared=shared)
