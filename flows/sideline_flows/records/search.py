"""Finding words in what was said and noted. What is typed is always words, never the search language of SQLite."""

from __future__ import annotations

import sqlite3

from sideline_flows.records.rows import Hit
from sideline_flows.text import clean

LONGEST = 500
MOST_WORDS = 32
RANKED_OF = 1000
SNIPPET_WORDS = 14
OPENED, CLOSED = "\ue000", "\ue001"

_FOUND = f"""
SELECT turns.id AS turn_id, turns.session_id, people.name AS person, sessions.title, turns.seq, turns.at, turns.kind,
       turns.private, snippet(turns_fts, 0, '{OPENED}', '{CLOSED}', '…', {SNIPPET_WORDS}) AS snippet
FROM turns_fts JOIN turns ON turns.number = turns_fts.rowid
JOIN sessions ON sessions.id = turns.session_id JOIN people ON people.id = sessions.person_id
WHERE turns_fts MATCH :words AND turns.undone_by IS NULL
"""
_NEWEST = f"{_FOUND} ORDER BY turns_fts.rowid DESC LIMIT :limit"
_RANKED = f"""
{_FOUND} AND turns_fts.rowid >= (SELECT min(rowid) FROM (
    SELECT rowid FROM turns_fts WHERE turns_fts MATCH :words ORDER BY rowid DESC LIMIT {RANKED_OF}))
ORDER BY bm25(turns_fts) LIMIT :limit
"""


def search(connection: sqlite3.Connection, words: str, limit: int, *, ranked: bool) -> tuple[Hit, ...]:
    """The turns that hold all the words, newest first, or the best of the newest thousand first.

    `words*` finds words that begin so. Text without a letter or digit finds nothing.
    """
    asked = quoted(words)
    if not asked:
        return ()
    rows = connection.execute(_RANKED if ranked else _NEWEST, {"words": asked, "limit": limit})
    return tuple(_hit(row) for row in rows)


def quoted(words: str) -> str:
    """What was typed as an FTS5 query: every word in quotes, at most 500 letters and 32 words of it."""
    kept = [word for word in clean(words[:LONGEST]).split() if any(letter.isalnum() for letter in word)]
    return " ".join(_quoted(word) for word in kept[:MOST_WORDS])


def _quoted(word: str) -> str:
    bare = word.rstrip("*").replace('"', '""')
    return f'"{bare}"*' if word.endswith("*") else f'"{bare}"'


def _hit(row: sqlite3.Row) -> Hit:
    snippet, marks = _marked(row["snippet"])
    same = {name: row[name] for name in ("turn_id", "session_id", "person", "title", "seq", "at", "kind")}
    return Hit(**same, private=bool(row["private"]), snippet=snippet, marks=marks)


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, marks = "", []
    for part in snippet.split(OPENED):
        word, closed, rest = part.partition(CLOSED)
        if closed:
            marks.append((len(text), len(text) + len(word)))
        text += word + rest
    return text, tuple(marks)
