"""Headings and the sections of a state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sideline_flows.language.model import Check, Flow, Line, Lines, State
from sideline_flows.language.parse import Parsed

Find = Callable[[str], list[str]]
Card = Callable[[str], State]


def test_without_front_matter_the_states_decide(flow: Callable[[str], Flow]) -> None:
    """Title, start and outcomes have defaults, so a file of headings and links is a flow."""
    talk = flow("## Open\n### Next\n- [Go](#close)\n\n## Close\n\n## Leave\n")
    assert (talk.title, talk.outcomes) == ("talk", ("close", "leave"))
    assert [start.state for start in talk.start] == ["open"]
    assert [state.terminal for state in talk.states] == [False, True, True]


def test_a_state_is_named_as_github_names_its_heading(flow: Callable[[str], Flow]) -> None:
    talk = flow("## What's *in it* for you? (2)\n\n## Größe_1\n")
    assert [state.id for state in talk.states] == ["whats-in-it-for-you-2", "größe_1"]
    assert talk.states[0].title == "What's in it for you? (2)"


def test_section_words_may_be_written_in_any_case(state: Card) -> None:
    card = state("### LISTEN FOR\n\n- a number\n\n### watch out\n\n- silence\n")
    assert (card.listen, card.watch) == ((Line("a number"),), (Line("silence"),))


def test_prose_under_say_and_why_is_read_as_lines(state: Card) -> None:
    card = state("### Say\n\nTell me\nmore.\n\n1. And then?\n\n### Why\n\nPeople own what they say.\n")
    assert card.say == (Line("Tell me more."), Line("And then?"))
    assert card.why == (Line("People own what they say."),)


def test_an_aim_may_have_paragraphs(state: Card) -> None:
    assert state("One\nline.\n\nAnother.\n\n### Say\n\n- Hi\n").aim == "One line.\n\nAnother."


def test_author_notes_are_ignored_wherever_they_stand(state: Card) -> None:
    card = state(
        """
        <!-- why this state exists -->
        An aim<!-- in a line -->.

        ### Say

        <!-- a note
        over lines -->
        - Well<!-- pause --> then?
        - <!-- nothing but a note -->
        - Say `<!-- this -->` aloud<!-- not this -->

        ### Next

        - [Go](#done) <!-- needs nothing -->
        """
    )
    assert card.aim == "An aim."
    assert card.say == (Line("Well then?"), Line("Say `<!-- this -->` aloud"))
    assert card.links[0].needs == ()


def test_markup_in_a_line_stays_as_typed(state: Card) -> None:
    assert state("### Say\n\n- [b]No[/b] & <b>so</b> on[/\n").say == (Line("[b]No[/b] & <b>so</b> on[/"),)


def test_lines_of_a_persona_may_depend_on_step_and_move(state: Card) -> None:
    card = state("### Say\n\n- Hm.\n\n#### soil/permission, open question\n\n- Sure.\n\n#### advice\n\n- No.\n")
    assert card.say == (Line("Hm."),)
    assert card.voices == (
        Lines(("soil/permission", "open question"), (Line("Sure."),)),
        Lines(("advice",), (Line("No."),)),
    )


def test_a_check_has_a_name_or_is_its_own(state: Card) -> None:
    card = state('### Check\n\n- own words: they said it\n- they nodded\n- said {{ gap | default("a: b") }}\n')
    assert card.checks[:2] == (Check("own words", "they said it"), Check("they nodded", "they nodded"))
    assert card.checks[2].name == card.checks[2].text


def test_windows_line_ends_and_unseen_spaces_change_nothing(read: Callable[[str], Parsed]) -> None:
    text = "## Open\n\n### Say\n\n- Hi there\n"
    odd = "\ufeff" + text.replace("\n", "\r\n").replace(" ", "\u00a0")
    assert read(odd).findings == ()
    assert read(odd).flow == read(text).flow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words\n\n## A\n", "1:1 F035"),
        ("## A\n\n- a list as aim\n", "3:1 F035"),
        ("## A\n\n## A\n", "3:1 F031"),
        ("## ???\n", "1:1 F030"),
        ("### Say\n\n## A\n", "1:1 F039"),
        ("# A\n\n### Say\n\n- a\n\n### Check\n\n- b\n\n## B\n", "3:1 F039"),
        ("## A\n\n### Say\n\n- a\n\n##B\n\n### Say\n\n- b\n", "7:1 F038"),
        ("## A\n\n###Say\n\n- a\n", "3:1 F038"),
        ("## A\n\n### Say\n\n\t- a\n", "5:2 F035"),
        ("## A\n\n### Next\n\n#### Deeper\n", "5:1 F034"),
        ("## A\n\n##### Deep\n", "3:1 F034"),
        ("## A\n\n  ### Sya\n", "3:3 F032"),
        ("## A\n\n### Say\n\n### Say\n", "5:1 F033"),
        ("## A\n\n### Say\n\n- a\n  - b\n", "6:5 F035"),
        ("## A\n\n### Say\n\n> quoted\n", "5:1 F035"),
        ("## A\n\n### Say\n\n- <!-- note --> words\n", "5:1 F035"),
        ("## A\n\n### Say\n\n-\n- b\n", "5:1 F057"),
        ("## A\n\n### Next\n\nGo on\n", "5:1 F036"),
        ("## A\n\n### Say\n\n- a\n\n<!-- open\n\n## B\n", "7:1 F037"),
        ("## A {{ b }}\n", "1:1 F205"),
        ("## A\n\n### Check\n\n- a: b\n- a: c\n", "6:3 F055"),
        ("# Only a phase\n", "1:1 F009"),
    ],
)
def test_what_has_no_meaning_is_a_finding_at_its_place(found: Find, text: str, expected: str) -> None:
    assert found(text)[0] == expected
    assert len(found(text)) == 1


def test_a_misspelt_section_is_met_with_the_right_word(read: Callable[[str], Parsed]) -> None:
    message = str(read("## A\n\n### Listen fro\n").findings[0])
    assert message.startswith('talk.md:3:1: error F032: there is no section called "Listen fro"')
    assert 'did you mean "Listen for"?' in message


def test_a_remedy_is_never_cut_short(read: Callable[[str], Parsed]) -> None:
    remedy = read("## A\n\n### Say\n\n> quoted\n").findings[0].remedy
    assert remedy == "Write it as words of a list item, or as a note: `<!-- note -->` on a line of its own."


def test_an_item_behind_a_tab_is_met_with_what_to_take_away(read: Callable[[str], Parsed]) -> None:
    assert "the tab before it" in read("## A\n\n### Say\n\n\t- a\n").findings[0].remedy


def test_a_heading_without_its_blank_is_read_on_as_the_heading_it_was_to_be(read: Callable[[str], Parsed]) -> None:
    flow = read("## A\n\n### Say\n\n- a\n\n##B\n\n### Say\n\n- b\n").flow
    assert flow is not None
    assert [(state.id, len(state.say)) for state in flow.states] == [("a", 1), ("b", 1)]


def test_one_broken_state_does_not_hide_the_others(read: Callable[[str], Parsed]) -> None:
    parsed = read("## A\n\n### Nxt\n\n- [x](#b)\n\n## B\n\n### Next\n\n- broken\n- [Fine](#a)\n")
    assert parsed.flow is not None
    assert [link.text for link in parsed.flow.state("b").links] == ["Fine"]
    assert [found.code for found in parsed.findings] == ["F032", "F040"]


def test_a_flood_of_findings_is_cut(read: Callable[[str], Parsed]) -> None:
    codes = [found.code for found in read("## A\n" * 5000).findings]
    assert len(codes) == 101
    assert codes.count("F021") == 1
