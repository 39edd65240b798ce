"""A turn as two sets of names: its word 1- to 3-grams, and facts (verdicts of rules, sizes, overlap with the rep).

The training script and the recogniser both come through `features`, so that they cannot differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sideline_flows.practice.moves.model import Coarse, coarse
from sideline_flows.practice.moves.rules import Verdict, verdicts
from sideline_flows.practice.moves.sentences import Sentence, split

_COMMON_TEXT = """
i you he she it we they me him her us them my your his its our their a an the this that these those is are was were be
been am do does did have has had will would can could should may might must to of in on at for with from by about as
and or but so if then than not no yes what how why who which when where there here just really very too also up out im
youre hes shes theyre ive youve weve theyve id youd dont didnt doesnt isnt wasnt cant couldnt wont thats whats some
any all more much many like get got go going one ok okay yeah right well now know think into over
"""
COMMON = frozenset(_COMMON_TEXT.split())
_TURNED = {
    "i": "you", "im": "youre", "ive": "youve", "id": "youd", "ill": "youll", "my": "your", "me": "you", "we": "you",
    "was": "were", "mine": "yours", "myself": "yourself", "our": "your", "am": "are",
}  # fmt: skip
PERSONS = {
    "you": frozenset({"you", "your", "youre", "youve", "youd", "youll", "yours", "yourself"}),
    "i": frozenset({"i", "im", "ive", "id", "ill", "my", "me", "mine", "we", "our", "us", "were", "lets"}),
    "other": frozenset(
        {
            "he",
            "she",
            "they",
            "him",
            "her",
            "them",
            "his",
            "their",
            "it",
            "its",
            "that",
            "thats",
            "this",
            "theres",
            "hes",
            "shes",
            "theyre",
        }
    ),
}
_TRANSCRIBED = re.compile(
    r"\b(?:um|uh|mm|hmm|mm-?hmm|mm hmm|uh-huh)\b|\b(\w+)(?:[- ]|-? |, )\1\b|\[|--|[—-]$|^[—-]", re.IGNORECASE
)
_HEAD, _TAIL, _SENTENCES = 80, 60, 8
_EDGES = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70, 100)


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a turn.

    `spoken` says that it has the stutters, pauses and notes of a transcript of speech; `answers_speech`, that the turn
    before it has.
    """

    grams: frozenset[str]
    facts: frozenset[str]
    spoken: bool = False
    answers_speech: bool = False
    sentences: tuple[Sentence, ...] = ()
    before: tuple[Sentence, ...] = ()


def _size(count: int) -> int:
    return sum(count > edge for edge in _EDGES)


def grams(words: Sequence[str]) -> frozenset[str]:
    """The 1- to 3-grams of `words`; of a monologue only those of its head and its tail."""
    if len(words) > _HEAD + _TAIL:
        words = (*words[:_HEAD], *words[-_TAIL:])
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    triples = [f"{pair} {word}" for pair, word in zip(pairs, words[2:], strict=False)]
    return frozenset((*words, *pairs, *triples))


def stem(word: str) -> str:
    """A word without its commonest endings, so that "worried" meets "worry"."""
    for tail in ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y"):
        if len(word) > len(tail) + 2 and word.endswith(tail):
            return word[: -len(tail)]
    return word


def contents(words: Sequence[str]) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in words if word[0].isalnum() and word not in COMMON)


def overlap(words: Sequence[str], before: Sequence[str]) -> tuple[int, int, int]:
    """Content words shared with the turn before, new ones, and word pairs echoed with I turned into you."""
    said, heard = contents(words), contents(before)
    shared = len(said & heard)
    turned = [_TURNED.get(word, word) for word in before]
    pairs = frozenset(pairwise(turned))
    return shared, len(said) - shared, sum(pair in pairs for pair in pairwise(words))


def _says(found: Sequence[Verdict]) -> str:
    return found[0].rule.move.value if found else "nothing"


