"""Turns that need a look at the card or the meters first. They run on the desk, where nothing can come between."""

from __future__ import annotations

from sideline_flows.coach import Coach
from sideline_flows.reply import Reply
from sideline_tui.widgets.card_rows import next_check

NEXT_FLOOR = {"": "me", "me": "them", "them": ""}


def tick_next(coach: Coach) -> Reply:
    """Tick the first check of the card that is not ticked."""
    check = next_check(coach.reply().card)
    if check is None:
        return coach.reply("Nothing is left to tick here.")
    return coach.check(check.name, on=True)


def pass_floor(coach: Coach) -> Reply:
    """From nobody to me, from me to them, from them to nobody."""
    return coach.floor(NEXT_FLOOR[coach.meters().floor])
