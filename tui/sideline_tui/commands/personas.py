"""`personas`: whom one can practise with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sideline_tui.commands.opened import open_library
from sideline_tui.commands.options import SETTINGS, json_option, place_options
from sideline_tui.printing import say_json, say_pairs

if TYPE_CHECKING:
    from sideline_flows.language.pack import Head


@click.command(context_settings=SETTINGS)
@json_option
@place_options
@click.pass_context
def personas(ctx: click.Context, *, as_json: bool) -> None:
    """List the counterparts to practise with.

    They are the shipped ones, and over them those in a folder `personas` beside your own flows.
    """
    from sideline_flows.practice.cast import heads

    found = heads(open_library(ctx))
    if as_json:
        say_json([_plain(head) for head in found])
    else:
        say_pairs([(head.id, f"{head.title}. {head.about}") for head in found])


def _plain(head: Head) -> dict[str, Any]:
    return {"id": head.id, "title": head.title, "about": head.about, "path": str(head.path)}
