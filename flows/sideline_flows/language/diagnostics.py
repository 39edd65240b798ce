"""Findings: what is wrong in a file, where, and how to mend it. Content problems are values, never tracebacks.

`finding("F101", place, text="Yes", state="impct", hint=near("impct", ids))` makes one; the codes are the rows of
`codes.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sideline_flows.language.codes import DEFINITIONS, Definition, Severity
from sideline_flows.language.model import Place
from sideline_flows.text import one_line

__all__ = ["DEFINITIONS", "Definition", "Finding", "Severity", "finding", "listed", "near"]

_LONGEST = 80
_MOST_KNOWN = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `str()` gives the line a person reads: `path:line:column: severity code: message. remedy`."""

    place: Place
    code: str
    severity: Severity
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.place.path}:{self.place.line}:{self.place.column}"
        return f"{where}: {self.severity} {self.code}: {self.message}. {self.remedy}"


def finding(code: str, place: Place, **values: object) -> Finding:
    """The finding of this code at this place, its texts filled with `values` (`hint` may be left out).

    Raises KeyError for an unknown code or a missing value: both are bugs of ours.
    """
    row = DEFINITIONS[code]
    words = {"hint": "", **{name: _short(name, str(value)) for name, value in values.items()}}
    return Finding(place, code, row.severity, row.message.format_map(words), row.remedy.format_map(words))


def near(word: str, known: Iterable[str]) -> str:
    """` (did you mean "impact"?)` for the known word most like this one, or nothing: the `hint` of a finding."""
    from difflib import get_close_matches  # only a faulty file pays for it

    folded = {name.casefold(): name for name in islice(known, _MOST_KNOWN)}
    close = get_close_matches(word[:_LONGEST].casefold(), folded, n=1, cutoff=0.6)
    return f' (did you mean "{folded[close[0]]}"?)' if close else ""


def listed(words: Iterable[str]) -> str:
    """Words with commas between them: the `known` of a finding."""
    return ", ".join(words)


def _short(name: str, value: str) -> str:
    """One line, and no longer than a person reads. Hints, advice and lists of known words are ours and stay whole."""
    if name in {"known", "hint", "advice"}:
        return value
    line = one_line(value)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
