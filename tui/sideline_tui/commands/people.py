"""`people`: those one talks with."""

from __future__ import annotations

from dataclasses import asdict

import click

from sideline_tui.commands.opened import open_store, open_to_read
from sideline_tui.commands.options import SETTINGS, ListingGroup, json_option, place_options
from sideline_tui.printing import say, say_json, say_table
from sideline_tui.when import stamp


@click.group(cls=ListingGroup, context_settings=SETTINGS)
@place_options
def people() -> None:
    """List the people you talk with, or add one."""


@people.command(name="list", context_settings=SETTINGS)
@json_option
@place_options
@click.pass_context
def list_them(ctx: click.Context, *, as_json: bool) -> None:
    """List everybody, the newest first."""
    with open_to_read(ctx) as store:
        rows = sorted(store.people(), key=lambda row: row.id, reverse=True)
    if as_json:
        say_json([asdict(row) for row in rows])
    else:
        columns = [(row.name, stamp(row.created_at)) for row in rows]
        say_table(("person", "known since"), columns, "nobody yet: sideline people add NAME")


@people.command(context_settings=SETTINGS)
@click.argument("name")
@place_options
@click.pass_context
def add(ctx: click.Context, name: str) -> None:
    """Add somebody, to be there before the first conversation."""
    with open_store(ctx) as store:
        say(store.find_or_add_person(name).name)
