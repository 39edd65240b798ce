"""Measures move recognition: by grouped folds, and on sales turns never trained on. Prints 95 % intervals.

    uv run --group train python -m bench.moves --annomi annomi_train.csv

In each fold the whole file is fitted anew without the fold's sources and scenarios, packed, and used as the product
uses it. Intervals come from drawing conversations, or scenarios, again.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.moves_fit import Source, Sources, fit
from bench.moves_rows import HELD_OUT, Row, counselling, folds, no_marks, no_questions, sales, talk

from sideline_flows.practice.moves import Coarse, Move, coarse_of, recognise
from sideline_flows.practice.moves.weights import Table, pack, shipped, unpack

Said = list[tuple[Row, Coarse]]
_STRIPS: dict[str, Callable[[str], str]] = {"as typed": str, "no question marks": no_questions, "no marks": no_marks}
_QUESTIONS = (Coarse.OPEN_QUESTION, Coarse.CLOSED_QUESTION)


def four(name: Coarse) -> Coarse:
    """The coarse name with both kinds of question joined."""
    return Coarse.OPEN_QUESTION if name in _QUESTIONS else name


def macro(said: Said, join: Callable[[Coarse], Coarse] = Coarse) -> float:
    """The mean F1 over the coarse names, after `join`."""
    pairs = Counter((join(row.coarse), join(name)) for row, name in said)
    names = {join(name) for name in Coarse}
    return sum(_f1(pairs, name) for name in names) / len(names)


def _f1(pairs: Mapping[tuple[Coarse, Coarse], int], name: Coarse) -> float:
    gold = sum(count for (one, _), count in pairs.items() if one is name)
    named = sum(count for (_, one), count in pairs.items() if one is name)
    return 2 * pairs.get((name, name), 0) / (gold + named) if gold + named else 0.0


def flattered(said: Said) -> float:
    """The share of telling that is called reflection."""
    told = [name for row, name in said if row.coarse is Coarse.INPUT]
    return sum(name is Coarse.REFLECTION for name in told) / max(1, len(told))


def unasked(said: Said) -> float:
    """How well reflections minus unasked telling part good conversations from poor ones: the area under the curve."""
    talks: dict[str, Said] = defaultdict(list)
    for row, name in said:
        talks[row.talk].append((row, name))
    points = [(turns[0][0].good, _balance(turns)) for turns in talks.values()]
    good, poor = ([value for kind, value in points if kind is one] for one in (True, False))
    won = sum((high > low) + 0.5 * (high == low) for high in good for low in poor)
    return won / (len(good) * len(poor)) if good and poor else float("nan")


def _balance(turns: Said) -> float:
    names = [four(name) for _, name in turns]
    asks = [row.asks_leave for row, _ in turns]
    told = sum(name is Coarse.INPUT and not any(asks[max(0, at - 2) : at + 1]) for at, name in enumerate(names))
    base = sum(name is not Coarse.OTHER for name in names)
    return (names.count(Coarse.REFLECTION) - told) / max(1, base)


def with_interval(said: Said, measure: Callable[[Said], float], draws: int) -> str:
    """A measure and its 95 % interval, from drawing groups again."""
    groups: dict[str, Said] = defaultdict(list)
    for row, name in said:
        groups[row.talk or row.group].append((row, name))
    rng = random.Random(7)  # noqa: S311 - a resampling, not a secret
    parts = list(groups.values())
    drawn = sorted(measure([one for part in rng.choices(parts, k=len(parts)) for one in part]) for _ in range(draws))
    low, high = drawn[int(0.025 * draws)], drawn[int(0.975 * draws)]
    return f"{measure(said):.3f}  [{low:.3f}, {high:.3f}]"


def named(rows: Sequence[Row], tables: Mapping[str, Table], strip: Callable[[str], str]) -> Said:
    """The rows with what the recogniser says of them."""
    return [(row, coarse_of(strip(row.text), strip(row.previous), tables)) for row in rows]


def by_folds(sources: Sources, count: int, seed: int) -> tuple[dict[str, Said], dict[str, Said], list[str]]:
    """What is said of every row by tables that have not seen its group: counselling, sales, and the fine moves.

    Talk of our own is never measured, so all of it is always learned from.
    """
    talk, trade, ours = sources
    fold = {**folds(talk.rows, count, seed), **folds(trade.rows, count, seed)}
    talks: dict[str, Said] = defaultdict(list)
    trades: dict[str, Said] = defaultdict(list)
    fine: list[str] = []
    for out in range(count):
        kept = [source.part(lambda row: fold[row.group] != out) for source in (talk, trade)]  # noqa: B023
        tables = unpack(pack(fit(Sources(*kept, ours))))
        for name, strip in _STRIPS.items():
            talks[name] += named([row for row in talk.rows if fold[row.group] == out], tables, strip)
            trades[name] += named([row for row in trade.rows if fold[row.group] == out], tables, strip)
        fine += _fine([row for row in trade.rows if fold[row.group] == out], tables)
    return talks, trades, fine


def _fine(rows: Sequence[Row], tables: Mapping[str, Table]) -> list[str]:
    moves = [(row.move, recognise(row.text, row.previous, tables=tables).move) for row in rows]
    return [f"{gold}>{said}" for gold, said in moves]


def _show(title: str, said: Mapping[str, Said], draws: int) -> None:
    for name, turns in said.items():
        print(f"{title}, {name}: {len(turns)} turns")
        print("  macro F1, four moves        ", with_interval(turns, lambda some: macro(some, four), draws))
        print("  macro F1, five moves        ", with_interval(turns, macro, draws))
        print("  telling called reflection   ", with_interval(turns, flattered, draws))
        if turns[0][0].talk:
            print("  AUC unasked, good from poor ", with_interval(turns, unasked, draws))


def _show_fine(title: str, pairs: Sequence[str]) -> None:
    counts = Counter(tuple(pair.split(">")) for pair in pairs)
    sure = sum(count for (_, said), count in counts.items() if said != Move.MIXED)
    right = sum(count for (gold, said), count in counts.items() if gold == said)
    print(f"{title}: {right / len(pairs):.3f} of all moves right, {right / sure:.3f} of the {sure} not called mixed")
    for gold in Move:
        row = Counter({said: count for (one, said), count in counts.items() if one == gold})
        print(f"  {gold:22}", ", ".join(f"{said} {count}" for said, count in row.most_common(5)))


def _speed(rows: Sequence[Row]) -> float:
    started = time.perf_counter()
    for row in rows:
        recognise(row.text, row.previous)
    return (time.perf_counter() - started) / len(rows) * 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annomi", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draws", type=int, default=500)
    asked = parser.parse_args()
    sources = Sources(*map(Source.of, (counselling(asked.annomi), sales(), talk())))
    talks, trades, fine = by_folds(sources, asked.folds, asked.seed)
    _show("counselling, unseen sources", talks, asked.draws)
    _show("sales, unseen scenarios", trades, asked.draws)
    held = sales(HELD_OUT)
    _show(
        "sales, held out, shipped file",
        {name: named(held, shipped(), how) for name, how in _STRIPS.items()},
        asked.draws,
    )
    _show_fine("sales, unseen scenarios", fine)
    _show_fine("sales, held out, shipped file", _fine(held, shipped()))
    print(f"{_speed(sales()):.0f} microseconds a turn, all of a recognition, sales turns")


if __name__ == "__main__":
    main()
