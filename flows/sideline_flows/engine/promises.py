"""Promises in one line: "Ana: 5 exec calls by Fri, seen in CRM".

The grammar; every part is optional, and only the owner has a fixed place:

    promise   = [owner] behaviour {date | proof}
    owner     = name ":"  |  "I will"  |  "we will"                 one to three words, no digits
    date      = ("by" | "before" | "until" | "till" | "due" | "on") day      the day as in `dates`
              | day                                                 at the end of a clause: "5 calls tomorrow"
    proof     = ("seen in" | "seen by" | "shown by" | "shown in" | "proven by" | "proof:" | "evidence:") words

Several days: the last one behind "by", "before", "until" or "due" counts, else the last behind "on", else the last bare
one; "call by phone" names none. Nothing is ever refused: what a good promise would still have is named in `missing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sideline_flows.engine.dates import is_doubtful, is_month, mentions, moment_of
from sideline_flows.errors import InputError

BEHAVIOUR = "a behaviour somebody could see"
DATE = "a date"
REAL_DATE = "a date that exists"
OWNER = "who does it"
PROOF = "how you will see it"

_LONGEST = 2_000
"""Characters; a longer text is a story, kept whole as the behaviour and not searched for parts."""

_NAME = r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
_OWNER = re.compile(rf"(?!proof\b|evidence\b|due\b)({_NAME}(?: {_NAME}){{0,2}})\s*:(?!//)\s*", re.IGNORECASE)
_SPEAKER = re.compile(r"(I|we)(?:\s+will\b|\s+shall\b|['’]ll\b)\s*", re.IGNORECASE)
_PROOF = re.compile(
    r"(?:^|[\s,;(])(?:seen\s+(?:in|by|on|at)\b|shown\s+(?:by|in|on)\b|proven\s+by\b|proof\s*:|evidence\s*:)\s*",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"\b(?:(?P<limit>by|before|until|till|due:?)|on)\s+$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"\s*(?:$|[,;.])|\s+(?:seen|shown|proven|proof|evidence)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"""^(?:(?:to|just|really|always|also|then|going)\s+)*
        (?:try|focus|improve|aim|strive|consider|understand|step\s+up|get\s+better|care\s+more
          |work\s+(?:on|harder|better)|think\s+(?:about|of)|look\s+(?:at|into)|pay\s+(?:more\s+)?attention)\b
      | \b(?:be|being|become|act)\s+(?:more|less|better)\b
      | \b(?:do|doing)\s+(?:better|more|(?:my|your|our|his|her|their)\s+best)\b
      | \b(?:try|trying|tries)\s+harder\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise as read from one line. `due` is an ISO date or empty; `text` is the line exactly as typed."""

    owner: str
    behaviour: str
    due: str
    proof: str
    text: str
    missing: tuple[str, ...]

    @property
    def parts(self) -> dict[str, str]:
        """The promise as a captured value."""
        return {
            "owner": self.owner,
            "behaviour": self.behaviour,
            "due": self.due,
            "proof": self.proof,
            "text": self.text,
        }


def missing_parts(owner: str, behaviour: str, due: str, proof: str) -> tuple[str, ...]:
    """What a promise of these parts still lacks, in words that finish the sentence "It would be better with …"."""
    seen = any(letter.isalpha() for letter in behaviour) and not _VAGUE.search(behaviour)
    wanted = ((seen, BEHAVIOUR), (due, DATE), (owner, OWNER), (proof, PROOF))
    return tuple(words for given, words in wanted if not given)


def read_promise(text: str, now: datetime, default_owner: str = "") -> PromiseDraft:
    """Read one line as a promise; `default_owner` is whose it is when the line does not say. Never raises."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        return PromiseDraft(default_owner, line, "", "", text, missing_parts(default_owner, line, "", ""))
    owner, rest = _take_owner(line)
    due, rest, impossible = _take_date(rest, now)
    behaviour, proof = _take_proof(rest)
    missing = missing_parts(owner or default_owner, behaviour, due, proof)
    if impossible:
        missing = tuple(REAL_DATE if words == DATE else words for words in missing)
    return PromiseDraft(owner or default_owner, behaviour, due, proof, text, missing)


def _take_owner(line: str) -> tuple[str, str]:
    named = _OWNER.match(line)
    if named:
        return named[1], line[named.end() :]
    speaker = _SPEAKER.match(line)
    if speaker:
        return ("me" if speaker[1].upper() == "I" else "we"), line[speaker.end() :]
    return "", line


def _take_date(line: str, now: datetime) -> tuple[str, str, bool]:
    """The due date, the line without it, and whether a day was named that is in no calendar (it then stays)."""
    best, weight = None, 0
    for match in mentions(line):
        rank = _rank(line, match)
        if rank and rank >= weight:
            best, weight = match, rank
    if best is None:
        return "", line, False
    try:
        moment = moment_of(best, now)
    except InputError:
        return "", line, True
    before = _BEFORE_DATE.sub("", line[: best.start()])
    day = moment.date() if isinstance(moment, datetime) else moment
    return day.isoformat(), _joined(before, line[best.end() :]), False


def _rank(line: str, match: re.Match[str]) -> int:
    """How surely this day is the due date: 3 behind a limit, 2 behind "on", 1 at the end of a clause, 0 not at all."""
    before = _BEFORE_DATE.search(line, 0, match.start())
    if before:
        return 3 if before["limit"] else 0 if is_month(match) else 2
    return 1 if not is_doubtful(match) and _CLAUSE_END.match(line, match.end()) else 0


def _joined(before: str, after: str) -> str:
    gap = "" if after[:1] in ",;." else " "
    return (before.rstrip() + gap + after.lstrip()).strip()


def _take_proof(line: str) -> tuple[str, str]:
    marker = _PROOF.search(line)
    if marker is None:
        return _bare(line), ""
    return _bare(line[: marker.start()]), _bare(line[marker.end() :])


def _bare(words: str) -> str:
    words = words.strip(" ,;.-—–")
    return words if "(" in words else words.rstrip(")")
