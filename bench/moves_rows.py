"""The labelled turns that moves are learned from and measured on."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sideline_flows.practice.moves import Coarse, Move, coarse
from sideline_flows.practice.moves.features import Features, features
from sideline_flows.practice.moves.sentences import split

DATA = Path(__file__).parent / "data"
SALES = DATA / "sales_turns.csv"
TALK = DATA / "talk_turns.csv"
HELD_OUT = DATA / "sales_held_out.csv"
_PERMISSION = re.compile(
    r"\b(?:(?:would|is|was) (?:it|that|now) (?:be )?(?:okay|ok|all ?right|fine)|(?:do|would) you mind|mind if i"
    r"|(?:can|could|may) i (?:ask|share|give|offer|tell|make|say|suggest)|want to hear"
    r"|would you like (?:to hear|me to|some))\b"
)


@dataclass(frozen=True)
class Row:
    """One labelled turn. `group` is what folds keep together; `talk` and `good` are those of a whole conversation."""

    group: str
    text: str
    previous: str
    coarse: Coarse
    move: Move | None = None
    talk: str = ""
    good: bool | None = None

    @property
    def asks_leave(self) -> bool:
        """Whether the turn asks leave to tell."""
        return bool(_PERMISSION.search(self.text.lower()))


def sales(path: Path = SALES) -> list[Row]:
    """The sales turns of our own."""
    return [
        Row(one["scenario"], one["text"], one["previous"], coarse(Move(one["move"])), Move(one["move"]))
        for one in _lines(path)
    ]


def talk() -> list[Row]:
    """The counselling talk of our own, made up and written as transcripts of speech are."""
    return [Row(one["scenario"], one["text"], one["previous"], Coarse(one["move"])) for one in _lines(TALK)]


def counselling(path: Path) -> list[Row]:
    """The counselling turns of `annomi_train.csv`; they stay outside the repository."""
    return list(_turns(path))


def _turns(path: Path) -> Iterator[Row]:
    last, talk = "", ""
    for one in _lines(path):
        last, talk = ("" if one["conversation"] != talk else last), one["conversation"]
        if one["move"]:
            good = one["quality"] == "high"
            yield Row(one["source"], one["text"], last, Coarse(one["move"]), None, talk, good)
        else:
            last = one["text"]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def no_marks(text: str) -> str:
    """A text without any mark, note or capital."""
    return " ".join(re.sub(r"[^\w' ]+", " ", re.sub(r"\[[^\]]*\]", " ", text.lower())).split())


def no_questions(text: str) -> str:
    """A text without question marks."""
    return text.replace("?", "")


def read(rows: Sequence[Row], strip: Callable[[str], str] = str) -> list[Features]:
    """The features of each row, the marks stripped as said."""
    nothing = Features(frozenset(), frozenset())
    texts = [(strip(row.text), strip(row.previous)) for row in rows]
    return [features(text, split(text), before) if split(text) else nothing for text, before in texts]


def folds(rows: Sequence[Row], count: int, seed: int) -> dict[str, int]:
    """A fold for each group: biggest groups first, each to the emptiest fold, with some chance in it."""
    rng = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
    sizes = Counter(row.group for row in rows)
    filled, fold = [0.0] * count, {}
    for group in sorted(sizes, key=lambda one: (-sizes[one] + 30 * rng.random(), one)):
        fold[group] = min(range(count), key=lambda at: filled[at] + 20 * rng.random())
        filled[fold[group]] += sizes[group]
    return fold
