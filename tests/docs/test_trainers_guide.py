"""The reference for trainers leaves nothing out that the parser takes, and its example runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.conftest import Page, Sideline

from sideline_flows.checker import check_paths
from sideline_flows.engine.facts import FACTS, GIVEN
from sideline_flows.language.model import MARKS, CaptureType, Verb
from sideline_flows.language.pack import Library, shipped
from sideline_flows.language.parse import parse_flow
from sideline_flows.language.sections import SECTIONS
from sideline_flows.practice.cast import find_persona, heads, move_table
from sideline_flows.practice.counterpart import Counterpart
from sideline_flows.practice.levels import NAMES
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.persona import ANSWERS
from sideline_flows.practice.proof import prove
from sideline_tui.app import FAILED
from sideline_tui.opening import opener
from sideline_tui.places import find_places
from sideline_tui.widgets.flow_rows import FLOW_KEYS, whole_first
from sideline_tui.window import Window

STATES = 6
PRESSES = 4


def test_every_word_of_the_format_is_in_the_guide(guide: Page) -> None:
    """Sections, types of answers, clauses, marks, facts, given values and settings."""
    code = "\n".join(guide.code)
    sections = {f"### {section.title}" for section in SECTIONS.values()}
    words = {*sections, *CaptureType, *Verb, *MARKS, *FACTS, *GIVEN, *_settings(), "needs", "earned by"}
    assert sorted(word for word in words if word not in code) == []


def test_fragments_of_the_guide_mean_something(guide: Page) -> None:
    """Each fragment, put into a flow, is read without a finding about its form."""
    fragments = [each.content for each in guide.tokens if each.type == "fence" and each.info == "markdown"]
    assert fragments
    for fragment in fragments:
        section = "" if fragment.startswith("###") else "### Next\n\n" if fragment.startswith("- [") else "### Say\n\n"
        parsed = parse_flow(f"## A card\n\n{section}{fragment}", flow_id="fragment")
        assert [str(found) for found in parsed.findings if found.code != "F101"] == []


def test_the_example_has_six_states_and_no_findings(grow: str, tmp_path: Path) -> None:
    """Neither an error nor a warning."""
    file = tmp_path / "grow.md"
    file.write_text(grow, encoding="utf-8")
    assert len(Library([shipped(), tmp_path]).flow("grow").states) == STATES
    assert [str(found) for found in check_paths([file])] == []


def test_the_example_runs_from_its_path(grow: str, tmp_path: Path, sideline: Sideline) -> None:
    """`sideline live grow.md --plain`, with nothing else given."""
    file = tmp_path / "grow.md"
    file.write_text(grow, encoding="utf-8")
    done = sideline("live", str(file), "--with", "Ana", "--plain", typed="1\n" * PRESSES)
    assert done.code == 0
    assert "Ended: done." in done.out


def test_answers_of_the_example_are_spoken_and_kept(grow: str, sideline: Sideline) -> None:
    """What was captured comes back in later lines, and the plan is a commitment."""
    _put_into_the_users_folder(grow)
    answers = "/set goal = a second meeting", "/check 1", "1", "1", "/set way = 1", "/check two ideas", "1"
    plan = "/set plan = Ana: two calls by 2040-12-12, seen in the CRM"
    done = sideline("live", "grow", "--with", "Ana", "--plain", typed="\n".join((*answers, plan, "1")))
    assert "Say: You want a second meeting. Where are you with it now?" in done.out
    assert "Say: So it is two calls." in done.out
    (promise,) = sideline("commitments", "--json").json
    assert (promise["owner"], promise["behaviour"], promise["due"]) == ("Ana", "two calls", "2040-12-12")


@pytest.mark.slow
def test_the_example_is_everywhere_once_it_lies_in_the_users_folder(grow: str, sideline: Sideline) -> None:
    """A file is added, and no Python is touched: listed, checked, drawn, run, shown."""
    _put_into_the_users_folder(grow)
    assert "grow" in {flow["id"] for flow in sideline("flows", "--json").json}
    assert sideline("check").code != FAILED
    assert "Another day" in sideline("graph", "grow").out
    assert sideline("live", "grow", "--with", "Ana", "--plain", typed="1\n" * PRESSES).code == 0
    (session,) = sideline("sessions", "--json").json
    assert (session["flow"], session["state"], session["outcome"]) == ("grow", "done", "done")
    assert "Will: It is a plan" in sideline("show", "last").out


def test_the_counterpart_is_only_short_of_lines_and_answers(guide: Page, tmp_path: Path, sideline: Sideline) -> None:
    """Beside a folder of flows it is in the list, and every mood, line and move of it can come up."""
    flows, file = tmp_path / "flows", tmp_path / "personas" / "lee.md"
    flows.mkdir()
    file.parent.mkdir()
    file.write_text(_example(guide, "lee.md"), encoding="utf-8")
    (short,) = check_paths([file])
    assert (short.code, short.message.split(",")[0]) == ("F415", "this counterpart has 16 lines")
    library = Library([shipped(), flows])
    lee = Counterpart(find_persona(library, "lee"), move_table(library).shifts, seed=1)
    proof = prove(lee, [library.flow(head.id) for head in library.heads()])
    assert (proof.unreached, proof.unsaid, proof.silent) == ((), (), ())
    said = "rehearse", "soil", "--as", "lee", "--seed", "1", "--plain", "--flows", str(flows)
    assert "Yes, go ahead." in sideline(*said, typed="May I share one moment from Tuesday's call?\n").out


def test_every_word_of_a_counterpart_is_in_the_guide(guide: Page) -> None:
    """Moves, kinds of answers, levels, and what else stands above the moods."""
    code = "\n".join(guide.code)
    library = Library([shipped()])
    settings = {key for head in heads(library) for key, _ in find_persona(library, head.id).flow.meta}
    assert sorted(word for word in {*ANSWERS, *NAMES, *settings} if word not in code) == []
    assert set(Move) - set(move_table(library).shifts) == {Move.MIXED}


async def test_the_example_is_led_to_its_end_in_the_app(grow: str, sideline: Sideline) -> None:
    """On the first page: begin, a name, the key of the flow, and then the space bar alone."""
    _put_into_the_users_folder(grow)
    places = find_places()
    ids = [head.id for head in whole_first(Library([shipped(), *places.flows]).heads())]
    window = Window(opener(places.db, places.flows))
    async with window.run_test(size=(80, 24)) as pilot:
        for key in ("b", *"Ana", "enter", FLOW_KEYS[ids.index("grow")], *["space"] * PRESSES, "q"):
            await pilot.press(key)
            await pilot.pause()
            await window.workers.wait_for_complete()
    window.close_down()
    (session,) = sideline("sessions", "--json").json
    assert (session["flow"], session["person"], session["outcome"]) == ("grow", "Ana", "done")


def _put_into_the_users_folder(flow: str) -> None:
    folder = find_places().flows[0]
    folder.mkdir(parents=True)
    (folder / "grow.md").write_text(flow, encoding="utf-8")


def _settings() -> list[str]:
    """Every setting of the front matter, as the finding about an unknown one lists them."""
    parsed = parse_flow("---\nunknown_setting: 1\n---\n\n## A\n", flow_id="a")
    remedy = next(found.remedy for found in parsed.findings if found.code == "F017")
    return remedy.removeprefix("Use one of: ").rstrip(".").split(", ")


def _example(guide: Page, name: str) -> str:
    return next(token.content for token in guide.tokens if token.type == "fence" and token.info == f"markdown {name}")
