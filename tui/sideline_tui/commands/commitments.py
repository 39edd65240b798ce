"""`commitments`: what people said they would do, and what became of it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from sideline_flows.errors import InputError
from sideline_tui import when
from sideline_tui.commands.opened import open_store, open_to_read
from sideline_tui.commands.options import SETTINGS, ListingGroup, json_option, place_options
from sideline_tui.printing import aside, say, say_json, say_table

if TYPE_CHECKING:
    from sideline_flows.records.rows import CommitmentRow, PersonRow
    from sideline_flows.records.store import Store

SPEAKERS = frozenset({"", "me", "we"})
"""Owners that do not say whom a promise was made with."""

commitment_argument = click.argument("commitment", metavar="ID")
note_option = click.option("--note", default="", metavar="TEXT", help="What became of it, in your words.")


@click.group(cls=ListingGroup, context_settings=SETTINGS)
@place_options
def commitments() -> None:
    """List, add and settle commitments.

    Alone it lists those that are open, the oldest due first.
    """


@commitments.command(name="list", context_settings=SETTINGS)
@click.option("--all", "all_of_them", is_flag=True, help="Settled ones too.")
@click.option("--person", metavar="NAME", help="Only those made with this person.")
@json_option
@place_options
@click.pass_context
def list_them(ctx: click.Context, person: str | None, *, all_of_them: bool, as_json: bool) -> None:
    """List commitments, the oldest due first."""
    with open_to_read(ctx) as store:
        person_id = store.person(person).id if person else ""
        rows = store.commitments("" if all_of_them else "open", person_id=person_id)
    if as_json:
        say_json([_plain(row) for row in sorted(rows, key=lambda row: row.id, reverse=True)])
        return
    today = datetime.now().astimezone().date()
    headings = ("id", "due", "owner", "commitment", "seen in", "status", "with")
    say_table(headings, [_columns(row, today) for row in rows], "no commitment here")


@commitments.command(context_settings=SETTINGS)
@click.argument("words", nargs=-1, required=True, metavar="TEXT")
@click.option("--with", "person", metavar="NAME", help="Whom it was agreed with, if not its owner.")
@place_options
@click.pass_context
def add(ctx: click.Context, words: tuple[str, ...], person: str | None) -> None:
    """Add a commitment said in one line: "Ana: 5 calls by Fri, seen in CRM".

    A vague one is kept too, and what it lacks is named. An owner nobody knows yet is added to your people.
    """
    from sideline_flows.engine.promises import read_promise

    draft = read_promise(" ".join(words), datetime.now().astimezone(), default_owner=person or "")
    with open_store(ctx) as store:
        whom = _whom(store, person or ("" if draft.owner in SPEAKERS else draft.owner))
        row = store.add_commitment(
            whom.id, owner=draft.owner, behaviour=draft.behaviour, due=draft.due, proof=draft.proof, text=draft.text
        )
    say(row.id)
    aside(f"kept: {_sentence(row)}")
    if draft.missing:
        aside(f"still missing: {', '.join(draft.missing)}")


@commitments.command(context_settings=SETTINGS)
@commitment_argument
@note_option
@place_options
@click.pass_context
def done(ctx: click.Context, commitment: str, note: str) -> None:
    """Settle a commitment as done. ID is its id or the beginning of it."""
    _settle(ctx, commitment, "done", note)


@commitments.command(context_settings=SETTINGS)
@commitment_argument
@note_option
@place_options
@click.pass_context
def drop(ctx: click.Context, commitment: str, note: str) -> None:
    """Settle a commitment as dropped. ID is its id or the beginning of it."""
    _settle(ctx, commitment, "dropped", note)


def _settle(ctx: click.Context, commitment: str, status: str, note: str) -> None:
    with open_store(ctx) as store:
        row = store.mark_commitment(commitment, status, note)
    say(f"{row.status}: {_sentence(row)}")


def _whom(store: Store, name: str) -> PersonRow:
    """Somebody known whose name begins so, or somebody new. Raises InputError for no name and for an ambiguous one."""
    if not name.strip():
        raise InputError("whom was it agreed with? Begin with a name and a colon, or add --with NAME")
    known = any(row.name.casefold().startswith(name.strip().casefold()) for row in store.people())
    return store.person(name) if known else store.find_or_add_person(name)


def _sentence(row: CommitmentRow) -> str:
    due = f", due {row.due}" if row.due else ""
    return f"{row.owner}: {row.behaviour}{due}{f', seen in {row.proof}' if row.proof else ''}"


def _columns(row: CommitmentRow, today: date) -> tuple[str, ...]:
    status = f"{row.status}, {row.last_mark} so far" if row.last_mark else row.status
    return row.id, when.due(row.due, today), row.owner, row.behaviour, row.proof, status, row.person


def _plain(row: CommitmentRow) -> dict[str, Any]:
    return {**asdict(row), "due": row.due or None, "closed_at": row.closed_at or None}
