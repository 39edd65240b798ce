"""`doctor` looks and touches nothing."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import Sideline


def test_all_is_in_order_before_the_first_conversation_and_nothing_is_made(sideline: Sideline, db: Path) -> None:
    """A first look on a new machine."""
    done = sideline("doctor", "--json")
    assert done.code == 0, done.out
    assert all({"name", "ok", "detail"} == set(row) for row in done.json)
    assert done.err == "sideline: all in order\n"
    assert not db.parent.exists()


def test_a_damaged_database_is_named_and_exit_1(sideline: Sideline, db: Path) -> None:
    """It stays as it was."""
    db.parent.mkdir(mode=0o700)
    db.write_bytes(b"nothing like a database, for some length" * 200)
    db.chmod(0o600)
    done = sideline("doctor")
    assert done.code == 1
    assert [line for line in done.lines if line.startswith("MEND")]
    assert done.err.startswith("sideline: to mend: ")
    assert db.read_bytes().startswith(b"nothing like")


def test_a_broken_flow_of_ones_own_is_named(sideline: Sideline, talk: str) -> None:
    """With the command that says more."""
    Path(talk).write_text("# Nothing\n")
    done = sideline("doctor", "--flows", str(Path(talk).parent))
    assert done.code == 1
    assert talk in done.out


def test_the_folders_of_ones_own_are_named_and_what_is_in_them_is_checked(sideline: Sideline, own_home: Path) -> None:
    """Counterparts and the page of moves as well as flows."""
    own = own_home / ".local" / "share" / "sideline"
    found = {row["name"]: row["detail"] for row in sideline("doctor", "--json").json}
    assert found["your flows"] == str(own / "flows")
    assert found["your counterparts"] == str(own / "personas")
    assert found["your page of moves"] == str(own / "practice")
    (own / "personas").mkdir(parents=True, mode=0o700)
    me = own / "personas" / "me.md"
    me.write_text("# Nothing\n")
    done = sideline("doctor")
    assert done.code == 1
    assert str(me) in done.out


def test_records_that_are_in_use_are_found_sound(sideline: Sideline, talk: str) -> None:
    """After a real conversation, as columns."""
    sideline("live", talk, "--with", "Ana", "--plain", typed="1\n1\n")
    done = sideline("doctor")
    assert done.code == 0, done.out
    assert any("integrity check" in line and line.startswith("ok") for line in done.lines)
