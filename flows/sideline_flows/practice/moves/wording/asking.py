"""Questions of every kind: leave, checks, commitments, clarifying, confirming, leading, open, closed."""

from __future__ import annotations

from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.moves.wording.groups import AUX, NOT, WHO
from sideline_flows.practice.moves.wording.rule import Rule, rule

ASKING: tuple[Rule, ...] = (
    rule(
        "attack",
        Move.JUDGING_OBSERVATION,
        r"^(?:can|may) i (?:just )?say (?:you|that was|that is|thats|this is)",
    ),
    rule(
        "leave",
        Move.PERMISSION_ASK,
        r"\b(?:may|can|could|might|shall) i (?:just |maybe |perhaps |also )?(?:share|offer|suggest|say(?! you)|"
        r"tell|show|add|give|make|ask|throw|put|play|jump|borrow|explain|point|propose|run|push|"
        r"challenge|interrupt|stop|bring|draw|walk you|mention|pass|read|have a go|come in|be)\b",
    ),
    rule(
        "mind if",
        Move.PERMISSION_ASK,
        r"\b(?:do you mind|would you mind|mind|you mind) (?:if|me)\b",
    ),
    rule(
        "is it okay",
        Move.PERMISSION_ASK,
        r"\b(?:is|would|are you|was) (?:it |now |that |this |you )?(?:be )?(?:ok|okay|alright|all right|"
        r"fine|a good time|good|open|cool|easier|useful|helpful|of (?:any )?use)\b(?: \w+){0,4} (?:if|to|"
        r"for|with)\b",
    ),
    rule(
        "would it help",
        Move.PERMISSION_ASK,
        r"\bwould (?:it|\w+ (?:\w+ ){0,6}) ?(?:help|be (?:useful|helpful|any use|of \w+ use))\b",
    ),
    rule(
        "want to hear",
        Move.PERMISSION_ASK,
        r"\b(?:do you want|would you like|want|wanna|fancy|up for|open to|care|like|interested in|happy|"
        r"ready|will you let me) (?:to |for )?(?:hear|hearing|see|seeing|know|my|me to|a thought|an idea|"
        r"another|some|feedback|explain|listen)\w*\b",
    ),
    rule(
        "okay if i",
        Move.PERMISSION_ASK,
        r"\b(?:ok|okay|alright|all right|cool|good) if i\b",
    ),
    rule(
        "is now good",
        Move.PERMISSION_ASK,
        r"\b(?:is (?:now|this|it)|would now) (?:still )?(?:be )?(?:an? )?(?:(?:good|okay|ok|bad|right) "
        r"(?:time|moment)|okay|ok|alright|all right|fine|good|work|suit)\b(?! (?:that|because|when))",
    ),
    rule(
        "have you a minute",
        Move.PERMISSION_ASK,
        r"\b(?:have you(?: got)?|do you have|you got|^got|you have) (?:an?|one|two|five|ten|fifteen|a few|"
        r"a couple of|some|\d+) (?:quick )?(?:minutes?|moments?|seconds?|secs?|mins?|time)\b",
    ),
    rule(
        "shall we look",
        Move.PERMISSION_ASK,
        r"\b(?:can|could|may|might|shall) (?:we|you and i) (?:just |quickly |maybe |perhaps )?(?:talk|speak|"
        r"look at|go over|go through|take|spend|sit|have a|discuss|keep it)\b",
    ),
    rule(
        "with you",
        Move.PERMISSION_ASK,
        r"\b(?:okay|ok|alright|all right|fine) (?:with|by|for) you\b",
    ),
    rule(
        "how would you feel about",
        Move.PERMISSION_ASK,
        r"\bhow would (?:you feel|it be for you) (?:about (?:some|hearing|getting|me)|if i)\b",
    ),
    rule(
        "own words",
        Move.UNDERSTANDING_CHECK,
        r"\b(?:in )?your own words\b|\b(?:say|tell|play|give|read) (?:it|that|me|"
        r"the \w+)\b.{0,40}\b(?:back|as if|as you|like you|the way you)\b",
    ),
    rule(
        "how would you put",
        Move.UNDERSTANDING_CHECK,
        r"\bhow (?:would|will|do) you (?:put|explain|say|word|sum|summari[sz]e|open|describe|tell|phrase|"
        r"retell)\b",
    ),
    rule(
        "what do you take",
        Move.UNDERSTANDING_CHECK,
        r"\bwhat (?:are|do|did|have|will|would) you (?:taking|take|get|got|gotten|hear|hearing|heard|"
        r"understand|understood|carry|carrying|remember)\b|\bwhat(?:s| is) (?:your (?:understanding|"
        r"picture|takeaway)|the (?:plan|routine) youll)\b",
    ),
    rule(
        "by when",
        Move.COMMITMENT_ASK,
        r"\bby (?:when|what (?:date|day|time)|which (?:date|day))\b|\bfrom (?:what|which) (?:date|day)\b",
    ),
    rule(
        "when will you",
        Move.COMMITMENT_ASK,
        r"\b(?:when|what day|what time|which day|what date|how many)\b(?: \w+){0,3} (?:will|shall|should|"
        r"could|can|are) (?:you|we|i)\b|\bwhen do (?:we|you) (?:talk|look|meet|start|call|compare|begin|"
        r"do|send)\b",
    ),
    rule(
        "how will we know",
        Move.COMMITMENT_ASK,
        r"\bhow (?:will|would|do|can|could|shall) (?:we|i|you|both of us|we both) (?:\w+ )?(?:know|see|"
        r"check|tell|measure)\b",
    ),
    rule(
        "what will you do",
        Move.COMMITMENT_ASK,
        r"\bwhat(?:s)? (?:\w+ ){0,3}(?:will|are|do) (?:you|be|we) (?:going to |gonna |want to |"
        r"each )?(?:do|try|commit|change|carry|bring|say|send|stop|start|ask|have|booked|different)\w*\b|"
        r"\byoull (?:do|try|stop|start|change)\b.{0,40} (?:by|before|this week|when)\b.*\?",
    ),
    rule(
        "which one first",
        Move.COMMITMENT_ASK,
        r"^(?:which|who|whom|whose|what) (?:\w+ ){0,5}(?:will you|are you going to|first|you start|"
        r"shall i|this week|tomorrow|next week)\b|^(?:whats|what is) (?:the|your) (?:first|next|"
        r"new) (?:step|one|promise|call|move)\b",
    ),
    rule(
        "when you say",
        Move.CLARIFY,
        r"\bwhen you say\b|\bwhat (?:do|did|does) (?:you|they|he|she|that|it|\w+) (?:really |"
        r"exactly )?mean\b|\bby \w+(?: \w+)? (?:do|did) you mean\b|\bdo you mean\b",
    ),
    rule(
        "say more",
        Move.CLARIFY,
        r"^(?:say|tell me) (?:\w+ )?(?:more|a (?:bit|little) more) about\b",
    ),
    rule(
        "which sense",
        Move.CLARIFY,
        r"\b(?:in what (?:way|sense)|meaning|as in|in the sense)\b|^(?:\w+ ){1,3}(?:how|in what way|"
        r"by what) \?|^(?:which|whos|who is) (?:\w+ ){1,5}(?:do you mean|are you|you mean|exactly|\?)",
    ),
    rule(
        "did i get",
        Move.CONFIRM,
        r"\b(?:did|have|am|do) i (?:get|got|catch|hear|heard|understand|understood|follow|followed|"
        r"missed?|read|hearing|have)\b.{0,30}|\bis that (?:right|it|correct|about right|fair|a fair|"
        r"the whole|what you|how you|roughly|where)\b.{0,20}",
    ),
    rule(
        "let me check",
        Move.CONFIRM,
        r"\blet me (?:see|check|make sure|play|say|sum|repeat|try|read)(?: \w+){0,2} (?:if|that|back|it|"
        r"i|up|what)\b|\b(?:so )?what youre saying is\b|\bif i (?:hear|heard|understand|understood|get|"
        r"follow) (?:you|it|that|this)\b|\byoure saying\b|\bto sum up\b",
    ),
    rule(
        "tag",
        Move.LEADING_QUESTION,
        rf", (?:right|correct|yes|no|yeah|ok|okay|{NOT} (?:you|it|he|she|they|we|i)|(?:is|are|do|did|have|"
        rf"has|was|were|would|could|can|will) (?:you|it|he|she|they|we))(?: \w+)? \?|\b{NOT} (?:you|it|"
        r"they|we|he|she)(?: \?)?$",
    ),
    rule(
        "negated start",
        Move.LEADING_QUESTION,
        rf"^(?:and |so |but )?{NOT} (?:{WHO}|just|simply|maybe|even)\b",
    ),
    rule(
        "have you thought of",
        Move.LEADING_QUESTION,
        r"\b(?:have|did|had) you (?:ever )?(?:thought|considered?|think|tried|try) (?:about|of|\w+ing)\b",
    ),
    rule(
        "why not",
        Move.LEADING_QUESTION,
        r"\bwhy (?:dont|didnt|not|wouldnt|cant|havent|arent)\b|^(?:what|how) (?:about|if you|if we|"
        r"if) (?!you \?)\w+|^why \w+ (?:him|her|them|it)\b",
    ),
    rule(
        "you do realise",
        Move.LEADING_QUESTION,
        r"\byou (?:do |dont |did |wouldnt |cant |do not )?(?:really )?(?:reali[sz]e|know that)\b|"
        r"^surely\b|\bdo you (?:not|really) \w+|^(?:maybe|perhaps) (?:you|we|its)\b.*\?|^and youre \w+ \?",
    ),
    rule(
        "what",
        Move.OPEN_QUESTION,
        r"^(?:what|whats|how|hows|why|who|whos|where|wheres|which|whose|whom|when|how come)\b(?! (?:a |"
        r"an |nice|lovely|i \w+ (?:is|was)|you \w+ .* (?:,|she|he|they|it|i) ))",
    ),
    rule(
        "inner what",
        Move.OPEN_QUESTION,
        r"(?:,|and|but|so|then|because|that) (?:what|how|why|who|which|whats|where)\b.*\?|\b(?:what|how|"
        r"why) (?:do|did|does|is|are|was|were|would|will|could|can|might|has|have|s) (?:you|they|we|he|"
        r"she|it|that|the|your)\b",
    ),
    rule(
        "tell me",
        Move.OPEN_QUESTION,
        r"\b(?:tell me|talk me|walk me|take me|help me understand|give me (?:an|one|another) example|"
        r"show me (?:how|what|where)|id (?:love|like) to (?:hear|know|understand)|i wonder|im curious|"
        r"im wondering|describe|say more|explain to me|run me through|fill me in|lets hear)\b",
    ),
    rule(
        "thoughts",
        Move.OPEN_QUESTION,
        r"\b(?:any|your) (?:thoughts|ideas|idea|plans)\b|\b(?:what|how) else\b|^and then \?|^such as\b|"
        r"^like what\b|\bwhat .{0,30}\?",
    ),
    rule(
        "aux start",
        Move.CLOSED_QUESTION,
        rf"^(?:and |so |or |but )?{AUX} {WHO}\b",
    ),
    rule(
        "any",
        Move.CLOSED_QUESTION,
        r"^(?:any|ever|anything|anyone|anybody|just|ready|clear|still|already)\b.*\?|^(?:did|does|do|is|"
        r"are|was|were|has|have|had) \w+",
    ),
    rule(
        "end ?",
        Move.CLOSED_QUESTION,
        r"\?$",
    ),
)
