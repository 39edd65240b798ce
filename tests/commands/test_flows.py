"""`flows` and `graph`, and where flows are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands.conftest import Sideline


def test_the_shipped_flows_are_listed_with_what_they_are_for(sideline: Sideline) -> None:
    """One line a flow when it is no terminal."""
    listed = sideline("flows", "--json").json
    assert len(sideline("flows").lines) == len(listed)
    assert all({"id", "title", "about", "minutes", "path", "finding"} == set(row) for row in listed)
    assert all(row["finding"] is None for row in listed)


@pytest.mark.parametrize("before", [True, False])
def test_a_folder_can_be_added_before_or_after_the_command(sideline: Sideline, talk: str, *, before: bool) -> None:
    """Options for every command stand where people expect them."""
    option = ("--flows", str(Path(talk).parent))
    words = (*option, "flows") if before else ("flows", *option)
    assert "talk " in sideline(*words).out


def test_the_environment_and_the_users_own_folder_count_too(
    sideline: Sideline, talk: str, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    """The folder in the data place is always there; SIDELINE_FLOWS may name several."""
    own = own_home / ".local" / "share" / "sideline" / "flows"
    own.mkdir(parents=True)
    (own / "mine.md").write_text(Path(talk).read_text())
    monkeypatch.setenv("SIDELINE_FLOWS", f"/nowhere:{Path(talk).parent}")
    listed = {row["id"] for row in sideline("flows", "--json").json}
    assert {"mine", "talk", "aside"} <= listed


def test_a_broken_flow_is_listed_as_broken_and_the_rest_is_there(sideline: Sideline, talk: str) -> None:
    """One bad file stops nothing."""
    (Path(talk).parent / "bad.md").write_bytes(b"\xff\xfe\x00")
    done = sideline("flows", "--flows", str(Path(talk).parent))
    assert done.code == 0
    assert any(line.startswith("bad ") and "broken" in line for line in done.lines)
    assert any(line.startswith("talk ") for line in done.lines)


def test_a_flow_is_drawn_as_a_mermaid_state_diagram(sideline: Sideline, talk: str) -> None:
    """From its id or its path."""
    done = sideline("graph", talk)
    assert done.code == 0
    assert "stateDiagram-v2" in done.out
    assert "middle" in done.out
    assert sideline("graph", "talk", "--flows", str(Path(talk).parent)).out == done.out


def test_a_counterpart_is_drawn_as_a_flow_is(sideline: Sideline, talk: str) -> None:
    """From its id, one's own too; what is neither names the nearest of both."""
    assert 'title: "Nia, new and nervous"' in sideline("graph", "nia").lines
    folder = Path(talk).parent.parent / "personas"
    folder.mkdir()
    (folder / "me.md").write_text("---\ntitle: Me\nkind: persona\n---\n\n## Calm\n\n### Say\n\n- Go on.\n", "utf-8")
    done = sideline("graph", "me", "--flows", str(Path(talk).parent))
    assert "calm" in done.out
    assert sideline("graph", str(folder / "me.md")).out == done.out
    assert 'did you mean "nia"?' in sideline("graph", "nai").err


def test_an_unknown_flow_is_one_line_with_the_near_one(sideline: Sideline) -> None:
    """Whatever wants a flow says so."""
    done = sideline("graph", "soill")
    assert (done.code, done.out) == (1, "")
    assert 'did you mean "soil"?' in done.err
    assert done.err.count("\n") == 1


def test_a_broken_flow_cannot_be_drawn_and_says_where_it_is_broken(sideline: Sideline, talk: str) -> None:
    """The first finding is the line."""
    path = Path(talk)
    path.write_text(path.read_text().replace("(#middle)", "(#nowhere)"))
    done = sideline("graph", talk)
    assert done.code == 1
    assert f"{talk}:41:" in done.err
