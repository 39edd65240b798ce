"""Counting an attempt, so that anybody can count it again by hand.

- One point for each check or answer that the flow's own line says how to earn, in each state that was visited: met with
  the turn and the words that met it, or missed.
- One point less for each turn that raised the counterpart's guard; the rule is the move's line in the page of moves.
- One point back where the harm was repaired: the guard came down, or trust rose, within the next two turns. One turn
  repairs one harm.
- Listening balance: reflections minus telling that nobody had asked for. Talk share and the mix of questions are
  guidance, never graded: among conversations that experts rated, they hardly tell good from poor, and the balance does.
- Under ten turns there is no overall grade: too little was said to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sideline_flows.language.model import Flow, Place
from sideline_flows.practice.counterpart import Answer
from sideline_flows.practice.moves.model import TELLING, Coarse, Recognition, coarse
from sideline_flows.practice.movetable import MoveTable
from sideline_flows.practice.rehearsal import Node

GRADED_FROM = 10
"""Turns from which an attempt is graded as a whole."""

REPAIRED_WITHIN = 2
"""Turns in which harm can be repaired."""


class PointKind(StrEnum):
    """What a point is for."""

    MET = "met"
    MISSED = "missed"
    HARM = "raised the guard"
    REPAIR = "repaired"


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the count. `turn` is the node's number, or -1 for what was never met; `quote` the words said.

    `rev` is how often the state's meaning was changed, and `was` the ids it had before: its practice is kept by these.
    """

    kind: PointKind
    value: int
    what: str
    flow: str
    state: str
    rule: Place
    turn: int = -1
    quote: str = ""
    rev: int = 0
    was: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """True for what the flow asks for, met or missed."""
        return self.kind in (PointKind.MET, PointKind.MISSED)

    @property
    def where(self) -> str:
        """The state, as `flow/state`."""
        return f"{self.flow}/{self.state}"


_GRADES = ((0.8, "strong"), (0.55, "solid"), (0.3, "on the way"))


@dataclass(frozen=True, slots=True)
class Score:
    """An attempt counted. Shares are 0..1 or None where nothing was said."""

    points: tuple[Point, ...]
    turns: int
    reflections: int
    unasked: int
    talk_share: float | None
    open_share: float | None

    @property
    def total(self) -> int:
        """The sum of the points' values."""
        return sum(point.value for point in self.points)

    @property
    def possible(self) -> int:
        """Points there were to earn in the states visited."""
        return sum(point.required for point in self.points)

    @property
    def balance(self) -> int:
        """Reflections minus unasked telling."""
        return self.reflections - self.unasked

    @property
    def grade(self) -> str:
        """The whole of it in a word; empty under ten turns."""
        if self.turns < GRADED_FROM or not self.possible:
            return ""
        share = self.total / self.possible
        return next((name for least, name in _GRADES if share >= least), "not yet")


@dataclass(frozen=True, slots=True)
class _Said:
    """A turn in which something was said and answered."""

    node: Node
    said: Recognition
    answer: Answer


def score(path: Sequence[Node], flow_of: Callable[[str], Flow], moves: MoveTable) -> Score:
    """Count one branch of a rehearsal, from its beginning to the moment given last."""
    turns = [_Said(node, node.said, node.answer) for node in path if node.said and node.answer]
    harms = list(_harms(turns, moves))
    points = (*_required(path, flow_of), *harms, *_repairs(turns, harms, moves))
    named = [coarse(turn.said.move) for turn in turns]
    asked = [name for name in named if name in (Coarse.OPEN_QUESTION, Coarse.CLOSED_QUESTION)]
    mine = sum(len(turn.node.text.split()) for turn in turns)
    theirs = sum(len(turn.answer.text.split()) for turn in turns)
    return Score(
        points=points,
        turns=len(turns),
        reflections=sum(coarse(turn.said.move) is Coarse.REFLECTION and not turn.node.hollow for turn in turns),
        unasked=sum(turn.said.move in TELLING and turn.said.unasked for turn in turns),
        talk_share=mine / (mine + theirs) if mine + theirs else None,
        open_share=asked.count(Coarse.OPEN_QUESTION) / len(asked) if asked else None,
    )


def _required(path: Sequence[Node], flow_of: Callable[[str], Flow]) -> Iterator[Point]:
    """Met or missed: everything that can be earned in the states this branch stood in while something was said."""
    visited = dict.fromkeys((node.flow, node.state) for node in path if node.said)
    for flow_id, state_id in visited:
        flow = flow_of(flow_id)
        rev, was = flow.rev_of(state_id), flow.once_called(state_id)
        for row in (row for row in flow.state(state_id).rows if row.earned):
            node = _earner(path, flow_id, state_id, row.name)
            point = Point(PointKind.MISSED, 0, row.name, flow_id, state_id, row.place, rev=rev, was=was)
            if node is None:
                yield point
            else:
                yield replace(point, kind=PointKind.MET, value=1, turn=node.number, quote=node.text)


def _earner(path: Sequence[Node], flow_id: str, state_id: str, name: str) -> Node | None:
    here = (node for node in path if (node.flow, node.state) == (flow_id, state_id))
    return next((node for node in here if any(gain.name == name for gain in node.gains)), None)


def _harms(turns: Sequence[_Said], moves: MoveTable) -> Iterator[Point]:
    for turn in turns:
        raised = [change for change in turn.answer.changes if change.level == "guard" and change.after > change.before]
        if raised:
            node = turn.node
            rule = moves.place(turn.said.move)
            yield Point(PointKind.HARM, -1, raised[0].why, node.flow, node.state, rule, node.number, _quote(turn))


def _repairs(turns: Sequence[_Said], harms: Sequence[Point], moves: MoveTable) -> Iterator[Point]:
    """One turn repairs one harm: two of them want two."""
    spent: set[int] = set()
    for harm in harms:
        after = [turn for turn in turns if turn.node.number > harm.turn][:REPAIRED_WITHIN]
        turn = next((turn for turn in after if turn.node.number not in spent and _soothes(turn.answer)), None)
        if turn:
            spent.add(turn.node.number)
            node, rule = turn.node, moves.place(turn.said.move)
            what = f"{turn.said.move} after {harm.what}"
            yield Point(PointKind.REPAIR, 1, what, node.flow, node.state, rule, node.number, _quote(turn))


def _soothes(answer: Answer) -> bool:
    return any(
        (change.level == "guard" and change.after < change.before)
        or (change.level == "trust" and change.after > change.before)
        for change in answer.changes
    )


def _quote(turn: _Said) -> str:
    return turn.said.because[0] if turn.said.because else turn.node.text
