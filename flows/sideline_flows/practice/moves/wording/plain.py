"""Plain talk that neither asks, tells nor reflects: praise, thanks, comfort, small talk, insults."""

from __future__ import annotations

from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.moves.wording.groups import INSULT, PRAISE
from sideline_flows.practice.moves.wording.rule import Rule, rule

PLAIN: tuple[Rule, ...] = (
    rule(
        "insult",
        Move.OTHER,
        rf"\byou(?:re| are)? (?:a |an |such a |fucking |little |\w+ )?{INSULT}\b|^{INSULT}\b|\b(?:shut up|"
        r"fuck (?:you|off|this)|screw you|piss off)\b",
    ),
    rule(
        "praise",
        Move.OTHER,
        r"\b(?:well done|nice one|good (?:job|work|on you|for you|stuff|effort|going)|(?:great|nice|"
        r"brilliant|excellent) (?:job|work|stuff|effort|one)|congratulations|congrats|proud of you|"
        r"you (?:smashed|nailed|killed|crushed) it|youre (?:a star|the best|right|doing (?:great|well|"
        r"fine))|(?:thats|that was|it was|that is) (?:a |an |so |really |very |just |pretty |all |"
        rf"much )*{PRAISE}|you did (?:\w+ )?(?:well|great|good)|you (?:were|are) (?:really |so )?{PRAISE}|"
        r"i love (?:that|it|your)|i(?: really)? (?:admire|respect|like|liked) (?:that|your|the))\b",
    ),
    rule(
        "thanks",
        Move.OTHER,
        r"\b(?:thanks|thank you|cheers|appreciate|im (?:really |so )?(?:glad|sorry|pleased|happy)|"
        r"i am sorry|sorry)\b",
    ),
    rule(
        "greeting",
        Move.OTHER,
        r"^(?:hi|hello|hey|morning|good morning|bye|goodbye|see you|welcome|lets get started|"
        r"nice to (?:see|meet))\b|\b(?:nice|good|great|lovely) to (?:see|meet|hear)\b|\bsee you\b",
    ),
    rule(
        "reassure",
        Move.OTHER,
        r"\b(?:dont worry|no (?:worries|problem|rush|pressure|drama)|never mind|youll be (?:fine|ok|okay|"
        r"grand|alright|all right)|its (?:ok|okay|all right|alright|fine)|(?:it|that|"
        r"these things) happens?|hang in there|(?:it|things?) (?:gets?|will get|ll get) (?:better|"
        r"easier)|calm down|take your time|chin up)\b",
    ),
    rule(
        "same here",
        Move.OTHER,
        r"\b(?:same here|me too|i was (?:exactly )?(?:the same|there)|happened to me|i (?:know|"
        r"remember) (?:that|the|how|what)|i hated|ive (?:been|seen|heard)|everyone|everybody|we all|"
        r"weve all)\b",
    ),
    rule(
        "announce",
        Move.OTHER,
        r"\b(?:im going to be|i have to be|let me be|ill be) (?:honest|frank|straight|blunt)\b|"
        r"\bwe need to talk\b|\bi(?: do)?nt? (?:know|understand|get)\b|\bi (?:hear you|see|understand|"
        r"get it|get that)\b|\blets (?:get|go back|move|come|talk|start|stay with|park|look|pick)\b|"
        r"\blet me (?:take (?:us|you) (?:back )?to|go back to|start with)\b|\b(?:makes|make) sense\b",
    ),
)
