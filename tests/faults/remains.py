"""What a killed program left on the disk, read from copies: the next run must find the files as they were left."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sideline_flows.cards import draw_card
from sideline_flows.engine.conversation import Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.shelf import Shelf
from sideline_flows.engine.stack import Stack
from sideline_flows.language.pack import Library
from sideline_flows.records.journal import journal_path, recover
from sideline_tui.widgets.breadcrumb import line

WIDTH = 76
"""Cells of the top line that hold text, on a terminal of 80."""


@dataclass(frozen=True, slots=True)
class Remains:
    """The newest conversation and everything typed in any of them. `stacks` are oldest first, one for each turn."""

    session: str = ""
    over: bool = False
    stacks: tuple[str, ...] = ()
    texts: str = ""
    """Every turn and every draft that a next run would find, one a line."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """What was left in the boxes of the newest conversation, by box."""
    faults: tuple[str, ...] = ()
    """What SQLite has to say about its file."""


def remains(db: Path, scratch: Path) -> Remains:
    """Read what is there. Nothing beside `db` is touched; `scratch` is a folder for copies."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for file in (db, db.with_name(f"{db.name}-wal"), journal_path(db)):
        if file.exists():
            shutil.copy(file, scratch)
    left = recover(journal_path(scratch / db.name))
    with closing(sqlite3.connect(scratch / db.name)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'turns'").fetchone():
            return Remains(faults=_faults(connection))
        turns = connection.execute("SELECT session_id, seq, text, stack FROM turns ORDER BY number").fetchall()
        known = {(session, seq) for session, seq, _, _ in turns}
        turns += [
            (entry.session_id, entry.seq, entry.text, entry.stack)
            for entry in left.unstored
            if (entry.session_id, entry.seq) not in known
        ]
        faults = _faults(connection)
    session = max((row[0] for row in turns), default="")
    stacks = tuple(row[3] for row in turns if row[0] == session)
    return Remains(
        session,
        over=bool(stacks) and bool(Stack.from_json(stacks[-1]).outcome),
        stacks=stacks,
        texts="\n".join([*(row[2] for row in turns), *left.drafts.values()]),
        drafts={box: text for (owner, box), text in left.drafts.items() if owner == session},
        faults=faults,
    )


def top_line(library: Library, stack: str, person: str) -> str:
    """The top line of the live screen for a stack: the flows on it, their letters, and the card; single blanks."""
    conversation = Conversation(Shelf(library.flow), Stack.from_json(stack))
    card = draw_card(conversation, Situation(datetime.now(UTC).date(), person), str)
    return " ".join(line(card.crumbs, card.title, person, WIDTH).plain.split())


def _faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return tuple(each for each in found if each != "ok") + tuple(
        str(row) for row in connection.execute("PRAGMA foreign_key_check")
    )
