"""The manager's own labels: the same words get the same label, words much like them too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sideline_flows.practice.moves.features import grams
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.moves.sentences import split
from sideline_flows.practice.moves.weights import hashed

ALIKE = 0.6
"""How much of two turns' n-grams must be shared, of all that either has, for one's label to serve the other."""


class Corrections:
    """Labels given by hand, as pairs of text and move; of two for the same words the later one holds."""

    def __init__(self, labels: Iterable[tuple[str, Move]] = ()) -> None:
        self._exact: dict[str, Move] = {}
        self._sizes: list[tuple[int, Move]] = []
        self._holders: dict[int, list[int]] = {}
        for text, move in labels:
            self._keep(text, move)

    def __len__(self) -> int:
        return len(self._exact)

    def _keep(self, text: str, move: Move) -> None:
        self._exact[_words(text)] = move
        names = {hashed(gram) for sentence in split(text) for gram in grams(sentence.words)}
        for name in names:
            self._holders.setdefault(name, []).append(len(self._sizes))
        self._sizes.append((len(names), move))

    def find(self, text: str, found: Iterable[str]) -> tuple[Move, float] | None:
        """The label for `text`, whose n-grams are `found`; certainty 1 for the same words, else the likeness."""
        exact = self._exact.get(_words(text))
        if exact:
            return exact, 1.0
        names = {hashed(gram) for gram in found}
        shared = Counter(holder for name in names for holder in self._holders.get(name, ()))
        likeness = [(count / (len(names) + self._sizes[at][0] - count), at) for at, count in shared.items()]
        best, at = max(likeness, default=(0.0, -1))
        return (self._sizes[at][1], best) if best >= ALIKE else None


def _words(text: str) -> str:
    # Of a turn without a word the signs count: one label for a thumb is none for every smile.
    return " ".join(word for sentence in split(text) for word in sentence.words if word[0].isalnum()) or text.strip()
