"""Prompts with gaps: what is filled in, and what is refused before it could run."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideline_flows.language.template import NameUse, TemplateFault, flaws, names, render

PLAN = {"text": "Ana: 5 calls by Fri", "owner": "Ana", "behaviour": "5 calls", "due": ""}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("You said {{ gap }}.", "You said 6 wins."),
        ("About {{ call }}?", "About ____?"),
        ('About {{ call | default("that call") }}?', "About that call?"),
        ("{{ plan }} / {{ plan.behaviour }} / {{ plan.due }}", "Ana: 5 calls by Fri / 5 calls / ____"),
        ('By {{ plan.due | default("no date") }}', "By no date"),
        ('{{ meeting.due | default("some day") }}', "some day"),
        ("{% if call %}On {{ call }}.{% else %}Tell me.{% endif %}", "Tell me."),
        ('{{ "Again" if gap == "6 wins" else "First" }}', "Again"),
        ("{{ gap | upper }}, {{ call is defined }}", "6 WINS, False"),
        ('{% for item in both %}{{ item }}, {% endfor %}{{ both | join(" and ") }}', "a, b, a and b"),
        ("{# a note #}Hi", "Hi"),
        ("Set {x} and %y", "Set {x} and %y"),
    ],
)
def test_gaps_are_filled(source: str, expected: str) -> None:
    values = {"gap": "6 wins", "call": None, "plan": PLAN, "meeting": None, "both": ["a", "b"]}
    assert render(source, values) == expected


def test_what_was_typed_is_a_value_and_never_a_template() -> None:
    assert render("You: {{ gap }}", {"gap": "{{ plan }} {% for x in y %}"}) == "You: {{ plan }} {% for x in y %}"


REFUSED = [
    "{% for x in range(99999999) %}x{% endfor %}",
    "{% for x in 'abc' %}x{% endfor %}",
    "{% for a in gap %}{% for b in gap %}{% for c in gap %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in gap recursive %}{{ loop(a) }}{% endfor %}",
    "{% for a, b in gap %}x{% endfor %}",
    "{{ gap.__class__ }}",
    "{{ gap['__class__'] }}",
    "{{ gap | attr('__class__') }}",
    "{{ gap.upper() }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ self }}",
    "{{ lipsum(n=9) }}",
    "{{ 2 ** 100000000 }}",
    "{{ 10 * 10 }}",
    "{{ gap ~ gap }}",
    "{{ -1 }}",
    "{{ [gap, gap] }}",
    "{{ {'a': gap} }}",
    "{{ gap | slice(3) }}",
    "{{ gap | indent(99999999) }}",
    "{{ gap | wordwrap }}",
    "{{ gap | default(value='x') }}",
    "{{ gap | join(gap | upper) }}",
    "{{ gap is divisibleby 3 }}",
    "{% set x = gap %}{{ x }}",
    "{% macro m() %}{% endmacro %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with x = gap %}{% endwith %}",
    "{% include 'etc' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{{ _private }}",
    "{% if gap %}" * 20 + "{% endif %}" * 20,
    "{{gap.b}}" * 1500,
    "x" * 17_000 + "{{ gap }}",
]


@pytest.mark.parametrize("source", REFUSED)
def test_a_prompt_is_no_program(source: str) -> None:
    assert {flaw.code for flaw in flaws(source)} == {"F202"}
    with pytest.raises(TemplateFault):
        render(source, {"gap": "x"})
    assert names(source) == ()


@pytest.mark.parametrize(
    "source",
    ["{{ gap", "{{ }}", "{% if gap %}", "{{ gap | nope( }}", "{{ " + "(" * 3000 + "gap }}", "{{ " + "9" * 5000 + " }}"],
)
def test_a_prompt_that_cannot_be_read_says_so_in_one_line(source: str) -> None:
    (flaw,) = flaws(source)
    assert flaw.code == "F201"
    assert "\n" not in flaw.detail
    with pytest.raises(TemplateFault):
        render(source, {"gap": "x"})


@pytest.mark.parametrize(
    "source",
    ["{{ nobody }}", "{{ gap.upper }}", "{{ gap.parts }}", "{{ plan.copy }}", "{{ gap < 3 }}", "{{ none | first }}"],
)
def test_what_is_undefined_is_a_fault_and_never_empty(source: str) -> None:
    with pytest.raises(TemplateFault):
        render(source, {"gap": "x", "plan": PLAN})


def test_output_and_lists_are_bounded() -> None:
    """However many values there are, a line stays a line."""
    many = ["x" * 1000] * 10_000
    source = "{% for a in many %}{% for b in many %}{{ b }}{% endfor %}{% endfor %}"
    assert len(render(source, {"many": many})) <= 64 * 1024
    assert len(render("{{ one | join(one) | join(one) }}", {"one": "y" * 100_000})) <= 64 * 1024


def test_names_say_which_are_safe_while_blank() -> None:
    source = (
        '{{ a }} {{ b | default("x") }} {{ c.part | default("x") }} {{ d.part }}'
        "{% if e %}{{ e }}{{ f }}{% else %}{{ e }}{% endif %}"
        '{{ "x" if g == "y" else h }}{% for i in j %}{{ i }}{{ k }}{% endfor %}'
    )
    assert names(source) == (
        NameUse("a", defaulted=False),
        NameUse("b", defaulted=True),
        NameUse("c", defaulted=True),
        NameUse("d", defaulted=False),
        NameUse("e", defaulted=True),
        NameUse("e", defaulted=True),
        NameUse("f", defaulted=False),
        NameUse("e", defaulted=False),
        NameUse("g", defaulted=True),
        NameUse("h", defaulted=False),
        NameUse("j", defaulted=True),
        NameUse("k", defaulted=False),
    )


@pytest.mark.parametrize(
    ("section", "row"),
    [("Say", "{{ a"), ("Why", "{{ a() }}"), ("Check", "b: {{ a() }}"), ("Capture", "b: {% for x in range(9) %}")],
)
def test_a_flow_with_such_a_prompt_says_where(found: Callable[[str], list[str]], section: str, row: str) -> None:
    (finding,) = found(f"## A\n\n### {section}\n\n- {row}\n")
    assert finding in {"5:3 F201", "5:3 F202"}


MARKS = ["{{", "}}", "{%", "%}", "{#", "#}", "(", ")", "[", "]", "()", "~", "1", "'", "==", ",", "-", "\x1b", "é"]
TAGS = [" if ", "endif", "else", "for x in ", "endfor", "raw", "endraw", "set a="]
WORDS = [" a ", "b.c", "|default('x')", "|join(a)", " is ", "not ", "in "]
PIECES = st.sampled_from(MARKS + TAGS + WORDS)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join), st.text() | st.none())
def test_any_template_is_filled_or_refused(source: str, value: str | None) -> None:
    """There is no third way: no other error, whatever the parts and the values."""
    with suppress(TemplateFault):
        assert isinstance(render(source, {"a": value, "b": {"c": value}}), str)
