"""`attempts`: the rehearsals that were kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from sideline_tui.commands.opened import open_to_read
from sideline_tui.commands.options import SETTINGS, json_option, limit_option, place_options
from sideline_tui.printing import say_json, say_table
from sideline_tui.when import stamp

if TYPE_CHECKING:
    from sideline_flows.records.attempt_entries import AttemptRow

HEADINGS = ("attempt", "began", "flow", "with", "seed", "turns", "points", "help", "ended")


@click.command(context_settings=SETTINGS)
@limit_option
@json_option
@place_options
@click.pass_context
def attempts(ctx: click.Context, limit: int, *, as_json: bool) -> None:
    """List your rehearsals, newest first.

    They stay in this database: no export of a person holds them.
    """
    with open_to_read(ctx) as store:
        rows = store.rehearsals.attempts(limit)
    if as_json:
        say_json([_plain(row) for row in rows])
        return
    say_table(HEADINGS, [_columns(row) for row in rows], "no rehearsal yet: sideline rehearse FLOW --as PERSONA")


def _columns(row: AttemptRow) -> tuple[object, ...]:
    flow = row.drill or row.flow
    end = f"{row.outcome or 'left'}, {stamp(row.ended_at)}" if row.ended_at else "open"
    name = f"{row.name} (as {row.persona})" if row.facts_for else row.name
    return row.id, stamp(row.started_at), flow, name, row.seed, row.turns, _points(row), row.help, end


def _points(row: AttemptRow) -> str:
    return f"{row.total} of {row.possible}"


def _plain(row: AttemptRow) -> dict[str, Any]:
    cells = asdict(row)
    del cells["person_id"]
    return {**cells, "ended_at": row.ended_at or None, "outcome": row.outcome or None, "drill": row.drill or None}
