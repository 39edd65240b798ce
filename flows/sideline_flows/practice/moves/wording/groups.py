"""Groups of words that several rules look for, as parts of a pattern. No apostrophes: the words come without them."""

from __future__ import annotations

AUX = r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|shall|am|may|might|must)"
NOT = (
    r"(?:dont|doesnt|didnt|isnt|arent|wasnt|werent|havent|hasnt|hadnt|cant|couldnt|wont|wouldnt|shouldnt|"
    r"aint|mustnt)"
)
WHO = (
    r"(?:you|we|they|he|she|it|that|this|there|i|the|your|their|his|her|my|our|these|those|any|anyone|"
    r"anybody|someone|somebody|everyone|one|both|all|some|\w+(?= (?:\w+ ){0,4}\?))"
)
DID = (
    r"(?:said|asked|told|spoke|talked|sent|opened|closed|went|gave|took|made|skipped|showed|started|began|"
    r"ended|answered|offered|agreed|mentioned|wrote|called|rang|came|looked|paused|stopped|waited|read|"
    r"used|named|quoted|promised|missed|brought|booked|left|got|let|put|ran|moved|raised|laughed|repeated|"
    r"interrupted|cut|handed|signed|counted|logged|met|had|were|did|didnt|never|havent|hadnt|kept|"
    r"apologi[sz]ed|thanked|listed|added|dropped|chased|turned|picked|walked|jumped|pulled|changed|spent|"
    r"held|stayed|sat|stood|counted|copied|touched|only|first|then|both|each|jump|say|ask|talk)"
)
FEELING = (
    r"(?:worried|afraid|scared|anxious|nervous|tired|exhausted|frustrated|angry|annoyed|upset|"
    r"disappointed|sad|proud|happy|pleased|thrilled|excited|keen|ready|hopeful|hoping|torn|stuck|lost|"
    r"confused|unsure|uncertain|sure|overwhelmed|stretched|ashamed|embarrassed|hurt|lonely|alone|fed up|"
    r"sick of|bored|curious|determined|willing|reluctant|hesitant|concerned|relieved|surprised|shocked|"
    r"uncomfortable|comfortable|confident|caught|wondering|struggling|trying|looking|thinking|feeling|"
    r"wanting|not sure|not happy|not convinced|at ease|in two minds|left|done with|under|up against)"
)
VERBS = (
    r"(?:ask|send|call|ring|put|write|stop|start|book|take|give|get|let|keep|never|always|dont|leave|"
    r"bring|use|show|go|try|make|tell|say|find|drop|cut|block|stand|begin|read|move|set|pick|do|be|have|"
    r"come|talk|wait|listen|look|learn|hand|invite|consider|forget|think|trade|test|open|sit|hold|focus|"
    r"remember|avoid|own|check|sort|lose|add|run|rate|prepare|practi[sc]e|watch|log|split|hang|walk|"
    r"mentor|push|pull|qualify|lead|slow|count|draw|share|turn|work|build|offer|replace|reply|swap|plan|"
    r"present|follow|raise|record|own|meet|visit|change|charge|stick|play|spend|agree|just)"
)
PRAISE = (
    r"(?:great|good|nice|brilliant|fantastic|excellent|lovely|amazing|awesome|super|wonderful|perfect|"
    r"impressive|solid|top|superb|cracking|terrific|outstanding)"
)
JUDGED = (
    r"(?:lazy|sloppy|arrogant|rude|unprepared|disorganised|disorganized|unreliable|careless|naive|"
    r"childish|weak|poor|bad|useless|hopeless|terrible|awful|boring|negative|defensive|aggressive|pushy|"
    r"soft|slow|stubborn|difficult|selfish|dramatic|unprofessional|immature|passive|timid|needy|greedy|"
    r"messy|pathetic|late|polite|nice|sensitive|wooden|shy|motivated|hungry|committed|serious|good enough|"
    r"trying|listening|helping|coasting|hiding|dreaming|kidding|guessing|overreacting|overthinking|"
    r"stuck in your ways|old school|a pushover|a \w+ player|all over the place)"
)
INSULT = (
    r"(?:idiots?|morons?|losers?|stupid|dumb|fuck\w*|bastards?|bitch\w*|asshole|arsehole|shit\w*|imbecile|"
    r"dick\w*|wanker|clown|prick|scum)"
)
