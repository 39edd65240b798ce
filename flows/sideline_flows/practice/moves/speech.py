"""What a transcript of speech is read by besides n-grams and facts: the shapes of its wording, and its sizes.

A shape is an n-gram in which only small words stand as they are: "so you X that" is said of any topic. Sizes are whole
numbers, which the trees cut. Typed text needs neither, so both are found only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sideline_flows.practice.moves.features import COMMON, PERSONS, Features, overlap
from sideline_flows.practice.moves.model import Coarse, coarse
from sideline_flows.practice.moves.rules import Verdict, verdicts
from sideline_flows.practice.moves.sentences import Sentence

_KEPT_TEXT = """
because something anything everything lot little bit let lets tell said say says sounds sound feel feels feeling want
wanted wants need mean see hear after before again back other things thing really yes yep mm hmm hm uh huh great good
thank thanks please ill youll well hed shed itll tried try guess wonder kind sort maybe perhaps most only even still
while able make makes first two last next being
"""
_KEPT = COMMON | frozenset(_KEPT_TEXT.split())
_ENDINGS = ("ing", "ed", "ly", "s")
_LENGTHS = (2, 3, 4)
_SENTENCES, _RULED, _SHORT, _MOST = 12, 8, 4, 127
_OPENERS = tuple(
    frozenset(text.split())
    for text in (
        "so and but",
        "okay ok right yeah mm uh good great",
        "what how why",
        "do did are is can have",
        "you your youre",
        "i im we",
        "it that thats this",
    )
)
_GROUPS = tuple(
    frozenset(text.split())
    for text in (
        "should could might can",
        "because",
        "people research percent risk effects",
        "feel feeling feels sounds sound seems",
        "want like think",
        "not dont no",
        "were was had did",
        "if when or",
    )
)
_ASSENT = frozenset("yes yeah yep no nope right okay ok mm uh sure".split())  # noqa: SIM905
_COARSE = tuple(Coarse)


def _shaped(word: str) -> str:
    if word in _KEPT or not word[0].isalnum():
        return word
    return "X" + next((tail for tail in _ENDINGS if word.endswith(tail) and len(word) > len(tail) + 2), "")


def shapes(found: Features) -> frozenset[str]:
    """The 2- to 4-grams of every sentence, all but small words made X; those that hold an X or begin the sentence."""
    out: set[str] = set()
    for sentence in found.sentences[:_SENTENCES]:
        words = ["^", *map(_shaped, sentence.words)]
        for size in _LENGTHS:
            out.update(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    return frozenset(one for one in out if "X" in one or "^" in one)


def _part(count: int, whole: int) -> int:
    return 20 * count // max(1, whole)


def _lengths(sentences: Sequence[Sentence], before: Sequence[Sentence]) -> Iterator[int]:
    longs = [len(sentence.words) for sentence in sentences] or [0]
    yield from (len(sentences), longs[-1], longs[0], max(longs), sum(long < _SHORT for long in longs))
    yield from (len(before), len(before[-1].words) if before else 0)


def _marks(sentences: Sequence[Sentence], before: Sequence[Sentence]) -> Iterator[int]:
    asking = [at for at, sentence in enumerate(sentences) if "?" in sentence.words]
    ends = [sentence.end for sentence in sentences] or [""]
    yield from (len(asking), ends[-1] == "?", ends[0] == "?", not ends[-1])
    yield sum(len(sentence.words) for sentence in sentences[asking[-1] + 1 :]) if asking else -1
    yield sum(len(sentence.words) for sentence in sentences[: asking[0]]) if asking else -1
    yield sum(word == "," for sentence in sentences for word in sentence.words)
    yield any("?" in sentence.words for sentence in before)
    yield bool(before) and before[-1].end == "?"


def _wording(words: Sequence[str], before: Sequence[str]) -> Iterator[int]:
    shared, new, echo = overlap(words, before)
    yield from (len(words), len(before), shared, new, echo, _part(shared, shared + new))
    for group in PERSONS.values():
        count = sum(word in group for word in words)
        yield from (count, _part(count, len(words)))
    yield from (sum(word in PERSONS[name] for word in before) for name in ("i", "you"))
    yield bool(before) and before[0] in _ASSENT
    yield from (words.index(name) if name in words else -1 for name in ("you", "i"))
    yield from (bool(words) and words[0] in group for group in _OPENERS)
    yield from (sum(word in group for word in words) for group in _GROUPS)
    yield from (sum(word.endswith(tail) for word in words) for tail in ("ing", "ed"))
    yield _part(len(set(words)), len(words))
    yield 4 * sum(map(len, words)) // max(1, len(words))


def _ruled(found: Sequence[tuple[Verdict, ...]]) -> Iterator[int]:
    firsts = [coarse(one[0].rule.move) if one else None for one in found]
    for name in _COARSE:
        yield sum(any(coarse(verdict.rule.move) is name for verdict in one) for one in found)
        yield from (firsts.count(name), firsts[-1:] == [name], firsts[:1] == [name])
    yield firsts.count(None)


def sizes(found: Features) -> tuple[int, ...]:
    """What can be counted in a turn and the one before it, in a fixed order, each from -1 to 127."""
    words = [word for sentence in found.sentences for word in sentence.words if word[0].isalnum()]
    heard = [word for sentence in found.before for word in sentence.words]
    counted = (
        *_lengths(found.sentences, found.before),
        *_marks(found.sentences, found.before),
        *_wording(words, heard),
        *_ruled([verdicts(sentence) for sentence in found.sentences[:_RULED]]),
    )
    return tuple(min(int(one), _MOST) for one in counted)
