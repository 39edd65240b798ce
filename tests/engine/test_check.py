"""The checker proves, one rule at a time: each flow here breaks one rule, and mending it leaves no finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.checker import check_flow, check_library, check_paths
from sideline_flows.language.diagnostics import Severity
from sideline_flows.language.pack import Library, shipped

ACC = """---
outcomes: [done, escalated]
---

## Listen

### Capture

- worry: what they said

### Next

- [Heard](#done)
- [Too much](#escalated)

## Done

## Escalated
"""

OPEN = "## Open\n\n### Next\n\n- [On](#done)\n"
DONE = "\n## Done\n"

NOTHING = Library([])
Found = list[tuple[str, int]]


def find(folder: Path, **texts: str) -> dict[str, Found]:
    """Write flows to a folder, check it, and give each file's codes with their lines. `acc` is always there."""
    for name, text in {"acc": ACC, **texts}.items():
        (folder / f"{name}.md").write_text(text)
    found: dict[str, Found] = {name: [] for name in texts}
    for each in check_paths([folder], NOTHING):
        found.setdefault(Path(each.place.path).stem, []).append((each.code, each.place.line))
    return found


def flow(*items: str, head: str = "", sections: str = "", more: str = "") -> str:
    """A flow whose first state, Open, has these sections and these items under Next; Done ends it."""
    front = f"---\n{head}\n---\n" if head else ""
    links = "\n".join(items)
    return f"{front}## Open\n\n{sections}\n\n### Next\n\n{links}\n\n{more}\n\n## Done\n"


def line_of(text: str, words: str) -> int:
    """The line, from 1, where some words stand first."""
    return text[: text.index(words)].count("\n") + 1


CHOICE = "### Capture\n\n- cause (choice): skill / will"
CHECK = "### Check\n\n- own words: they said it"
MIDDLE = "## Middle\n\n### Next\n\n- [On](#done)"

GRAPH = {
    "F103 nothing leads here": (flow("- [On](#done)", more=MIDDLE), "F103", "## Middle"),
    "F104 no way out": (
        flow("- [On](#done)", "- [In](#lost)", more="## Lost\n\n### Next\n\n- [Round](#lost)"),
        "F104",
        "## Lost",
    ),
    "F105 an end nobody names": (flow("- [On](#done)", head="outcomes: [don]", more=""), "F105", "## Done"),
    "F106 an outcome without an end": (flow("- [On](#done)", head="outcomes: [done, parked]"), "F106", "---"),
    "F113 hidden behind a row that asks less": (
        flow("- [On](#done)", "- [On](#middle) — needs own words", "- [Other](#middle)", sections=CHECK, more=MIDDLE),
        "F113",
        "- [On](#middle)",
    ),
    "F113 hidden behind its like": (
        flow(
            "- [On](#done) — needs own words",
            "- [On](#middle) — needs own words",
            "- [In](#middle)",
            sections=CHECK,
            more=MIDDLE,
        ),
        "F113",
        "- [On](#middle)",
    ),
    "F118 two words, one key": (flow("- [On!](#done) — needs time left", "- [On](#done)"), "F118", "- [On](#done)"),
    "F303 more choices than digits": (flow(*(f"- [Way {n}](#done)" for n in range(10))), "F303", "## Open"),
    "F304 first choices go round": (flow("- [Again](#open)", "- [On](#done)"), "F304", "---"),
    "F304 first choices tarry": (
        flow(
            "- [On](#open) — needs tries left",
            "- [On](#middle)",
            more="## Middle\n\n### Next\n\n- [On](#middle) — needs tries left\n- [On](#done)",
        ),
        "F304",
        "---",
    ),
}

LEAVE = "### Check\n\n- leave: they said yes — earned by permission ask answered yes"

NO = {
    "F122 a no has no way out": (flow("- [Yes](#done)", "- [Again](#open)", sections=LEAVE), "F122", "## Open"),
    "F424 a move there is not": (
        flow("- [On](#done)", sections=LEAVE.replace("permission", "permision").replace("answered yes", "")),
        "F424",
        "- leave: ",
    ),
    "F425 an answer there is not": (
        flow("- [On](#done)", sections=LEAVE.replace("answered yes", "answered yess")),
        "F425",
        "- leave: ",
    ),
    "F122 one choice with two ends": (
        flow("- [Yes](#done) — needs leave", "- [Yes](#middle)", sections=LEAVE, more=MIDDLE),
        "F122",
        "## Open",
    ),
}

CALLS = {
    "F102 no such flow": (flow("- [Ask](ac.md)", "- [On](#done)"), "F102", "- [Ask]"),
    "F102 no such detour": (flow("- [On](#done)", head="anytime: [ac]"), "F102", "anytime"),
    "F108 no such outcome": (
        flow("- [On](#done)", "- [Ask](acc.md)", "  - [don](#done)", "  - [done](#done)", "  - [escalated](#open)"),
        "F108",
        "  - [don]",
    ),
    "F108 no such outcome of a detour": (flow("- [On](#done)", head="anytime: [acc: {gone: done}]"), "F108", "anytime"),
    "F109 one outcome forgotten": (flow("- [On](#done)", "- [Ask](acc.md)", "  - [done](#done)"), "F109", "- [Ask]"),
    "F107 a flow that calls itself": (flow("- [On](#done)", "- [Ask](talk.md)"), "F107", "- [Ask]"),
    "F107 a detour into itself": (flow("- [On](#done)", head="anytime: [talk]"), "F107", "anytime"),
    "F117 an outcome that stops the talk": (
        "## Open\n\n### Run\n\n- [Ask](acc.md)\n  - [done](#done)\n\n## Done\n",
        "F117",
        "- [Ask]",
    ),
    "F117 a run that may not start": (
        (
            "## Open\n\n### Run\n\n- [Ask](acc.md) — needs first time\n  - [done](#done)\n"
            "  - [escalated](#done)\n\n## Done\n"
        ),
        "F117",
        "## Open",
    ),
}

NEEDS = {
    "F110 a need of nothing": (flow("- [On](#done) — needs own word", sections=CHECK), "F110", "- [On]"),
    "F110 a need of nothing on the way back": (
        flow("- [On](#done)", "- [Ask](acc.md)", "  - [done](#done) — needs nothing", "  - [escalated](#done)"),
        "F110",
        "  - [done]",
    ),
    "F110 a need of nothing at the start": (
        flow("- [On](#done)", head="start: [{to: open, needs: [nothing]}, {to: open}]"),
        "F110",
        "start",
    ),
    "F111 asked only later": (
        flow("- [On](#middle) — needs cause", more=f"## Middle\n\n{CHOICE}\n\n### Next\n\n- [On](#done)"),
        "F111",
        "- [On](#middle)",
    ),
    "F111 a check of another card": (
        flow("- [On](#middle) — needs own words", more=f"## Middle\n\n{CHECK}\n\n### Next\n\n- [On](#done)"),
        "F111",
        "- [On](#middle)",
    ),
    "F111 two values at once": (
        flow("- [On](#done)", "- [Out](#done) — needs cause = skill, cause = will", sections=CHOICE),
        "F111",
        "- [Out]",
    ),
    "F111 called only later": (
        flow("- [On](#middle) — needs worry", more=f"{MIDDLE}\n- [Ask](acc.md)"),
        "F111",
        "- [On](#middle)",
    ),
    "F112 set on every way": (
        flow(
            "- [On](#middle) — sets cause = skill",
            sections=CHOICE,
            more="## Middle\n\n### Next\n\n- [On](#done) — needs cause\n- [Out](#done)",
        ),
        "F112",
        "- [On](#done)",
    ),
    "F112 tries of a card that comes once": (
        flow("- [On](#done) — needs tries left", "- [Out](#done)"),
        "F112",
        "- [On]",
    ),
    "F115 a value for nothing": (flow("- [On](#done) — sets caus = skill", sections=CHOICE), "F115", "- [On]"),
    "F116 a need of no option": (
        flow("- [On](#done) — needs cause = skil", "- [Out](#done)", sections=CHOICE),
        "F116",
        "- [On]",
    ),
    "F116 a value that is no option": (flow("- [On](#done) — sets cause = skil", sections=CHOICE), "F116", "- [On]"),
    "F116 a fact with a value": (flow("- [On](#done) — needs first time = 2", "- [Out](#done)"), "F116", "- [On]"),
    "F120 a name of the program's": (
        flow("- [On](#done)", sections="### Capture\n\n- promise: what?"),
        "F120",
        "- promise",
    ),
    "F120 a check called like a fact": (
        flow("- [On](#done)", sections="### Check\n\n- first time: yes"),
        "F120",
        "- first",
    ),
    "F121 no number": (
        flow("- [On](#done) — sets gap = big", sections="### Capture\n\n- gap (number): how big?"),
        "F121",
        "- [On]",
    ),
    "F121 a day that moves": (
        flow("- [On](#done) — sets day = Friday", sections="### Capture\n\n- day (date): when?"),
        "F121",
        "- [On]",
    ),
}

PROMPTS = {
    "F203 captured nowhere": (
        flow("- [On](#done)", sections="### Say\n\n- So {{ caus }}.\n\n" + CHOICE),
        "F203",
        "- So",
    ),
    "F204 captured on one way only": (
        flow(
            "- [On](#last)",
            "- [Ask](#middle)",
            more=f"## Middle\n\n{CHOICE}\n\n### Next\n\n- [On](#last)\n\n"
            "## Last\n\n### Say\n\n- So {{ cause }}.\n\n### Next\n\n- [On](#done)",
        ),
        "F204",
        "- So",
    ),
    "F204 captured on this very card": (
        flow("- [On](#done)", sections=f"### Say\n\n- So {{{{ cause }}}}.\n\n{CHOICE}"),
        "F204",
        "- So",
    ),
    "F204 captured by a call that may not be made": (
        flow("- [On](#done)", "- [Ask](acc.md)", sections="### Say\n\n- You said {{ worry }}."),
        "F204",
        "- You",
    ),
}

LIVE = {
    "F301 too long to say": (flow("- [On](#done)", sections="### Say\n\n- " + "word " * 15), "F301", "- word"),
    "F302 too many lines": (flow("- [On](#done)", sections="### Say\n\n" + "- word\n" * 10), "F302", "## Open"),
    "F302 lines that fold": (
        flow("- [On](#done)", sections="### Listen for\n\n" + ("- " + "word " * 30 + "\n") * 5),
        "F302",
        "## Open",
    ),
    "F302 no room for the choices": (
        flow(*(f"- [Way {n}](#done)" for n in range(9)), sections="### Watch out\n\n" + "- word\n" * 8),
        "F302",
        "## Open",
    ),
}

RULES = {**GRAPH, **NO, **CALLS, **NEEDS, **PROMPTS, **LIVE}


@pytest.mark.parametrize(("text", "code", "words"), RULES.values(), ids=RULES)
def test_a_broken_rule_is_found_where_it_is_broken(tmp_path: Path, text: str, code: str, words: str) -> None:
    """The one finding of its code stands in the line of these words; `---` is the file as a whole."""
    lines = [line for found, line in find(tmp_path, talk=text)["talk"] if found == code]
    assert lines == [1 if words == "---" else line_of(text, words)]


@pytest.mark.parametrize(("text", "code", "words"), RULES.values(), ids=RULES)
def test_a_broken_rule_raises_no_false_alarm(tmp_path: Path, text: str, code: str, words: str) -> None:
    """No other rule complains; only an outcome misspelt is two findings."""
    assert words
    codes = {found for found, _ in find(tmp_path, talk=text)["talk"]}
    assert codes <= {code} | ({"F106"} if code == "F105" else set())


def test_a_sound_flow_has_no_findings(tmp_path: Path) -> None:
    """Calls, values, guards that can be met and fail, prompts with all they speak of, and a circle of detours."""
    text = flow(
        "- [On](#middle) — needs cause = skill, own words",
        "- [On](#done) — needs cause = will",
        "- [On](#middle)",
        "- [Again](#open) — needs tries left",
        "- [Ask](acc.md)",
        head="anytime: [other]",
        sections=f"### Say\n\n- Well, {{{{ rep }}}}?\n\n{CHECK}\n\n{CHOICE}",
        more="## Middle\n\n### Say\n\n- So {{ cause }}, and {{ worry | default('no worry') }}.\n\n"
        "### Run\n\n- [Ask](acc.md) — needs first time\n  - [done](#last)\n  - [escalated](#done)\n\n"
        "### Next\n\n- [On](#done)\n- [Ask](acc.md)\n  - [done](#last)\n  - [escalated](#middle)\n\n"
        "## Last\n\n### Say\n\n- You said {{ worry }}.\n\n### Next\n\n- [On](#through) — needs worry\n"
        "- [Out](#through) — sets cause = will\n- [Ask](acc.md)\n  - [done](#last) — needs worry\n"
        "  - [done](#done)\n  - [escalated](#done)\n\n"
        "## Through\n\n### Run\n\n- [Ask](acc.md) — needs cause\n  - [done](#done)\n  - [escalated](#done)\n"
        "- [Still](acc.md)\n  - [done](#done)\n  - [escalated](#done)",
    )
    other = flow("- [On](#done)", head="anytime: [talk]", sections="### Say\n\n- {{ cause | default('All') }} well.")
    assert find(tmp_path, talk=text, other=other) == {"talk": [], "other": []}


def test_one_misspelt_link_is_one_finding(tmp_path: Path) -> None:
    """That nothing leads to Done any more, and no end is reached, follows; that Middle is cut off does not."""
    assert find(tmp_path, talk=flow("- [On](#don)", more=MIDDLE.replace("#done", "#open")))["talk"] == [
        ("F101", 7),
        ("F103", 9),
    ]
    assert find(tmp_path, talk=flow("- [On](#elsewhere)"))["talk"] == [("F104", 1), ("F101", 7), ("F103", 11)]


def test_a_circle_of_calls_is_named_whole(tmp_path: Path) -> None:
    """In each file of the circle, at the call that leads into it."""
    for name, target in (("one", "two"), ("two", "three"), ("three", "one"), ("zero", "one")):
        (tmp_path / f"{name}.md").write_text(flow(f"- [Ask]({target}.md)", "- [On](#done)"))
    circles = [str(each) for each in check_paths([tmp_path]) if each.code == "F107"]
    assert [re.findall(r"circle: (.*?)\. Take", line)[0] for line in circles] == [
        "one > two > three > one",
        "three > one > two > three",
        "two > three > one > two",
    ]


def test_an_unknown_name_is_answered_with_the_nearest_one(tmp_path: Path) -> None:
    """Of outcomes, needs, options and flows alike."""
    for name in ("F108 no such outcome", "F110 a need of nothing", "F116 a need of no option", "F102 no such flow"):
        text, code, _ = RULES[name]
        (tmp_path / "acc.md").write_text(ACC)
        (tmp_path / "talk.md").write_text(text)
        found = next(str(each) for each in check_paths([tmp_path]) if each.code == code)
        assert "did you mean" in found


def test_a_need_may_name_what_the_caller_captured(tmp_path: Path) -> None:
    """It may be under way below; alone, the prompt needs a default."""
    child = flow("- [On](#done) — needs cause", "- [Out](#done)", sections="### Say\n\n- {{ cause | default('It') }}?")
    assert (
        find(
            tmp_path,
            talk=flow("- [Ask](child.md)", sections=CHOICE, more=MIDDLE.replace("## Middle", "## Rest")),
            child=child,
        )["child"]
        == []
    )
    (tmp_path / "talk.md").unlink()
    assert [each.code for each in check_paths([tmp_path], NOTHING)] == ["F203", "F110"]


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each has its own findings, and who calls a broken one is told so."""
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    (tmp_path / "huge.md").write_text("x" * 70_000)
    (tmp_path / "worse.md").write_text("---\ntitle: [\n---\n## Open\n\n### Next\n\n- [On](#nowhere)\n")
    (tmp_path / "talk.md").write_text(flow("- [Ask](worse.md)", "- [On](#done)", more=MIDDLE))
    codes = {(Path(each.place.path).name, each.code) for each in check_paths([tmp_path])}
    assert {("bad.md", "F004"), ("huge.md", "F003"), ("worse.md", "F012"), ("worse.md", "F101")} <= codes
    assert {("talk.md", "F103"), ("talk.md", "F119")} <= codes


def test_files_folders_and_packs_are_checked(tmp_path: Path) -> None:
    """A pack's own folders hold its flows; its readme is none. A file beside others sees them."""
    flows = tmp_path / "pack" / "flows"
    flows.mkdir(parents=True)
    (tmp_path / "pack" / "README.md").write_text("No flow.")
    (flows / "acc.md").write_text(ACC)
    (flows / "talk.md").write_text(RULES["F108 no such outcome"][0])
    assert [each.code for each in check_paths([tmp_path / "pack"])] == ["F108"]
    assert [each.code for each in check_paths([flows])] == ["F108"]
    assert [each.code for each in check_paths([flows / "talk.md"])] == ["F108"]
    assert check_paths([flows / "acc.md"]) == ()


def test_a_path_with_nothing_to_check_is_a_finding(tmp_path: Path) -> None:
    """Nothing there, and a folder without a flow."""
    found = check_paths([tmp_path / "nothing.md", tmp_path])
    assert [(each.code, each.place.path) for each in found] == [
        ("F020", str(tmp_path)),
        ("F001", str(tmp_path / "nothing.md")),
    ]


PIECES = [
    "---",
    "outcomes: [end, done]",
    "anytime: [acc: {escalated: one}, talk]",
    "start: [{to: one, needs: [called]}, two]",
    "## One",
    "## Two",
    "## End",
    "### Say",
    "### Next",
    "### Run",
    "### Capture",
    "### Check",
    "- So {{ worry }} {{ x.y }} {% if worry %}",
    "- worry (choice): a / b",
    "- own: words",
    "- [On](#two) — needs own, worry = c; sets worry = b",
    "- [On](#nowhere) — needs tries left",
    "- [Ask](acc.md) — needs own",
    "  - [done](#end) — sets worry = a; marks kept",
    "  - [gone](#one)",
    "- [Me](talk.md)",
    "- [Out](#end)",
    "",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("\n".join) | st.text())
def test_no_text_stops_the_checker(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever is in a file, its findings are values, and its neighbour is checked too."""
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    (folder / "talk.md").write_text(text, encoding="utf-8", errors="replace")
    (folder / "acc.md").write_text(ACC)
    (folder / "next.md").write_text(flow("- [On](#done)", more=MIDDLE))
    codes = [each.code for each in check_paths([folder], NOTHING) if each.place.path.endswith("next.md")]
    assert codes == ["F103"]


def test_a_name_no_system_takes_is_a_finding() -> None:
    """Too long for a file, or with a sign no file has."""
    assert [each.code for each in check_paths([Path("x" * 5_000), Path("a\0b")], NOTHING)] == ["F006", "F006"]


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    """By file, then line; a path named twice is checked once."""
    (tmp_path / "b.md").write_text(flow("- [Ask](no.md)", "- [On](#done)", more=MIDDLE))
    (tmp_path / "a.md").write_text(flow("- [Ask](no.md)", "- [On](#done)", more=MIDDLE))
    found = check_paths([tmp_path / "b.md", tmp_path, tmp_path / "a.md"])
    assert [(Path(each.place.path).name, each.code) for each in found] == [
        ("a.md", "F102"),
        ("a.md", "F103"),
        ("b.md", "F102"),
        ("b.md", "F103"),
    ]


def test_a_link_may_lead_into_the_library(tmp_path: Path) -> None:
    """What is not beside the file is looked for in the library given."""
    (tmp_path / "acc.md").write_text(ACC)
    (tmp_path / "own").mkdir()
    talk = tmp_path / "own" / "talk.md"
    talk.write_text(flow("- [On](#done)", "- [Ask](acc.md)", "  - [done](#done)", "  - [escalated](#done)"))
    assert check_paths([talk], Library([tmp_path])) == ()
    assert [each.code for each in check_paths([talk], Library([]))] == ["F102"]


def test_one_parsed_flow_is_checked_against_a_library(tmp_path: Path) -> None:
    """As an editor or a session would."""
    (tmp_path / "acc.md").write_text(ACC)
    (tmp_path / "talk.md").write_text(RULES["F108 no such outcome"][0])
    library = Library([tmp_path])
    assert [each.code for each in check_flow(library.flow("talk"), library)] == ["F108"]
    assert check_flow(library.flow("acc"), library) == ()
    assert [each.code for each in check_library(library)] == ["F108"]


def test_a_persona_is_checked_as_one(tmp_path: Path) -> None:
    """It has moods instead of ends and budgets, and levels instead of facts; its graph must hold all the same."""
    persona = (
        "---\nkind: persona\ntrust: 3\n---\n## Guarded\n\n### Next\n\n- [Open question](#open) — needs trust 6\n\n"
    )
    mood = (
        "## Open\n\n### Say\n\n- "
        + "word " * 20
        + "{{ anything }}\n\n### Next\n\n- [Advice](#guarded) — needs mood 2\n"
    )
    found = find(tmp_path, talk=persona + mood + "\n## Lost\n\n### Next\n\n- [Advice](#open)\n")["talk"]
    assert [code for code, _ in found] == ["F415", "F422", "F408", "F103"]


PERSONA = "---\nkind: persona\ntrust: 3\nstart: open\n---\n\n## Open\n\n### Say\n\n- Yes. {{ goal | default('No.') }}\n"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("kind: persona", "kind: persna", [("F019", 2)]),
        ("trust: 3", "trust: 3: 4", [("F012", 3)]),
        ("trust: 3\n", "trust: 3\ntrust: 3\n", [("F016", 4)]),
        ("start: open", "start: opn", [("F114", 4)]),
    ],
)
def test_one_slip_at_the_top_of_a_file_is_one_finding(tmp_path: Path, right: str, wrong: str, expected: Found) -> None:
    """What stands below is not taken for something else. That it is short of lines is said besides."""
    found = find(tmp_path, talk=PERSONA.replace(right, wrong))["talk"]
    assert [each for each in found if each[0] != "F415"] == expected


def test_the_shipped_pack_has_no_errors() -> None:
    """What is shipped can be run."""
    assert not [str(each) for each in check_library(Library([shipped()])) if each.severity is Severity.ERROR]
