"""A moment of a rehearsal as text for the disk, and back, unchanged."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sideline_flows.engine.stack import Stack
from sideline_flows.language.model import Place
from sideline_flows.practice.counterpart import Answer, Standing
from sideline_flows.practice.levels import Change, Levels
from sideline_flows.practice.moves.model import Coarse, Move, Recognition, SentenceMove
from sideline_flows.practice.rehearsal import Gain, Node


def to_json(node: Node) -> str:
    """Compact JSON; `from_json` gives an equal moment."""
    return json.dumps(asdict(node), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Node:
    """Read back what `to_json` wrote. Raises ValueError, KeyError or TypeError on anything else."""
    data: dict[str, Any] = json.loads(text)
    said, answer = data["said"], data["answer"]
    return Node(
        **{
            **data,
            "stack": Stack.from_json(json.dumps(data["stack"])),
            "standing": _standing(data["standing"]),
            "said": _recognition(said) if said else None,
            "answer": Answer(**{**answer, "changes": tuple(Change(**each) for each in answer["changes"])})
            if answer
            else None,
            "gains": tuple(Gain(**{**gain, "place": Place(**gain["place"])}) for gain in data["gains"]),
        }
    )


def _standing(data: dict[str, Any]) -> Standing:
    return Standing(**{**data, "levels": Levels(**data["levels"]), "used": tuple(data["used"])})


def _recognition(data: dict[str, Any]) -> Recognition:
    sentences = (SentenceMove(**{**each, "move": Move(each["move"])}) for each in data["sentences"])
    return Recognition(
        **{
            **data,
            "move": Move(data["move"]),
            "coarse": Coarse(data["coarse"]),
            "because": tuple(data["because"]),
            "sentences": tuple(sentences),
        }
    )
