"""The rules at work: which hold for a sentence. Each verdict is a fact among the weights, and a quote to show.

A rule reads a sentence's plain form: lower case, no apostrophes, marks set apart by spaces ("whats next ?"). Rules may
disagree; the weights settle it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sideline_flows.practice.moves.sentences import Sentence
from sideline_flows.practice.moves.wording.rule import Rule

_FILLERS = re.compile(
    r"(?:(?:ok|okay|so|and|but|well|now|then|right|alright|all right|yeah|yep|yes|no|oh|ah|hmm|hm|mm|"
    r"mm hmm|mhm|mmm|uh huh|look|listen|actually|anyway|also|plus|honestly|sure|great|good|cool|fine|"
    r"wow|you know|i mean|thanks|thank you|got it|i see|fair enough|hey|hi)\b[ ,.:!]*)+"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule that holds, and the place in the sentence's plain form that made it hold."""

    rule: Rule
    start: int
    stop: int


@cache
def rules() -> tuple[Rule, ...]:
    """All rules; where several hold, the first one is the rules' own verdict. Compiled when first needed."""
    from sideline_flows.practice.moves.wording.asking import ASKING
    from sideline_flows.practice.moves.wording.listening import LISTENING
    from sideline_flows.practice.moves.wording.plain import PLAIN
    from sideline_flows.practice.moves.wording.telling import TELLING

    return (*ASKING, *PLAIN, *TELLING, *LISTENING)


def filler(plain: str) -> int:
    """How many characters of `plain` are fillers before the sentence proper; 0 when there is nothing else."""
    match = _FILLERS.match(plain)
    stop = match.end() if match else 0
    return stop if plain[stop:].strip(" ?!.,") else 0


@lru_cache(maxsize=64)
def verdicts(sentence: Sentence) -> tuple[Verdict, ...]:
    """The rules that hold for a sentence, weightiest first."""
    start = filler(sentence.plain)
    core = sentence.plain[start:]
    found: list[Verdict] = []
    for rule in rules():
        match = rule.pattern.search(core)
        if match and match.end() > match.start():
            found.append(Verdict(rule, start + match.start(), start + match.end()))
    return tuple(found)
