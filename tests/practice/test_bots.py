"""Managers made of rules play every flow against every counterpart. Nobody gets stuck for good."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from random import Random

import pytest
from tests.practice.bots import BOTS, GOOD, Bot
from tests.practice.room import FLOWS, PERSONAS, heard, sit_down

from sideline_flows.practice.moves import Recognition
from sideline_flows.practice.rehearsal import Rehearsal

TURNS = 60
HELPED_TURNS = 150
RUNS = 200
"""Of each flow with each counterpart, shared among the bots."""


def alone(text: str, _previous: str, asked: bool) -> Recognition:  # noqa: FBT001 - the shape of `Recognise`
    """The real recogniser on each line by itself: so it is asked once for all runs."""
    return heard(text, "", asked)


def played(flow_id: str, persona_id: str, bot: Bot, run: int) -> Rehearsal:
    """A run of a bot; where it got to no end, a good one takes over."""
    rehearsal = sit_down(flow_id, persona_id, seed=run, recogniser=alone)
    random = Random(f"{flow_id}|{persona_id}|{bot.name}|{run}")
    if not bot.play(rehearsal, random, TURNS).stack.outcome:
        GOOD.play(rehearsal, random, HELPED_TURNS)
    return rehearsal


def dead_ends(pair: tuple[str, str]) -> tuple[int, list[str]]:
    """How many runs of a pair were played, and those that no good manager could bring to an end."""
    runs = [(BOTS[run % len(BOTS)], run) for run in range(RUNS)]
    ended = {(bot.name, run): played(*pair, bot, run).node for bot, run in runs}
    return len(ended), [f"{pair} {run}: {node.stack.top}" for run, node in ended.items() if not node.stack.outcome]


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.name)
@pytest.mark.parametrize("flow_id", FLOWS)
def test_from_wherever_a_bot_got_to_a_good_manager_reaches_an_end(flow_id: str, bot: Bot) -> None:
    """Every flow with every counterpart: there is no dead end, only talk that has not earned its way on yet."""
    for persona_id in PERSONAS:
        rehearsal = played(flow_id, persona_id, bot, run=1)
        assert rehearsal.node.stack.outcome, (persona_id, rehearsal.node.stack.top)
        assert all(node.answer and node.answer.text for node in rehearsal.path if node.said)


@pytest.mark.slow
def test_two_hundred_runs_of_every_flow_with_every_counterpart() -> None:
    """Good, poor and erratic: 24,000 runs, and not one dead end."""
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        counts, stuck = zip(*pool.map(dead_ends, product(FLOWS, PERSONAS), chunksize=4), strict=True)
    assert not [each for some in stuck for each in some]
    assert sum(counts) == RUNS * len(FLOWS) * len(PERSONAS) >= 24_000
    print(f"{sum(counts)} runs")  # noqa: T201 - a figure for whoever runs it with -s


def test_a_good_manager_gets_further_than_a_poor_one() -> None:
    """Feedback with all ten counterparts: the one mostly reaches what it is for, the other never does."""
    reached = {}
    for bot in BOTS:
        ends = [bot.play(sit_down("soil", each), Random(each), TURNS).stack.outcome for each in PERSONAS]
        reached[bot.name] = ends.count("done")
    assert reached["good"] > len(PERSONAS) / 2
    assert reached["poor"] == 0
