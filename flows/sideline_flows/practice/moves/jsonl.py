"""Turns as lines of JSON in, coarse names out: the face that the scorer and other programs speak to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from sideline_flows.practice.moves.recognise import coarse_of


def _quiet(_line: str) -> None:
    return


def answer_jsonl(lines: Iterable[str], trouble: Callable[[str], object] = _quiet) -> Iterator[str]:
    """For each line `{"id", "previous", "text"}` a line `{"id", "move"}`.

    A line that is not such an object is left out, and `trouble` gets one line about it; empty lines are passed over.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            answer = {"id": asked["id"], "move": coarse_of(str(asked["text"]), str(asked.get("previous") or ""))}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            trouble(f'line {number}: not an object with "id", "previous" and "text"')
            continue
        yield json.dumps(answer, ensure_ascii=False)
