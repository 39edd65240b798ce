"""Grows the small trees of move recognition by gradient boosting, and writes them as a table of small numbers."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from sideline_flows.practice.moves.trees import COLUMNS, CUTS, LEAVES, WIDE
from sideline_flows.practice.moves.weights import Table

_ROUNDS = 80
_MOST = 127
_STEPS = 40  # the largest leaf is this many steps: fewer steps pack smaller


def grow(rows: np.ndarray, classes: np.ndarray, weights: np.ndarray) -> Table:
    """Trees of three cuts at most, a round of them one for each column."""
    model = HistGradientBoostingClassifier(
        max_iter=_ROUNDS, learning_rate=0.06, max_leaf_nodes=CUTS + 1, min_samples_leaf=20, l2_regularization=3,
        max_features=0.12, early_stopping=False, random_state=0,
    )  # fmt: skip
    model.fit(rows, classes, sample_weight=weights)
    trees = [tree.nodes for around in model._predictors for tree in around]  # noqa: SLF001 - there is no open way in
    scale = max(float(np.abs(nodes["value"]).max()) for nodes in trees) / _STEPS
    base = [round(float(value), 4) for value in model._baseline_prediction.ravel()]  # noqa: SLF001
    width = CUTS * WIDE + CUTS + 1
    kept = {at: _row(nodes, scale) for at, nodes in enumerate(trees)}
    return Table((*base, *[0.0] * (width - COLUMNS)), scale, kept)


def _row(nodes: np.ndarray, scale: float) -> tuple[int, ...]:
    """One tree: cuts in the order they are met, then leaves."""
    cuts = [at for at, node in enumerate(nodes) if not node["is_leaf"]]
    leaves = [at for at, node in enumerate(nodes) if node["is_leaf"]]
    place = {at: number for number, at in enumerate(cuts)} | {at: LEAVES + number for number, at in enumerate(leaves)}
    row: list[int] = []
    for at in cuts:
        node = nodes[at]
        most = int(np.clip(np.floor(node["num_threshold"]), -_MOST, _MOST))
        row += [int(node["feature_idx"]), most, place[int(node["left"])], place[int(node["right"])]]
    if not cuts:
        row += [0, 0, LEAVES, LEAVES]
    row += [0] * (CUTS * WIDE - len(row))
    row += [round(float(nodes[at]["value"]) / scale) for at in leaves]
    return tuple(row + [0] * (CUTS * WIDE + CUTS + 1 - len(row)))
