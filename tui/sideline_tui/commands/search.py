"""`search`: words in everything that was said and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sideline_tui.commands.opened import open_to_read
from sideline_tui.commands.options import SETTINGS, json_option, limit_option, place_options
from sideline_tui.printing import say_json, say_table
from sideline_tui.when import stamp

if TYPE_CHECKING:
    from sideline_flows.records.rows import Hit


@click.command(context_settings=SETTINGS)
@click.argument("words", nargs=-1, required=True)
@limit_option
@json_option
@place_options
@click.pass_context
def search(ctx: click.Context, words: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Find words in transcripts and notes, newest first.

    All WORDS must be in the same turn.
    """
    with open_to_read(ctx) as store:
        hits = store.search(" ".join(words), limit)
    if as_json:
        say_json([_plain(hit) for hit in hits])
        return
    nothing = f"nothing was found for {' '.join(words)}"
    say_table(("when", "person", "said", "session"), [_columns(hit) for hit in hits], nothing)


def _columns(hit: Hit) -> tuple[str, ...]:
    return stamp(hit.at), hit.person, f"{'private: ' if hit.private else ''}{hit.snippet}", hit.session_id


def _plain(hit: Hit) -> dict[str, Any]:
    return {
        "session": hit.session_id,
        "turn": hit.turn_id,
        "seq": hit.seq,
        "at": hit.at,
        "person": hit.person,
        "title": hit.title,
        "kind": hit.kind,
        "private": hit.private,
        "text": hit.snippet,
    }
