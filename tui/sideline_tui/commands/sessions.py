"""`sessions` and `show`: the conversations that were had, and what was said in one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from sideline_tui.commands.opened import open_to_read
from sideline_tui.commands.options import SETTINGS, json_option, limit_option, place_options, session_argument
from sideline_tui.commands.picking import pick_session
from sideline_tui.printing import say, say_json, say_table
from sideline_tui.transcript import transcript
from sideline_tui.when import stamp

if TYPE_CHECKING:
    from sideline_flows.records.rows import SessionRow


@click.command(context_settings=SETTINGS)
@click.option("--person", metavar="NAME", help="Only conversations with this person.")
@limit_option
@json_option
@place_options
@click.pass_context
def sessions(ctx: click.Context, person: str | None, limit: int, *, as_json: bool) -> None:
    """List conversations, newest first."""
    with open_to_read(ctx) as store:
        person_id = store.person(person).id if person else ""
        rows = store.sessions(person_id, limit=limit)
    if as_json:
        say_json([_plain(row) for row in rows])
        return
    headings = ("session", "began", "person", "flow", "stands at", "ended")
    columns = [(row.id, stamp(row.started_at), row.person, row.flow, row.state, _end(row)) for row in rows]
    say_table(headings, columns, "no conversation yet: sideline live FLOW --with NAME")


@click.command(context_settings=SETTINGS)
@session_argument
@place_options
@click.pass_context
def show(ctx: click.Context, session: str) -> None:
    """Print the transcript of one conversation.

    SESSION is its id, the beginning of it, or `last`.
    """
    with open_to_read(ctx) as store:
        row = pick_session(store, session)
        passed_over = store.overrides(row.id)
        say(f"{row.title} with {row.person}, {_end(row)}", *transcript(store.turns(row.id), passed_over))


def _end(row: SessionRow) -> str:
    if row.ended_at:
        return f"{row.outcome}, {stamp(row.ended_at)}"
    return "parked" if row.parked else "open"


def _plain(row: SessionRow) -> dict[str, Any]:
    return {**asdict(row), "ended_at": row.ended_at or None, "outcome": row.outcome or None}
