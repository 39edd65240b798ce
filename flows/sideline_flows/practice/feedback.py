"""What the manager is told about one turn."""

from __future__ import annotations

from collections.abc import Sequence

from sideline_flows.practice.debrief import better_line
from sideline_flows.practice.levels import Change
from sideline_flows.practice.manner import certainty, did
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.movetable import MoveTable
from sideline_flows.practice.rehearsal import Gain, Node, cite
from sideline_flows.practice.reply import Feedback, GainView


def feedback(path: Sequence[Node], name: str, moves: MoveTable) -> Feedback | None:
    """What is to be said about the last turn of a way; None while nothing was said."""
    node = next((node for node in reversed(path) if node.said), None)
    if node is None or node.said is None or node.answer is None:
        return None
    said, changes = node.said, node.answer.changes
    quote = said.because[0] if said.because else node.text
    return Feedback(
        number=node.number,
        move=str(said.move),
        about=moves.about(said.move),
        certainty=certainty(said.certainty),
        because=said.because,
        did=did(name, changes, node.hollow),
        better=better_line(moves, said.move, quote) if harmed(changes) or said.move is Move.MIXED else "",
        rule=cite(moves.place(said.move)),
        corrected=said.corrected,
    )


def gains(gained: Sequence[Gain]) -> tuple[GainView, ...]:
    """What a turn earned, as shown."""
    return tuple(GainView(gain.name, gain.text, cite(gain.place)) for gain in gained)


def harmed(changes: Sequence[Change]) -> bool:
    """True when a level went the wrong way."""
    return any((change.after > change.before) == (change.level == "guard") for change in changes)
