"""The card fades as one learns: all of it, then the letters of the model, then nothing but the ways on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sideline_flows.practice.reply import Help
from sideline_flows.reply import Card

RUNS = 3
"""Clean runs with one amount of help, after which there is less of it."""


def help_after(clean_runs: Mapping[str, int], runs: int = RUNS) -> Help:
    """How much help the next run of a flow gets. `clean_runs` counts those so far, by the help they had."""
    if clean_runs.get(Help.NOTHING, 0) or clean_runs.get(Help.LETTERS, 0) >= runs:
        return Help.NOTHING
    return Help.LETTERS if clean_runs.get(Help.FULL, 0) >= runs else Help.FULL


def fade(card: Card, shown: Help) -> Card:
    """The card with as much of it as this help shows. What only a hand can fill stays, and so do the ways on."""
    if shown is Help.FULL:
        return card
    choices = tuple(replace(choice, lacks=()) for choice in card.choices)
    bare = replace(card, aim="", say=(), listen=(), watch=(), why=(), checks=(), choices=choices)
    if shown is Help.LETTERS:
        return bare
    return replace(bare, crumbs=tuple(replace(crumb, phases=(), lit=-1) for crumb in card.crumbs))
