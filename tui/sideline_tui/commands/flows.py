"""`flows` and `graph`: what can be run, and what it looks like as a state machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sideline_tui.commands.opened import complete_page, find_page, open_library
from sideline_tui.commands.options import SETTINGS, json_option, place_options
from sideline_tui.printing import say, say_json, say_pairs

if TYPE_CHECKING:
    from sideline_flows.language.pack import Head


@click.command(context_settings=SETTINGS)
@json_option
@place_options
@click.pass_context
def flows(ctx: click.Context, *, as_json: bool) -> None:
    """List the flows that can be run.

    They are the shipped ones, over them those of your own data folder, and those of every `--flows` folder.
    """
    heads = open_library(ctx).heads()
    if as_json:
        say_json([_plain(head) for head in heads])
    else:
        say_pairs([(head.id, _line(head)) for head in heads])


@click.command(context_settings=SETTINGS)
@click.argument("flow", shell_complete=complete_page)
@place_options
@click.pass_context
def graph(ctx: click.Context, flow: str) -> None:
    """Print a flow's state machine as a Mermaid diagram.

    FLOW is an id from `sideline flows` or `sideline personas`, or the path of a Markdown file.
    """
    from sideline_flows.engine.graph import mermaid

    library, flow_id = find_page(open_library(ctx), flow)
    say(mermaid(library.flow(flow_id)).rstrip("\n"))


def _line(head: Head) -> str:
    if head.finding:
        return f"broken: {head.finding}"
    minutes = f" ({head.minutes} min)" if head.minutes else ""
    return f"{head.title}{minutes}. {head.about}".rstrip(" ")


def _plain(head: Head) -> dict[str, Any]:
    return {
        "id": head.id,
        "title": head.title,
        "about": head.about,
        "minutes": head.minutes,
        "path": str(head.path),
        "finding": str(head.finding) if head.finding else None,
    }
