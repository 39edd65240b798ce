"""Turns that are no conversation in English: only signs, another language, an insult. They are `other`."""

from __future__ import annotations

from collections.abc import Sequence

from sideline_flows.practice.moves.rules import verdicts
from sideline_flows.practice.moves.sentences import Sentence

_LATIN_END = 0x24F
_SHORT = 8
_ENGLISH_TEXT = """
the and you your youre is are was were it its that this what how why who when where which do does did have has had
with for from they them their she he his her we our us not dont didnt can could would should will just about like
there been be to of my im ive if but or at by up out get got go good know think one than then too very
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_FOREIGN_TEXT = """
ich nicht das und ist der ein eine du wir sie mit auch aber wie warum wer je ne pas que est les une des vous nous tu
il elle et dans pour avec mais el los las una por para con como pero muy esta eso hola tal che di non sono perche het
een ik niet van maar og det jeg ikke har som nao voce uma mas och att jag inte ar pa del della gracias merci bitte
sehr gut bien mucho quoi ce cest haben sind sich auf dass dir mir dich mich meine deine tambien todo nada
"""
_FOREIGN = frozenset(_FOREIGN_TEXT.split())


def _letters(text: str) -> tuple[int, int]:
    far = sum(char.isalpha() and ord(char) > _LATIN_END for char in text)
    return far, sum(char.isalpha() for char in text)


def foreign(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether a text is mostly in other letters, or has more of other languages' small words than of English ones."""
    far, letters = _letters(text)
    if far * 2 > letters:
        return True
    words = [word for sentence in sentences for word in sentence.words]
    other, english = (sum(word in group for word in words) for group in (_FOREIGN, _ENGLISH))
    return other > english


def insulting(sentences: Sequence[Sentence]) -> bool:
    """Whether a short turn holds an insult and nothing to learn from."""
    short = sum(len(sentence.words) for sentence in sentences) <= _SHORT
    return short and any(verdict.rule.name == "insult" for sentence in sentences for verdict in verdicts(sentence))
