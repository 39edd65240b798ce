"""What was kept, looked at from the command line: people, sessions, commitments, search and export."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import datetime
from pathlib import Path

import pytest
from tests.commands.conftest import Sideline

SESSION_FIELDS = {"id", "flow", "person", "state", "started_at", "ended_at"}


@pytest.fixture
def had(sideline: Sideline, talk: str) -> Sideline:
    """The command line after two conversations: one ended with Ana, one parked with Bo."""
    sideline("live", talk, "--with", "Ana Bell", "--plain", typed="a quiet start\n/private looks tired\n1\n1\n")
    sideline("live", talk, "--with", "Bo", "--plain", typed="/promise Bo: 5 calls by tomorrow, seen in CRM\n/undo\n1\n")
    return sideline


def test_everything_is_empty_before_the_first_conversation(sideline: Sideline) -> None:
    """Empty arrays, no headings, a way on in words."""
    for command in ("people", "sessions", "commitments", "search nothing"):
        words = command.split()
        assert sideline(*words, "--json").json == []
        done = sideline(*words)
        assert (done.code, done.out) == (0, "")
        assert done.err.count("\n") == 1


def test_sessions_are_listed_newest_first_with_the_promised_fields(had: Sideline) -> None:
    """Open ones have no end; times are UTC."""
    rows = had("sessions", "--json").json
    assert [row["person"] for row in rows] == ["Bo", "Ana Bell"]
    assert all(set(row) >= SESSION_FIELDS for row in rows)
    assert (rows[0]["ended_at"], rows[0]["state"]) == (None, "middle")
    assert (rows[1]["state"], rows[1]["outcome"]) == ("done", "done")
    assert all(datetime.fromisoformat(row["started_at"]).utcoffset() is not None for row in rows)


def test_the_columns_line_up_and_hold_no_drawing_characters(had: Sideline) -> None:
    """Aligned plain text for people, and one line a row for a script."""
    lines = had("sessions").lines
    assert len(lines) == 3
    column = lines[0].index("person")
    assert [line[column:].split("  ")[0] for line in lines] == ["person", "Bo", "Ana Bell"]
    assert all(line.isascii() for line in lines)


def test_sessions_of_one_person_by_the_beginning_of_a_name(had: Sideline) -> None:
    """Unknown and ambiguous names are refused with who is meant."""
    assert [row["person"] for row in had("sessions", "--person", "ana", "--json").json] == ["Ana Bell"]
    unknown = had("sessions", "--person", "Zoe")
    assert (unknown.code, unknown.out) == (1, "")
    had("people", "add", "Ana Berg")
    ambiguous = had("sessions", "--person", "Ana")
    assert ambiguous.code == 1
    assert "Ana Bell" in ambiguous.err
    assert "Ana Berg" in ambiguous.err


def test_a_transcript_is_shown_by_id_beginning_or_last(had: Sideline) -> None:
    """The words as typed, private ones marked, what was passed over under its turn, undone turns said so."""
    rows = had("sessions", "--json").json
    ana = had("show", rows[1]["id"])
    assert ana.lines[0].startswith("A short talk with Ana Bell, done")
    assert any(line.endswith(" note: a quiet start") for line in ana.lines)
    assert any(line.endswith(" private note: looks tired") for line in ana.lines)
    assert any("passed over: " in line for line in ana.lines)
    assert had("show", rows[1]["id"].lower()).out == ana.out
    last = had("show", "last")
    assert any("promise, taken back: " in line for line in last.lines)
    assert had("show", rows[0]["id"][:24]).code in {0, 1}
    refused = had("show", "nothing-like-it")
    assert (refused.code, refused.out) == (1, "")


def test_people_are_listed_newest_first_and_can_be_added(had: Sideline) -> None:
    """Adding somebody known gives the name that is known."""
    assert [row["name"] for row in had("people", "--json").json] == ["Bo", "Ana Bell"]
    assert had("people", "add", "ANA BELL").out == "Ana Bell\n"
    assert had("people", "list").lines[1].startswith("Bo ")
    assert had("people", "add", "").code == 1


def test_commitments_are_added_listed_settled_and_kept(sideline: Sideline) -> None:
    """Their id is the only data of adding one; what is missing is talk."""
    good = sideline("commitments", "add", "Ana: 5 exec calls by tomorrow, seen in CRM")
    vague = sideline("commitments", "add", "try", "harder", "--with", "Ana")
    assert (good.code, vague.code) == (0, 0)
    assert "still missing" not in good.err
    assert "still missing: " in vague.err
    rows = sideline("commitments", "--json").json
    assert [row["id"] for row in rows] == [vague.out.strip(), good.out.strip()]
    assert rows[1]["proof"] == "CRM"
    assert [line.split()[0] for line in sideline("commitments").lines[1:]] == [good.out.strip(), vague.out.strip()]
    done = sideline("commitments", "done", good.out.strip(), "--note", "six in the end")
    dropped = sideline("commitments", "drop", vague.out.strip())
    assert done.out.startswith("done: Ana: 5 exec calls")
    assert dropped.out.startswith("dropped: Ana: try harder")
    assert sideline("commitments", "list", "--json").json == []
    assert {row["status"] for row in sideline("commitments", "list", "--all", "--json").json} == {"done", "dropped"}


@pytest.mark.parametrize(
    "words",
    [("done", "nosuch"), ("drop", ""), ("add", "call the customer"), ("add", " ")],
)
def test_a_commitment_that_cannot_be_found_or_placed_is_one_line(sideline: Sideline, words: tuple[str, ...]) -> None:
    """Unknown ids, and promises that do not say with whom."""
    done = sideline("commitments", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1


def test_an_impossible_day_is_named_and_the_promise_kept(sideline: Sideline) -> None:
    """Nothing typed is lost."""
    done = sideline("commitments", "add", "Ana: call the board by 31 February")
    assert done.code == 0
    assert "still missing" in done.err
    assert sideline("commitments", "--json").json[0]["due"] is None


def test_words_are_found_newest_first(had: Sideline) -> None:
    """Search language of the database is only words here."""
    hits = had("search", "quiet", "--json").json
    assert [hit["text"] for hit in hits] == ["a quiet start"]
    assert hits[0]["session"] in had("search", "quiet").out
    assert had("search", 'NEAR(" OR *', "--json").code == 0
    assert had("search", "looks", "tired", "--json").json[0]["private"] is True


def test_an_export_holds_all_and_a_shared_one_no_private_word(had: Sideline, tmp_path: Path) -> None:
    """Read from the bytes of the file, which only its owner may read."""
    whole, shared = tmp_path / "whole.md", tmp_path / "shared.md"
    session = had("sessions", "--json").json[1]["id"]
    assert had("export", session, "-o", str(whole)).code == 0
    assert had("export", session, "--shared", "--output", str(shared)).code == 0
    assert b"looks tired" in whole.read_bytes()
    assert b"tired" not in shared.read_bytes()
    assert b"a quiet start" in shared.read_bytes()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (whole, shared)] == [0o600, 0o600]
    assert had("export", session, "-o", "-").out == whole.read_text()
    assert had("export", session).out == whole.read_text()


def test_an_export_replaces_a_file_only_when_told_to(had: Sideline, tmp_path: Path) -> None:
    """What somebody edited is not lost to a second export."""
    path = tmp_path / "notes.md"
    path.write_text("mine")
    refused = had("export", "last", "-o", str(path))
    assert (refused.code, path.read_text()) == (1, "mine")
    assert "--force" in refused.err
    assert had("export", "last", "-o", str(path), "--force").code == 0
    assert path.read_text().startswith("# ")
    assert had("export", "last", "-o", str(tmp_path)).code == 1


def test_what_is_kept_is_private(had: Sideline, db: Path) -> None:
    """Files 0600 in a folder 0700, also under an open umask."""
    before = os.umask(0)
    had("people", "add", "Cy")
    os.umask(before)
    assert stat.S_IMODE(db.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in db.parent.iterdir() if path.is_file()} == {0o600}


@pytest.mark.parametrize("command", ["people", "sessions", "commitments", "show last", "search x", "export last"])
@pytest.mark.parametrize("fault", ["garbage", "newer", "folder", "other"])
def test_a_database_that_cannot_be_used_is_one_line_and_left_as_it_is(
    sideline: Sideline, db: Path, command: str, fault: str
) -> None:
    """Damaged, from a newer program, a folder, or another program's."""
    db.parent.mkdir()
    if fault == "folder":
        db.mkdir()
    elif fault == "garbage":
        db.write_bytes(b"no database at all, but long enough to look like one" * 99)
    else:
        with sqlite3.connect(db) as connection:
            connection.execute("CREATE TABLE t (x)")
            connection.execute(f"PRAGMA user_version={999 if fault == 'newer' else 0}")
        connection.close()
    before = db.read_bytes() if db.is_file() else b""
    done = sideline(*command.split())
    assert (done.code, done.out) == (1, "")
    assert str(db) in done.err or "version 999" in done.err
    assert done.err.count("\n") == 1
    assert (db.read_bytes() if db.is_file() else b"") == before


def test_a_locked_database_refuses_a_second_live_window_and_still_lists(had: Sideline, talk: str, db: Path) -> None:
    """The one that holds it is named."""
    from sideline_flows.records.lock import LiveLock

    with LiveLock(db):
        refused = had("live", talk, "--with", "Ana Bell", "--plain", typed="1\n")
        assert had("sessions", "--json").code == 0
    assert (refused.code, refused.out) == (1, "")
    assert str(os.getpid()) in refused.err


def test_the_option_wins_over_the_environment(sideline: Sideline, tmp_path: Path, db: Path) -> None:
    """Before or after the command."""
    other = tmp_path / "other.db"
    sideline("--db", str(other), "people", "add", "Ana")
    assert [row["name"] for row in sideline("people", "list", "--json", "--db", str(other)).json] == ["Ana"]
    assert sideline("people", "--json").json == []
    assert db.exists()
