"""Small decision trees over whole numbers. They are kept as a `Table`, so that the data file knows but one thing.

The row of tree number `at`, which speaks for column `at % 5`, is: three cuts of (what is cut, at most this much, where
to go then, where to go otherwise), and four leaves. Where to go is the number of a cut, or `LEAVES` and the number of a
leaf. What is in the leaves is to be taken times the table's scale.
"""

from __future__ import annotations

from collections.abc import Sequence

from sideline_flows.practice.moves.model import Coarse
from sideline_flows.practice.moves.weights import Table

COLUMNS = len(Coarse)
CUTS = 3
WIDE = 4
LEAVES = 8
LEAF = CUTS * WIDE
"""Where in a row the leaves begin."""


def grown(table: Table, counted: Sequence[int]) -> list[float]:
    """Column by column: the base, and what the trees say of `counted`."""
    sums = [0] * COLUMNS
    for at, row in table.rows.items():
        go = row[2] if counted[row[0]] <= row[1] else row[3]
        while go < LEAVES:
            cut = go * WIDE
            go = row[cut + 2] if counted[row[cut]] <= row[cut + 1] else row[cut + 3]
        sums[at % COLUMNS] += row[LEAF - LEAVES + go]
    return [base + table.scale * total for base, total in zip(table.base, sums, strict=False)]
