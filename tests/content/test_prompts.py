"""What is on the cards can be said aloud, taken in at a glance, and clicked through as a page."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors.index import slugify
from mdit_py_plugins.front_matter import front_matter_plugin

from sideline_flows.language.model import Flow, Line, State, variable
from sideline_flows.language.pack import shipped
from sideline_flows.language.template import BLANK, render

WORDS = 14
LINES = 9
CHOICES = 6
LETTERS = 70
PAGES = ("live.md", "home.md", "plain.md", "format.md")


def cards(flows: dict[str, Flow]) -> Iterator[tuple[str, State]]:
    """Every state with the name of its card."""
    for flow in flows.values():
        yield from ((f"{flow.id}, {state.id}", state) for state in flow.states)


def filled(text: str, flows: dict[str, Flow]) -> str:
    """The line as it is shown to somebody who has not typed anything."""
    asked = {
        variable(capture.name): None for flow in flows.values() for state in flow.states for capture in state.captures
    }
    promise = {"owner": "", "behaviour": "", "due": "", "proof": "", "text": ""}
    return render(text, {**asked, "rep": "Ana", "promise": promise, "today": "2026-03-02"})


def shown(state: State) -> tuple[Line, ...]:
    """The lines of a card that are read before a word is said."""
    return (*state.say, *state.listen, *state.watch)


def test_every_line_reads_well_before_anything_was_typed(flows: dict[str, Flow]) -> None:
    """No gap is left in a sentence when an answer is missing."""
    for name, state in cards(flows):
        for line in (*shown(state), *state.why):
            assert BLANK not in filled(line.text, flows), name
        assert BLANK not in filled(state.aim, flows), name


def test_whole_sentences_read_well_where_an_earned_answer_is_shown(flows: dict[str, Flow]) -> None:
    """A rehearsal fills such an answer with all that was said: it stands in quotes, or has the line to itself."""
    said = "Why so? She left."
    shown_back = 0
    for flow in flows.values():
        earned = {variable(capture.name): said for state in flow.states for capture in state.captures if capture.earned}
        for state in flow.states:
            for line in (*shown(state), *state.why):
                text = render(line.text, {**earned, "rep": "Ana", "promise": {}, "today": "2026-03-02"})
                if said in text:
                    shown_back += 1
                    assert text == said or f'"{said}"' in text, f"{flow.id}, {state.id}: {text}"
                    assert f'"{said}".' not in text, f"{flow.id}, {state.id}: {text}"
    assert shown_back, "nothing of it is on any card"


def test_the_first_line_is_short_enough_to_be_said(flows: dict[str, Flow]) -> None:
    """Eyes are on the other person."""
    for name, state in cards(flows):
        assert state.say, f"{name} says nothing"
        assert len(filled(state.say[0].text, flows).split()) <= WORDS, name


def test_a_card_is_taken_in_at_a_glance(flows: dict[str, Flow]) -> None:
    """Few lines, few choices, and no long line."""
    for name, state in cards(flows):
        assert len(shown(state)) + len(state.checks) + len(state.captures) <= LINES, name
        assert len({link.trigger for link in state.links}) <= CHOICES, name
        for text in (line.text for part in (shown(state), state.why, state.checks) for line in part):
            assert len(filled(text, flows)) <= LETTERS, f"{name}: {text}"


def test_no_figures_are_quoted_at_people(flows: dict[str, Flow]) -> None:
    """Shares and studies prove nothing in the room."""
    for name, state in cards(flows):
        assert not [line.text for line in (*shown(state), *state.why) if "%" in filled(line.text, flows)], name


@pytest.mark.parametrize("path", sorted(shipped().glob("*.md")), ids=lambda path: path.stem)
def test_links_click_through_on_any_page_that_shows_markdown(path: Path) -> None:
    """An anchor belongs to the first heading with its words: that is the state, or the phase right above it."""
    tokens = MarkdownIt("commonmark").use(front_matter_plugin).parse(path.read_text(encoding="utf-8"))
    headings = [
        (token.tag, slugify(tokens[place + 1].content))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    for anchor in anchors(tokens):
        first = next(place for place, (_, words) in enumerate(headings) if words == anchor)
        assert ("h2", anchor) in headings[first : first + 2], anchor


def anchors(tokens: list[Token]) -> Iterator[str]:
    """The `#state` targets of a page."""
    for token in tokens:
        for child in token.children or ():
            target = str(child.attrs.get("href", ""))
            if target.startswith("#"):
                yield target.removeprefix("#")


@pytest.mark.parametrize("page", PAGES)
def test_each_help_page_opens_with_its_name(page: str) -> None:
    """One page each, in Markdown."""
    text = (files("sideline_content") / "help" / page).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(text.splitlines()) <= 60
