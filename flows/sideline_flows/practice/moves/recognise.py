"""What move a turn is. Rules find words, weights weigh them, and doubt is said aloud: `mixed`.

How a turn of several sentences is decided: the weights read the whole turn at once, its first and its last sentence by
name; that names one of five coarse moves, and within it the likeliest move is the turn's. Each sentence is then read by
itself for the record. Ninety words and more are a monologue unless they surely give back what the other said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sideline_flows.practice.moves.corrections import Corrections
from sideline_flows.practice.moves.features import Features, features, grams
from sideline_flows.practice.moves.judge import Weighed, likeliest, weigh
from sideline_flows.practice.moves.model import TELLING, Coarse, Move, Recognition, SentenceMove, heard_as
from sideline_flows.practice.moves.oddities import foreign, insulting
from sideline_flows.practice.moves.rules import verdicts
from sideline_flows.practice.moves.sentences import LONGEST, Sentence, split
from sideline_flows.practice.moves.weights import Table, hashed, shipped

MONOLOGUE = 90
"""Words from which a turn is a monologue."""
_SURE_REFLECTION = 0.8
_UNSURE = 0.42
_EITHER = 0.12
_SENTENCES = 8
_QUOTES = 3


def recognise(
    text: str,
    previous: str = "",
    *,
    asked: bool = False,
    typed: bool = False,
    corrections: Corrections | None = None,
    tables: Mapping[str, Table] | None = None,
) -> Recognition:
    """The move of the manager's turn `text` after the rep's turn `previous`.

    `asked` says that leave was given to tell, in an earlier turn. `typed` says that the words were typed for certain:
    they are then never read as a transcript of speech, whose weights take telling for listening more easily.
    `corrections` are the manager's own labels and come first. `tables` are weights other than the shipped ones. Never
    raises: what cannot be read is `other` or `mixed`.
    """
    tables = shipped() if tables is None else tables
    sentences = split(text)
    if odd := _odd(text, sentences):
        kept = corrections.find(text, _grams(sentences)) if corrections else None
        return _labelled(odd, *kept, asked=asked) if kept else odd
    found = features(text, sentences, previous)
    weighed = weigh(found, tables, typed=typed)
    move, certainty = _decided(sentences, weighed)
    kept = corrections.find(text, found.grams) if corrections else None
    if kept:
        move, certainty = kept
    name = heard_as(move)[0] if kept else weighed.likeliest
    because = _because(text, sentences, move, name, found, tables)
    alone = tuple(_alone(text, sentences, previous, tables, typed=typed)) if len(sentences) > 1 else ()
    parts = alone or (SentenceMove(sentences[0].typed(text), move, certainty),)
    unasked = move in TELLING and not asked and all(part.move is not Move.PERMISSION_ASK for part in parts)
    return Recognition(move, certainty, because, parts, name, unasked, corrected=kept is not None)


def coarse_of(text: str, previous: str = "", tables: Mapping[str, Table] | None = None) -> Coarse:
    """The likeliest of the five coarse names, the same as `recognise(...).coarse`, for less work."""
    sentences = split(text)
    if odd := _odd(text, sentences):
        return odd.coarse
    return likeliest(features(text, sentences, previous), shipped() if tables is None else tables)


def _odd(text: str, sentences: Sequence[Sentence]) -> Recognition | None:
    """What a turn is that cannot be weighed: too long, without a word, in another language, an insult."""
    if len(text) > LONGEST:
        return Recognition(Move.MIXED, 0.0, (), (), Coarse.OTHER)
    if not sentences or foreign(text, sentences) or insulting(sentences):
        return Recognition(Move.OTHER, 1.0, (), (), Coarse.OTHER)
    return None


def _labelled(odd: Recognition, move: Move, certainty: float, *, asked: bool) -> Recognition:
    """A turn that cannot be weighed, by the manager's own label."""
    unasked = move in TELLING and not asked
    return replace(odd, move=move, certainty=certainty, coarse=heard_as(move)[0], unasked=unasked, corrected=True)


def _grams(sentences: Sequence[Sentence]) -> Iterator[str]:
    return (gram for sentence in sentences for gram in grams(sentence.words))


def _decided(sentences: Sequence[Sentence], weighed: Weighed) -> tuple[Move, float]:
    """The move and how sure it is; `mixed` when no coarse name stands out, or telling and reflecting are near."""
    name = weighed.likeliest
    chance = weighed.coarse[name]
    words = sum(word[0].isalnum() for sentence in sentences for word in sentence.words)
    if words >= MONOLOGUE and not (name is Coarse.REFLECTION and chance > _SURE_REFLECTION):
        return Move.MONOLOGUE, 1.0
    near = abs(weighed.coarse[Coarse.REFLECTION] - weighed.coarse[Coarse.INPUT]) < _EITHER
    if chance < _UNSURE or (near and name in (Coarse.REFLECTION, Coarse.INPUT)):
        return Move.MIXED, chance
    move, share = weighed.best(name)
    return move, chance * share


def _alone(
    text: str, sentences: Sequence[Sentence], previous: str, tables: Mapping[str, Table], *, typed: bool
) -> Iterator[SentenceMove]:
    for sentence in sentences[:_SENTENCES]:
        words = sentence.typed(text)
        weighed = weigh(features(words, (sentence,), previous), tables, typed=typed)
        yield SentenceMove(words, *_decided((sentence,), weighed))


def _because(
    text: str,
    sentences: Sequence[Sentence],
    move: Move,
    name: Coarse,
    found: Features,
    tables: Mapping[str, Table],
) -> tuple[str, ...]:
    """The words that made it so: what its own rules caught, or rules for its like, or what weighed most."""
    if move in (Move.MIXED, Move.MONOLOGUE):
        return ()
    ruled = _caught(text, sentences, {move}) or _caught(text, sentences, {one for one in Move if name in heard_as(one)})
    return ruled or _heaviest(text, sentences, name, found, tables)


def _caught(text: str, sentences: Sequence[Sentence], moves: set[Move]) -> tuple[str, ...]:
    places: list[tuple[Sentence, int, int]] = []
    for sentence in (sentences[-1], *sentences[: _SENTENCES - 1][: len(sentences) - 1]):
        for verdict in verdicts(sentence):
            inside = any(
                one is sentence and verdict.start < stop and start < verdict.stop for one, start, stop in places
            )
            if verdict.rule.move in moves and not inside:
                places.append((sentence, verdict.start, verdict.stop))
    quotes = (sentence.quote(text, start, stop) for sentence, start, stop in places)
    return tuple(quote for quote in quotes if any(char.isalnum() for char in quote))[:_QUOTES]


def _heaviest(
    text: str, sentences: Sequence[Sentence], name: Coarse, found: Features, tables: Mapping[str, Table]
) -> tuple[str, ...]:
    rows, column = tables["typed grams"].rows, tuple(Coarse).index(name)
    weights = {gram: rows[hashed(gram)][column] for gram in found.grams if hashed(gram) in rows and gram[0].isalnum()}
    best = max(weights, key=lambda gram: (weights[gram], len(gram), gram), default="")
    for sentence in sentences:
        at = f" {sentence.plain} ".find(f" {best} ")
        if best and at >= 0 and weights[best] > 0:
            return (sentence.quote(text, at, at + len(best)),)
    return ()
