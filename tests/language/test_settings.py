"""Front matter: what it may say, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sideline_flows.language.model import Detour, Flow, Kind, Need, Return, Start
from sideline_flows.language.parse import Parsed

STATES = "## Agenda\n\n### Next\n\n- [On](#results)\n\n## Results\n"


def with_settings(settings: str) -> str:
    """A talk of two states with these settings."""
    return f"---\n{settings}\n---\n\n{STATES}"


def test_every_setting_is_read(flow: Callable[[str], Flow]) -> None:
    talk = flow(
        with_settings(
            "title: 'A: talk'\n"
            "about: What it\n  is for.\n"
            "minutes: 25\n"
            "outcomes: [results]\n"
            "anytime: [acc, {ham-bam: {Booked it: results}}]\n"
            "start: [{to: results, needs: [first time, cause = skill]}, agenda]\n"
            "past: [results]\n"
            "budget: {agenda: 5}\n"
            "renamed: {old-agenda: agenda}\n"
            "rev: {agenda: 2}\n"
            "version: 1.10\n"
            "tags: [sales, on]\n"
        )
    )
    assert (talk.title, talk.about, talk.minutes) == ("A: talk", "What it is for.", 25)
    assert talk.anytime == (Detour("acc"), Detour("ham-bam", (Return("booked-it", "results"),)))
    assert talk.start == (Start("results", (Need("first time"), Need("cause", "skill"))), Start("agenda"))
    assert (talk.past, talk.budget) == (("results",), (("agenda", 5),))
    assert talk.renamed == (("old-agenda", "agenda"),)
    assert talk.once_called("agenda") == ("old-agenda",)
    assert (talk.rev_of("agenda"), talk.rev_of("results")) == (2, 0)
    assert talk.meta == (("version", "1.10"), ("tags", "sales, on"))
    assert talk.kind is Kind.FLOW


def test_a_persona_may_have_settings_of_its_own(flow: Callable[[str], Flow]) -> None:
    """They are kept as text, wherever `kind` stands, and no YAML word turns into something else."""
    persona = flow(with_settings("trust: 3\nkind: persona\nguarded: no\nborn: 2024-99-99\n"))
    assert persona.kind is Kind.PERSONA
    assert persona.meta == (("trust", "3"), ("guarded", "no"), ("born", "2024-99-99"))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("titel: x", "2:1 F017"),
        ("title: [x]", "2:8 F018"),
        ("minutes: soon", "2:10 F018"),
        ("minutes: 0", "2:10 F018"),
        (f"minutes: {'9' * 5000}", "2:10 F018"),
        ("outcomes: done", "2:11 F018"),
        ("outcomes: [[done]]", "2:12 F018"),
        ("kind: person", "2:7 F019"),
        ("anytime: acc", "2:10 F018"),
        ("anytime: [acc: stopped]", "2:16 F018"),
        ("start: []", "2:8 F018"),
        ("start: {needs: [x]}", "2:8 F018"),
        ("start: [{to: agenda, needs: x}]", "2:29 F018"),
        ("start: [{to: agenda, needs: [x =]}]", "2:29 F018"),
        ("start: agend", "2:8 F114"),
        ("past: [result]", "2:8 F114"),
        ("budget: {agenda: long}", "2:18 F018"),
        ("budget: {x: 5}", "2:10 F114"),
        ("renamed: {old: new}", "2:16 F114"),
        ("rev: {agenda: new}", "2:15 F018"),
        ("rev: {agenda: 0}", "2:15 F018"),
        ("rev: {agnda: 1}", "2:7 F114"),
        ("rev: 2", "2:6 F018"),
        ("anytime: [acc: {done: nowhere}]", "2:23 F114"),
        ("title: a\ntitle: b", "3:1 F016"),
        ("title: &a x", "2:8 F013"),
        ("about: *a", "2:8 F013"),
        ("title: !!python/object/apply:os.system [x]", "2:8 F014"),
        ("<<: {title: x}", "2:1 F017"),
        ("tags: [[[[[[[[[x]]]]]]]]]", "2:14 F015"),
        ("title: @x", "2:8 F012"),
        ("\ttitle: x", "2:1 F012"),
        ("- a", "2:1 F012"),
        ("? [a]\n: b", "2:3 F012"),
        ("about: " + "x" * 9000, "1:1 F011"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_a_finding_at_its_place(
    found: Callable[[str], list[str]], settings: str, expected: str
) -> None:
    assert found(with_settings(settings)) == [expected]


def test_the_conversation_below_broken_front_matter_is_still_read(read: Callable[[str], Parsed]) -> None:
    parsed = read(with_settings("title: ["))
    assert parsed.flow is not None
    assert [state.id for state in parsed.flow.states] == ["agenda", "results"]
    assert parsed.flow.title == "talk"


def test_front_matter_that_is_never_closed_is_one_finding(read: Callable[[str], Parsed]) -> None:
    parsed = read(f"---\ntitle: x\nminutes: 5\n\n{STATES}")
    assert [found.code for found in parsed.findings] == ["F010"]
    assert parsed.flow is not None
    assert len(parsed.flow.states) == 2


def test_aliases_that_unfold_without_end_are_refused_unread(found: Callable[[str], list[str]]) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    assert found(with_settings(bomb)) == ["2:5 F013"]


def test_an_unknown_setting_names_the_nearest(read: Callable[[str], Parsed]) -> None:
    assert 'did you mean "outcomes"?' in read(with_settings("outcome: [a]")).findings[0].message


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("title: Check: in", "a second colon"),
        ("\ttitle: x", "a tab"),
        ("trust: 5", "it lacks `kind: persona`"),
    ],
)
def test_a_common_slip_is_named_in_plain_words(read: Callable[[str], Parsed], settings: str, said: str) -> None:
    (found,) = read(with_settings(settings)).findings
    assert said in found.message
