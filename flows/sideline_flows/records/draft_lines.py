"""The lines of the journal: how one step is written, read back, and what all of them add up to.

A line is a checksum and a JSON object: `{"draft": [session, box], "text": …}`, `{"sent": turn}` or `{"stored": id}`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sideline_flows.records.entries import TurnEntry

Step = dict[str, Any]

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def answer_box(flow: str, state: str, name: str) -> str:
    """The box in which a capture is answered; a turn that holds the capture empties it."""
    return f"{flow}/{state}/{name}"


def draft_step(session: str, box: str, text: str) -> Step:
    """A text box as it now reads."""
    return {"draft": [session, box], "text": text}


def sent_step(entry: TurnEntry) -> Step:
    """A turn on its way to the database."""
    return {"sent": entry.to_dict()}


def stored_step(entry_id: str) -> Step:
    """A turn that arrived there."""
    return {"stored": entry_id}


def write_line(step: Step) -> bytes:
    """A step as one line, with its line end."""
    body = _as_json(step).encode()
    return b"%08x %b\n" % (zlib.crc32(body), body)


def read_lines(raw: bytes) -> Iterator[Step]:
    """The steps in a journal, in order. Lines that are torn, damaged or no steps are passed over."""
    for line in raw.split(b"\n"):
        checksum, _, body = line.partition(b" ")
        if checksum == b"%08x" % zlib.crc32(body):
            step = json.loads(body)
            if isinstance(step, dict):
                yield step


@dataclass(slots=True)
class Left:
    """What is left to do after some steps: `drafts` by session and box, and turns `sent` but not stored, by id."""

    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    sent: dict[str, TurnEntry] = field(default_factory=dict)

    def follow(self, step: Step) -> None:
        """Take one more step into account."""
        match step:
            case {"draft": [str(session), str(box)], "text": str(text)}:
                self.drafts[session, box] = text
                if not text:
                    del self.drafts[session, box]
            case {"sent": dict(entry)}:
                self._send(TurnEntry.from_dict(entry))
            case {"stored": str(entry_id)}:
                self.sent.pop(entry_id, None)

    def steps(self) -> Iterator[Step]:
        """The fewest steps that leave the same."""
        yield from (sent_step(entry) for entry in self.sent.values())
        yield from (draft_step(session, box, text) for (session, box), text in self.drafts.items())

    def _send(self, entry: TurnEntry) -> None:
        self.sent[entry.id] = entry
        answered = {answer_box(each.flow, each.state, each.name) for each in entry.captures}
        # What was sent must not come back in its box as a second copy. What was typed there since stays.
        for session, box in [key for key in self.drafts if key[0] == entry.session_id]:
            if box in answered or self.drafts[session, box].strip() == entry.text:
                del self.drafts[session, box]
