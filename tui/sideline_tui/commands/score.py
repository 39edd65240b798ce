"""`score`: one rehearsal counted, so that anybody can count it again by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sideline_flows.errors import InputError
from sideline_tui.commands.opened import open_library, open_to_read
from sideline_tui.commands.options import SETTINGS, json_option, place_options
from sideline_tui.commands.picking import LAST
from sideline_tui.printing import aside, say, say_json
from sideline_tui.rehearse_parts import debrief_lines

if TYPE_CHECKING:
    from sideline_flows.attempt import Attempt
    from sideline_flows.practice.rubric import Point, Score
    from sideline_flows.services import Services


@click.command(context_settings=SETTINGS)
@click.argument("attempt", metavar="ATTEMPT")
@click.option("--explain", is_flag=True, help="Every point with its rule's file and line and the turn that met it.")
@click.option("-o", "--output", metavar="FILE", help="Write the debrief as Markdown, readable to you alone.")
@json_option
@place_options
@click.pass_context
def score(ctx: click.Context, attempt: str, output: str | None, *, explain: bool, as_json: bool) -> None:
    """Count one rehearsal, each point with its rule and your words.

    ATTEMPT is its id from `sideline attempts`, the beginning of it, or `last`.
    """
    from sideline_flows.services import Services

    with open_to_read(ctx) as store:
        found = _resume(Services(open_library(ctx), store), attempt)
    if output:
        _write(Path(output), found)
    elif as_json:
        say_json(_plain(found))
    else:
        say(*(_explained(found.score()) if explain else debrief_lines(found.debrief())))


def _resume(services: Services, attempt: str) -> Attempt:
    from sideline_flows.attempt import Attempt

    if attempt == LAST:
        newest = services.store.rehearsals.attempts(1)
        if not newest:
            raise InputError("there is no rehearsal yet: sideline rehearse FLOW --as PERSONA")
        attempt = newest[0].id
    return Attempt.resume(services, attempt)


def _write(path: Path, found: Attempt) -> None:
    from sideline_flows.practice.debrief import as_markdown
    from sideline_flows.records.files import write_private

    if path.exists() and not path.is_dir():
        raise InputError(f"{path} is already there; name another file")
    write_private(path, as_markdown(f"{found.seat.entry.title} with {found.seat.entry.name}", found.debrief()))
    aside(f"written to {path}")


def _explained(found: Score) -> list[str]:
    return [*(_point(point) for point in found.points), f"{found.total:+d} in all, of {found.possible} to earn"]


def _point(point: Point) -> str:
    from sideline_flows.practice.rehearsal import cite

    turn = f"turn {point.turn}: “{point.quote}”" if point.quote else "not met"
    return f"{point.value:+d}  {point.kind}: {point.what}  {point.where}  [{cite(point.rule)}]  {turn}"


def _plain(attempt: Attempt) -> dict[str, Any]:
    entry, found = attempt.seat.entry, attempt.score()
    return {
        "attempt": entry.id,
        "flow": entry.flow,
        "persona": entry.persona,
        "seed": entry.seed,
        "help": entry.help,
        "outcome": attempt.path[-1].stack.outcome or None,
        "turns": found.turns,
        "total": found.total,
        "possible": found.possible,
        "grade": found.grade or None,
        "balance": found.balance,
        "reflections": found.reflections,
        "unasked": found.unasked,
        "talk_share": found.talk_share,
        "open_share": found.open_share,
        "points": [_point_data(point) for point in found.points],
    }


def _point_data(point: Point) -> dict[str, Any]:
    from sideline_flows.practice.rehearsal import cite

    return {
        "kind": point.kind,
        "value": point.value,
        "what": point.what,
        "flow": point.flow,
        "state": point.state,
        "rule": cite(point.rule),
        "turn": point.turn if point.quote else None,
        "quote": point.quote or None,
    }
