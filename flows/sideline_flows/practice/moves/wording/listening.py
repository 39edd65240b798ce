"""Giving back what the other said or feels."""

from __future__ import annotations

from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.moves.wording.groups import FEELING
from sideline_flows.practice.moves.wording.rule import Rule, rule

LISTENING: tuple[Rule, ...] = (
    rule(
        "sounds like",
        Move.REFLECTION,
        r"\b(?:it |that |this )?(?:sounds|seems|feels|felt|looks|sounded|must (?:be|have been|feel|"
        r"have felt)) (?:like|as if|as though|to me|so|too|\w+)\b",
    ),
    rule(
        "you feel",
        Move.REFLECTION,
        r"\byou(?:d|ve|re)? (?:\w+ly |do |also |still |dont |didnt |really |just |kind of |sort of |"
        r"do not )?(?:feel|felt|want|wanted|wish|wished|hope|hoped|like|liked|love|loved|hate|hated|miss|"
        r"missed|believe|believed|think|thought|expect|expected|sense|sensed|enjoy|value|prefer|find|"
        r"found|fear|feared|trust|doubt|dread|rather|see yourself|care about|mean to|meant|"
        r"know what works|wonder|knew)\b",
    ),
    rule(
        "you are",
        Move.REFLECTION,
        r"\b(?:youre|you are|you were|youve been) (?:\w+ly |not |so |a bit |also |still |kind of |"
        rf"sort of |just |quite |pretty |already |feeling )*{FEELING}\b",
    ),
    rule(
        "hard for you",
        Move.REFLECTION,
        r"\b(?:its|it is|that is|thats|it was|its been|there is|theres|that) (?:been |really |so |quite |"
        r"a |pretty |not |no )*(?:hard|tough|frustrating|painful|scary|embarrassing|unfair|disappointing|"
        r"exhausting|deflating|lonely|tiring|difficult|lot|line|part|room|hurts|stings|matters|costs|"
        r"bothers)\b",
    ),
    rule(
        "to you",
        Move.REFLECTION,
        r"\b(?:for|to|with|at|in|on) you(?: \.| right now.*| at the moment.*)?$|\b(?:matters|"
        r"means something|important) to you\b",
    ),
    rule(
        "part of you",
        Move.REFLECTION,
        r"\b(?:part of you|on (?:the )?one hand|something in you|as you (?:see|saw) it|in your (?:eyes|"
        r"view|mind|own mind)|from where you (?:sit|stand)|the way you see it|what im hearing|im hearing|"
        r"in other words|at the same time)\b",
    ),
    rule(
        "so you",
        Move.REFLECTION,
        r"^(?:youre|youve|you|youd|its|it|that|thats|being|not)\b",
    ),
)