def _kind(found: Sequence[Verdict]) -> str:
    first = coarse(found[0].rule.move) if found else None
    asks = first in (Coarse.OPEN_QUESTION, Coarse.CLOSED_QUESTION)
    return "asks" if asks else str(first)


def _ruled(tag: str, found: Sequence[Verdict]) -> Iterator[str]:
    yield f"{tag} says {_says(found)}"
    for verdict in found:
        yield f"{tag} {verdict.rule.name}"
    for move in {verdict.rule.move for verdict in found}:
        yield f"{tag} hints {move}"


def _persons(words: Sequence[str]) -> Iterator[str]:
    counts = {name: sum(word in group for word in words) for name, group in PERSONS.items()}
    for name, count in counts.items():
        yield f"{name} {min(count, 4)}"
    yield f"you in {int(20 * counts['you'] / max(1, len(words)))}"
    yield "persons " + " ".join(name for name, count in counts.items() if count)


def _crossed(says: str, first: str, sizes: tuple[int, int, int, int], mark: str) -> Iterator[str]:
    """Facts two by two, for what a sum of single facts cannot say."""
    length, share, new, before = sizes
    yield from (f"{says} after {first}", f"{says} ends {mark}", f"{says} share {share}", f"{says} new {min(new, 4)}")
    yield from (f"{says} long {length // 2}", f"{says} before {before // 3}")
    yield from (f"long {length // 2} share {share}", f"long {length // 2} new {min(new, 6)}")
    yield from (f"long {length // 2} before {before // 3}", f"long {length // 2} share {share} ends {mark}")


def _shape(sentences: Sequence[Sentence], found: Sequence[tuple[Verdict, ...]]) -> Iterator[str]:
    ends = "".join(sentence.end or "-" for sentence in sentences)
    yield f"mark {ends[-1]}"
    yield f"marks {''.join(sorted(set(ends)))}"
    yield f"ends {ends[-4:]}"
    yield f"sentences {min(len(sentences), 6)}"
    yield f"last long {_size(len(sentences[-1].words))}"
    for kind, count in Counter(_kind(one) for one in found).items():
        yield f"{kind} times {min(count, 4)}"
    for verdict in {verdict.rule.name for one in found for verdict in one}:
        yield f"any {verdict}"


def _facts(sentences: Sequence[Sentence], found: Sequence[tuple[Verdict, ...]], before: Sequence[str]) -> Iterator[str]:
    words = [word for sentence in sentences for word in sentence.words if word[0].isalnum()]
    shared, new, echo = overlap(words, before)
    share = int(4 * shared / (shared + new)) if shared + new else 9
    length, earlier = _size(len(words)), _size(len(before))
    yield from (f"shared {min(shared, 4)}", f"share {share}", f"new {min(new, 9)}", f"echo {min(echo, 4)}")
    yield from (f"long {length}", f"before long {earlier}")
    yield from (f"before starts {before[0]}", f"before ends {before[-1]}") if before else ("nothing before",)
    yield f"before asks {'?' in before}"
    yield from _persons(words)
    yield from _shape(sentences, found)
    yield from _ruled("last", found[-1])
    yield from _ruled("first", found[0])
    yield from _crossed(_says(found[-1]), _says(found[0]), (length, share, new, earlier), sentences[-1].end)


def features(text: str, sentences: Sequence[Sentence], before: str) -> Features:
    """The features of a turn, `sentences` of `text`, after the rep's turn `before`."""
    heard = split(before)[-4:]
    earlier = [word for sentence in heard for word in sentence.words]
    read = (*sentences[: _SENTENCES - 1], *sentences[_SENTENCES - 1 :][-1:])
    facts = set(_facts(read, [verdicts(sentence) for sentence in read], earlier))
    if not any(sentence.end for sentence in sentences):
        facts.update([f"bare {fact}" for fact in facts if fact.startswith(("last ", "long ", "share ", "before asks"))])
    words = [word for sentence in sentences for word in sentence.words]
    spoken, answers = (bool(_TRANSCRIBED.search(one)) for one in (text, before))
    return Features(grams(words), frozenset(facts), spoken, answers, tuple(sentences), heard)
