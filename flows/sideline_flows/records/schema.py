"""The tables and views of version 1, as SQL. Released text never changes: what comes later is another migration."""

from __future__ import annotations

TABLES = """
CREATE TABLE people (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    title TEXT NOT NULL,
    mode TEXT NOT NULL,
    minutes REAL,
    started_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    at_flow TEXT NOT NULL,
    state TEXT NOT NULL,
    turns INTEGER NOT NULL,
    parked INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX sessions_person ON sessions(person_id);
CREATE TABLE turns (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    private INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    from_flow TEXT NOT NULL,
    from_state TEXT NOT NULL,
    elapsed REAL NOT NULL,
    floor TEXT NOT NULL,
    past INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    ended INTEGER NOT NULL,
    parked INTEGER NOT NULL,
    undone_by TEXT REFERENCES turns(id) ON DELETE SET NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    stack TEXT NOT NULL,
    UNIQUE (session_id, seq)
);
CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    turn_id TEXT NOT NULL REFERENCES turns(id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX captures_turn ON captures(turn_id);
CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    turn_id TEXT NOT NULL REFERENCES turns(id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    ticked INTEGER NOT NULL
);
CREATE INDEX checks_turn ON checks(turn_id);
CREATE TABLE overrides (
    id INTEGER PRIMARY KEY,
    turn_id TEXT NOT NULL REFERENCES turns(id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    need TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX overrides_turn ON overrides(turn_id);
CREATE TABLE commitments (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    session_id TEXT REFERENCES sessions(id) ON DELETE CASCADE,
    turn_id TEXT REFERENCES turns(id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    owner TEXT NOT NULL,
    behaviour TEXT NOT NULL,
    due TEXT NOT NULL,
    proof TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped', 'replaced', 'withdrawn')),
    last_mark TEXT NOT NULL CHECK (last_mark IN ('', 'kept', 'partly', 'missed')),
    closed_at TEXT
);
CREATE INDEX commitments_person ON commitments(person_id, status);
CREATE INDEX commitments_session ON commitments(session_id);
CREATE INDEX commitments_turn ON commitments(turn_id);
CREATE TABLE commitment_events (
    id TEXT PRIMARY KEY NOT NULL,
    commitment_id TEXT NOT NULL REFERENCES commitments(id) ON DELETE CASCADE,
    turn_id TEXT REFERENCES turns(id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN
        ('open', 'kept', 'partly', 'missed', 'done', 'dropped', 'carried', 'replaced', 'withdrawn', 'reverted')),
    note TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX commitment_events_commitment ON commitment_events(commitment_id);
CREATE INDEX commitment_events_turn ON commitment_events(turn_id);
CREATE TABLE meetings (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    turn_id TEXT NOT NULL REFERENCES turns(id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planned', 'withdrawn'))
);
CREATE INDEX meetings_person ON meetings(person_id);
CREATE INDEX meetings_session ON meetings(session_id);
CREATE INDEX meetings_turn ON meetings(turn_id);
CREATE TABLE flow_texts (
    revision TEXT PRIMARY KEY NOT NULL,
    flow TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE TABLE session_flows (
    session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES flow_texts(revision),
    PRIMARY KEY (session_id, flow, revision)
);
CREATE INDEX session_flows_revision ON session_flows(revision);
"""

VIEWS = """
CREATE VIEW transcript AS
SELECT turns.session_id, people.name AS person, turns.seq, turns.at, turns.kind, turns.flow, turns.state,
       turns.text, turns.private
FROM turns JOIN sessions ON sessions.id = turns.session_id JOIN people ON people.id = sessions.person_id
WHERE turns.undone_by IS NULL;
CREATE VIEW notes AS
SELECT session_id, person, seq, at, flow, state, text, private FROM transcript WHERE kind = 'note';
CREATE VIEW shared_notes AS
SELECT session_id, person, seq, at, flow, state, text FROM notes WHERE NOT private;
CREATE VIEW answers AS
SELECT turns.session_id, people.name AS person, turns.seq, captures.flow, captures.state, captures.name,
       captures.type, captures.value
FROM captures JOIN turns ON turns.id = captures.turn_id
JOIN sessions ON sessions.id = turns.session_id JOIN people ON people.id = sessions.person_id
WHERE turns.undone_by IS NULL;
CREATE VIEW skipped_needs AS
SELECT turns.session_id, people.name AS person, turns.seq, overrides.flow, overrides.state, overrides.need,
       overrides.text
FROM overrides JOIN turns ON turns.id = overrides.turn_id
JOIN sessions ON sessions.id = turns.session_id JOIN people ON people.id = sessions.person_id
WHERE turns.undone_by IS NULL;
CREATE VIEW open_commitments AS
SELECT commitments.id, people.name AS person, commitments.owner, commitments.behaviour, commitments.due,
       commitments.proof, commitments.last_mark, commitments.created_at, commitments.session_id
FROM commitments JOIN people ON people.id = commitments.person_id
WHERE commitments.status = 'open';
CREATE VIEW booked_meetings AS
SELECT meetings.id, people.name AS person, meetings.purpose, meetings.starts_at, meetings.text, meetings.session_id
FROM meetings JOIN people ON people.id = meetings.person_id
WHERE meetings.status <> 'withdrawn';
CREATE VIEW kept_rate AS
SELECT person, owner, count(*) AS judged, sum(fate = 'kept') AS kept, sum(fate = 'partly') AS partly,
       sum(fate = 'missed') AS missed, round(avg(fate = 'kept'), 2) AS rate
FROM (
    SELECT people.name AS person, commitments.owner,
           CASE commitments.status WHEN 'done' THEN 'kept' ELSE commitments.last_mark END AS fate
    FROM commitments JOIN people ON people.id = commitments.person_id
    WHERE commitments.status <> 'withdrawn'
)
WHERE fate <> ''
GROUP BY person, owner;
CREATE VIEW session_list AS
SELECT sessions.id, people.name AS person, sessions.title, sessions.flow, sessions.at_flow, sessions.state,
       sessions.started_at, sessions.ended_at, sessions.outcome, sessions.parked, sessions.turns, sessions.mode
FROM sessions JOIN people ON people.id = sessions.person_id;
"""
