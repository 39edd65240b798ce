"""Names the conversational move of what a manager typed, with the words that made it so."""

from sideline_flows.practice.moves.corrections import Corrections
from sideline_flows.practice.moves.jsonl import answer_jsonl
from sideline_flows.practice.moves.model import TELLING, Coarse, Move, Recognition, SentenceMove, coarse
from sideline_flows.practice.moves.recognise import coarse_of, recognise

__all__ = [
    "TELLING",
    "Coarse",
    "Corrections",
    "Move",
    "Recognition",
    "SentenceMove",
    "answer_jsonl",
    "coarse",
    "coarse_of",
    "recognise",
]
