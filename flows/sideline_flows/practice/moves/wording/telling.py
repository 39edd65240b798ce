"""Telling: judgements, advice, impact and what was seen."""

from __future__ import annotations

from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.moves.wording.groups import DID, JUDGED, VERBS
from sideline_flows.practice.moves.wording.rule import Rule, rule

TELLING: tuple[Rule, ...] = (
    rule(
        "judged",
        Move.JUDGING_OBSERVATION,
        r"\b(?:youre|you are|you were|you look|you sound|you seem|youve been|you come across as|that was|"
        r"thats|it was|your \w+ (?:is|are|was)) (?:just |always |so |too |very |really |being |not |"
        rf"a bit |a |an |far |way |being too |not being |simply |all |such a )*{JUDGED}\b",
    ),
    rule(
        "too",
        Move.JUDGING_OBSERVATION,
        r"\b(?:youre|you are|you were|you \w+) (?:far |way |a bit )?too (?!\w+ (?:of|to) )\w+|"
        r"\byou (?:\w+ )?(?:too much|way too)\b|\b(?:not|arent|isnt) (?:\w+ )?enough\b|\byou (?:over|"
        r"under)(?:think|sell|sold|react|estimate)\w*",
    ),
    rule(
        "mind reading",
        Move.JUDGING_OBSERVATION,
        r"\byou (?:just |only )?(?:wanted|were trying|tried|hoped|meant|were (?:afraid|scared)) (?:to|of|for|it)\b",
    ),
    rule(
        "bare verdict",
        Move.JUDGING_OBSERVATION,
        r"^you \w+ \.?$|^(?:it|that) was (?:a )?\w+ \.?$",
    ),
    rule(
        "always",
        Move.JUDGING_OBSERVATION,
        r"\byou (?:always|never|constantly|keep|forever)\b|\b(?:always|never) (?:something|"
        r"anything) with you\b|\bthere you go\b|\byou (?:fall for|blame|hide|fold|cave|caved|ramble|"
        r"waste|show up)\b|\byoure (?:hiding|kidding|making|wasting|letting|blaming|fishing|running|"
        r"stuck in)\b",
    ),
    rule(
        "you dont care",
        Move.JUDGING_OBSERVATION,
        r"\byou (?:dont|do not|didnt|clearly|obviously|just|only|cant|wont) (?:\w+ )?(?:care|respect|"
        r"mean|listen|know what|bother|want it|say no|take|handle|manage|plan|keep|like|think everything|"
        r"believe|prepare)\b|\byou have no\b|\bi cant trust\b|\byou let (?:me|us|the team) down\b",
    ),
    rule(
        "excuse",
        Move.JUDGING_OBSERVATION,
        r"\b(?:excuses?|attitude|nonsense|a joke|happy ears|edge|your fault|be better|"
        r"be more professional|leadership material|on a plate|got lucky|about time|about yourself|"
        r"of yourself)\b",
    ),
    rule(
        "should",
        Move.ADVICE,
        r"\b(?:you|we|he|she|they|it|id) (?:really |just |probably |maybe |also |still |simply |"
        r"do )?(?:should|shouldnt|ought to|need to|needs to|have to|has to|must|gotta|got to|ve got to|"
        r"had better|better|dont (?:need|have|want) to|cant just|can just|might|may want|could|"
        r"can always)\b|\b(?:youve|weve) got to\b",
    ),
    rule(
        "want to do",
        Move.ADVICE,
        r"\b(?:you|youll|youd) (?:\w+ )?(?:want|wanna) to (?:be|start|stop|make|ask|open|let|slow|get|"
        r"have|know|sit|look|think|keep|go|put|use|do|send|call)\b",
    ),
    rule(
        "better off",
        Move.ADVICE,
        r"\byou?d (?:do |be |have )(?:better|best|wise|smart|well|more|well advised)\b|"
        r"\byoure better (?:off)?\b|\bit(?:s| is| would be|d be) (?:better|best|worth|important|"
        r"a good idea|wise|key|time)\b|\bworth \w+ing\b|^better\b",
    ),
    rule(
        "you can",
        Move.ADVICE,
        r"\byou can (?!see|feel|tell|hear|only)\w+|\byoure (?:going to|to|gonna) \w+",
    ),
    rule(
        "plan",
        Move.ADVICE,
        r"\byoull (?!be fine|be ok|be grand|be alright)\w+|\bfrom (?:now|next|here|monday|today|"
        r"tomorrow)\b|\bbetween now and\b|\bthe plan is\b|\byour (?:job|task|homework|next step)\b|"
        r"\b(?:well|we will|ill|i will) (?!see|find out|send the)\w+|\beach (?:day|week|monday)\b",
    ),
    rule(
        "i would",
        Move.ADVICE,
        r"\b(?:id|i would) (?!hate|love to hear|like to (?:hear|know|understand)|rather|say)\w+|"
        r"\bif i were you\b|\bmy (?:advice|suggestion|take)\b|\bi (?:suggest|recommend|advise|want you|"
        r"need you)\b|\bwhat (?:you|i) need\b",
    ),
    rule(
        "next time",
        Move.ADVICE,
        r"\bnext time\b|\bmake sure\b|\btry (?:to|and|it|this|that|one|\w+ing)\b|\b(?:one|a|the|"
        r"another) (?:thing|trick|way|key|rule|first step|idea|option) (?:\w+ )?(?:is|you|to|would)\b|"
        r"\binstead\b|\blets have\b|\bgo (?:and|to)\b",
    ),
    rule(
        "imperative",
        Move.ADVICE,
        rf"^(?:first |please |just |simply |always |never |next |maybe |so )*{VERBS} (?!you\b|i\b|\?|"
        r"too\b|off\b \.|worry)\w+|, (?:then |and |so )?(?:ask|send|call|ring|put|write|stop|start|book|"
        r"give|let|leave|bring|use|try|tell|say|drop|make|keep|set|go|wait|slow) \w+",
    ),
    rule(
        "fact",
        Move.ADVICE,
        r"\b(?:most|best|good|top) (?:people|reps|sellers|buyers|customers|managers)\b|\b(?:buyers|"
        r"customers|people|research|studies) (?:\w+ )?(?:are|say|says|show|shows|tell|want|do|buy|sign|"
        r"remember|dont|lose|will)\b|\bthe (?:reason|rule|policy|board|thing)\b|\bthere are (?:two|three|"
        r"four|five|a few|several|some)\b|\bin my experience\b|\bpercent\b|\bthe (?:first|"
        r"second) (?:step|one|thing)\b",
    ),
    rule(
        "when you she",
        Move.IMPACT,
        r"^(?:when|because|since|by|as|if|with|without|once|each time|every time|after|"
        r"at)\b[^?]{0,80}\b(?:,|and|so|now) (?:\w+ ){0,2}(?:she|he|they|i|we|the|his|her|their|our|"
        r"nobody|it|you|customers|buyers|two|half|one)\b",
    ),
    rule(
        "it cost us",
        Move.IMPACT,
        r"\b(?:cost|costs|costing|made|makes|left|leaves|means|meant|tells|told|gave|hurts|slows|"
        r"slowed) (?:us|me|them|her|him|the|our|it)\b|\bcost (?:about|two|the)\b|\b(?:as a result|"
        r"thats why (?:she|he|they)|so now|which means|rubbing off)\b",
    ),
    rule(
        "after that",
        Move.IMPACT,
        r"^(?:after|since|from) (?:that|then|this|your)\b",
    ),
    rule(
        "they then",
        Move.IMPACT,
        r"^(?:she|he|they|the \w+(?: \w+)?|his \w+|her \w+|their \w+|nobody|finance|two \w+|procurement|"
        r"legal|the other \w+|our \w+|people|customers|one of \w+ \w+|"
        r"half of \w+)\s(?:\w+ ){0,3}(?:\w+ed|is|are|was|were|had|has|have|went|came|left|felt|rang|told|"
        r"said|took|gave|got|put|lost|built|redid|thinks?|now|read|hung|bought|could|cant|can)\b",
    ),
    rule(
        "i felt",
        Move.IMPACT,
        r"^i (?:felt|feel|lost|had to|have to|was|got|cant|couldnt|wanted|gave|stopped|moved|plan|told|"
        r"ended)\b|\bi (?:felt|lost (?:the|track|you)|had to)\b",
    ),
    rule(
        "i noticed",
        Move.SPECIFIC_OBSERVATION,
        r"\b(?:i|ive|we) (?:just |also |only )?(?:noticed|saw|heard|counted|observed|listened|watched|"
        r"see|notice|timed|seen)\b|\bwhat (?:i|im) (?:saw|heard|noticed|noticing|seeing|see)\b|"
        r"\b(?:recording|the tape|the clip|the log|the crm|the notes|the report|the tool|the record|"
        r"the portal|the thread|the transcript)\b",
    ),
    rule(
        "at minute",
        Move.SPECIFIC_OBSERVATION,
        r"\b(?:at|in|on|by|for|around) (?:minute|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
        r"the (?:\w+ ){1,3}(?:call|visit|meeting|mail|demo|recording|deck|proposal)|(?:january|february|"
        r"march|april|may|june|july|august|september|october|november|december))\b|\b(?:yesterday|"
        r"this morning|last (?:week|month|night|quarter|thursday|monday|tuesday|wednesday|friday))\b|"
        r"\b(?:twice|\w+ times|\d+)\b",
    ),
    rule(
        "you did",
        Move.SPECIFIC_OBSERVATION,
        rf"\byou(?:ve)? (?:\w+ly )?{DID}\b",
    ),
    rule(
        "your count",
        Move.SPECIFIC_OBSERVATION,
        r"^(?:mon|tues|wednes|thurs|fri)days\b|"
        r"^(?:your|the|of (?:the|your)|in (?:the|your|both|two)|four of|three of|two of|only|\w+ percent|"
        r"\w+ of)\b|\bof (?:your|the) (?:\w+ ){0,3}(?:calls|deals|leads|mails|requests|accounts|forecast|"
        r"meetings|seats|talks)\b|\byour (?:\w+ )?(?:mail|subject line|average|win rate|longest|last|"
        r"first|calls|proposal|numbers?|forecast)\b",
    ),
    rule(
        "quoted",
        Move.SPECIFIC_OBSERVATION,
        r"\"[^\"]+\"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|"
        r"fifteen|twenty|thirty|forty|fifty|sixty|seventy|hundred) (?!of you)\w+",
    ),
)
