"""The ways a rehearsal went: found in the tree of its moments, and laid side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sideline_flows.practice.rehearsal import Node, Rehearsal
from sideline_flows.practice.reply import Branch, Comparison
from sideline_flows.practice.rubric import Point, PointKind, Score
from sideline_flows.practice.transcript import FlowOf, transcript

Count = Callable[[Sequence[Node]], Score]
"""Counts one way, from its beginning to its last moment."""


def branches(rehearsal: Rehearsal, count: Count) -> tuple[Branch, ...]:
    """Every way there is, the oldest first; nothing while there is only one."""
    ends = _ends(rehearsal)
    if len(ends) < 2:  # noqa: PLR2004 - one way is no branch
        return ()
    return tuple(_branch(rehearsal, end, count) for end in ends)


def compare(rehearsal: Rehearsal, left: int, right: int, count: Count, flow_of: FlowOf) -> Comparison:
    """Two ways side by side, each given by its last moment. Raises InputError for no such moment."""
    ways = rehearsal.way(left), rehearsal.way(right)
    parted = _parted(*ways)
    lines = [transcript(way, flow_of) for way in ways]
    scores = [count(way) for way in ways]
    return Comparison(
        shared=tuple(line for line in lines[0] if line.number <= parted),
        left=tuple(line for line in lines[0] if line.number > parted),
        right=tuple(line for line in lines[1] if line.number > parted),
        left_score=scores[0],
        right_score=scores[1],
        changed=tuple(_changed(*scores)),
    )


def _ends(rehearsal: Rehearsal) -> list[int]:
    """The last moment of each way. Where a turn's label was corrected, only the way after the correction counts."""
    dead = _relabelled(rehearsal.nodes)
    parents = {node.parent for node in rehearsal.nodes if node.number not in dead}
    ends = {node.number for node in rehearsal.nodes if node.number not in parents} | {rehearsal.here}
    return sorted(end for end in ends if not any(node.number in dead for node in rehearsal.way(end)))


def _relabelled(nodes: Sequence[Node]) -> set[int]:
    corrected = [node for node in nodes if node.said and node.said.corrected]
    return {
        node.number
        for node in nodes
        for later in corrected
        if later.number > node.number and (later.parent, later.text) == (node.parent, node.text)
    }


def _branch(rehearsal: Rehearsal, end: int, count: Count) -> Branch:
    way, here = rehearsal.way(end), rehearsal.path
    parted = _parted(way, here)
    own = [node for node in way if node.number > parted]
    score = count(way)
    return Branch(
        number=end,
        parted=parted,
        words=own[0].text if own else "",
        turns=score.turns,
        outcome=way[-1].stack.outcome,
        total=score.total,
        possible=score.possible,
        here=end == rehearsal.here,
    )


def _parted(one: Sequence[Node], other: Sequence[Node]) -> int:
    """The last moment that two ways share."""
    return max(first.number for first, second in zip(one, other, strict=False) if first is second)


def _changed(left: Score, right: Score) -> Iterator[str]:
    for only, score, against in (("left", left, right), ("right", right, left)):
        there = {_key(point) for point in against.points}
        for point in score.points:
            if _key(point) not in there and point.kind is not PointKind.MISSED:
                yield f"{point.what}: {point.kind} on the {only} only ({point.where})"
    yield f"points: {left.total} of {left.possible} on the left, {right.total} of {right.possible} on the right"
    yield f"listening balance: {left.balance:+d} on the left, {right.balance:+d} on the right"


def _key(point: Point) -> tuple[str, str, str]:
    return point.kind, point.what, point.where
