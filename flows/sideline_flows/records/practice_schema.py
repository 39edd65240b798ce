"""The tables of version 2, as SQL: what was rehearsed. Released text never changes.

Nothing here hangs on a person, but for an attempt that was made with somebody's promises in mind: it goes with them.
"""

from __future__ import annotations

TABLES = """
CREATE TABLE attempts (
    id TEXT PRIMARY KEY NOT NULL,
    flow TEXT NOT NULL,
    title TEXT NOT NULL,
    persona TEXT NOT NULL,
    name TEXT NOT NULL,
    seed INTEGER NOT NULL,
    help TEXT NOT NULL CHECK (help IN ('full', 'letters', 'nothing')),
    drill TEXT NOT NULL,
    facts_for TEXT REFERENCES people(id) ON DELETE CASCADE,
    started_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    here INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    total INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    clean INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX attempts_flow ON attempts(flow);
CREATE INDEX attempts_facts_for ON attempts(facts_for);
CREATE TABLE attempt_turns (
    attempt_id TEXT NOT NULL REFERENCES attempts(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,
    move TEXT NOT NULL,
    certainty REAL NOT NULL,
    because TEXT NOT NULL,
    mood TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (attempt_id, seq)
);
CREATE TABLE attempt_flows (
    attempt_id TEXT NOT NULL REFERENCES attempts(id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES flow_texts(revision),
    PRIMARY KEY (attempt_id, flow, revision)
);
CREATE INDEX attempt_flows_revision ON attempt_flows(revision);
CREATE TABLE move_corrections (
    id TEXT PRIMARY KEY NOT NULL,
    attempt_id TEXT NOT NULL REFERENCES attempts(id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    move TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX move_corrections_attempt ON move_corrections(attempt_id);
CREATE TABLE practice_cards (
    state TEXT PRIMARY KEY NOT NULL,
    due TEXT NOT NULL,
    rated_at TEXT NOT NULL,
    rating INTEGER NOT NULL,
    card TEXT NOT NULL
);
"""
