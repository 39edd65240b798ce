"""Where the time of a session went: sums over its turns, also the undone ones, since that time passed all the same."""

from __future__ import annotations

import sqlite3

from sideline_flows.records.rows import Spent


def spent(connection: sqlite3.Connection, session_id: str) -> Spent:
    """Seconds of a session: in all, by who held the floor, looking back, by state, and in the state where it stands."""
    query = """
        SELECT from_flow, from_state, floor, past, sum(elapsed) AS seconds FROM turns
        WHERE session_id = ? AND elapsed > 0
        GROUP BY from_flow, from_state, floor, past
    """
    by_floor: dict[str, float] = {}
    by_state: dict[tuple[str, str], float] = {}
    past = 0.0
    for flow, state, floor, looks_back, seconds in connection.execute(query, (session_id,)):
        by_floor[floor] = by_floor.get(floor, 0.0) + seconds
        by_state[flow, state] = by_state.get((flow, state), 0.0) + seconds
        past += seconds if looks_back else 0.0
    return Spent(sum(by_floor.values()), by_floor, past, by_state, _since_it_came_here(connection, session_id))


def _since_it_came_here(connection: sqlite3.Connection, session_id: str) -> float:
    query = """
        SELECT coalesce(sum(turns.elapsed), 0.0) FROM turns JOIN sessions ON sessions.id = turns.session_id
        WHERE session_id = :session_id AND from_flow = at_flow AND from_state = sessions.state AND seq > (
            SELECT coalesce(max(seq), 0) FROM turns JOIN sessions ON sessions.id = turns.session_id
            WHERE session_id = :session_id AND (from_flow <> at_flow OR from_state <> sessions.state))
    """
    return float(connection.execute(query, {"session_id": session_id}).fetchone()[0])
