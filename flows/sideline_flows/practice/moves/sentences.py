"""Text into sentences and words: lower-case words without apostrophes, marks kept, every word's place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sideline_flows.practice.moves.spelling import mended

# A word may hold apostrophes and inner hyphens; what is in square brackets is a note about the sound, not a word.
_TOKEN = re.compile(r"\[[^\]\n]{0,40}\]|\d+(?:[.,:]\d+)+|[^\W_]+(?:['’`´\-][^\W_]+)*|\.{2,}|…|[?!.,;:\"“”]|\n|[—–]|--+")
_APOSTROPHES = str.maketrans("", "", "'’`´")
_PAUSES = frozenset({"um", "uh", "er", "erm", "uhm", "umm"})
_MARKS = {"…": ".", "\n": ".", "—": ",", "–": ",", "“": '"', "”": '"', ";": ","}
ENDS = frozenset("?!.")
"""The marks that end a sentence."""
LONGEST = 4000
"""Characters of a turn that are read; what comes after is not spoken language any more."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `words` are normal forms with marks as words of their own; `spans` are their places in the turn."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    plain: str

    @property
    def end(self) -> str:
        """The mark it ends with, or an empty text."""
        return self.words[-1] if self.words and self.words[-1] in ENDS else ""

    def quote(self, text: str, start: int, stop: int) -> str:
        """The words of `text` that stand behind the characters `start` to `stop` of `plain`."""
        first = self.plain.count(" ", 0, start)
        last = first + self.plain[start:stop].strip().count(" ")
        return text[self.spans[first][0] : self.spans[last][1]]

    def typed(self, text: str) -> str:
        """The sentence as it stands in `text`."""
        return text[self.spans[0][0] : self.spans[-1][1]].strip()


def normal(word: str) -> tuple[str, ...]:
    """The normal forms of one typed word: none for a pause, the last try of a stutter, the parts of a compound."""
    low = word.lower().translate(_APOSTROPHES)
    if "-" not in low:
        return () if low in _PAUSES else (mended(low),)
    kept: list[str] = []
    for part in low.split("-"):
        if kept and part.startswith(kept[-1]):
            kept.pop()
        if part not in _PAUSES:
            kept.append(mended(part))
    return tuple(kept)


def _tokens(text: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text, 0, LONGEST):
        raw, start, stop = match.group(), match.start(), match.end()
        if raw[0].isalnum():
            found.extend((form, start, stop) for form in normal(raw))
        elif raw[0] != "[":
            found.append((_MARKS.get(raw, raw[0] if raw[0] != "-" else ","), start, stop))
    return found


def _joined(tokens: list[tuple[str, int, int]]) -> Sentence:
    words = tuple(word for word, _, _ in tokens)
    return Sentence(words, tuple((start, stop) for _, start, stop in tokens), " ".join(words))


@lru_cache(maxsize=64)
def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a turn, none of them without a word. Marks inside a quotation do not end a sentence."""
    out: list[Sentence] = []
    now: list[tuple[str, int, int]] = []
    spoken = quoted = False
    for token in _tokens(text):
        ending = token[0] in ENDS
        if now and not ending and spoken and now[-1][0] in ENDS and not quoted:
            out.append(_joined(now))
            now, spoken = [], False
        quoted ^= token[0] == '"'
        spoken = spoken or token[0][0].isalnum()
        if now or spoken:
            now.append(token)
    if spoken:
        out.append(_joined(now))
    return tuple(out)
