"""A session as a page: readable, as it was typed, and without a private word for anybody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.records.conftest import Talk

from sideline_flows.records.entries import CommitmentEntry, MeetingEntry, OverrideEntry
from sideline_flows.records.export import escape, session_markdown
from sideline_flows.records.rows import SessionPage

WHOLE = """\
# Give feedback with Ana

2026-03-02 09:00; ended 2026-03-02 09:00, done

## Agreed

- **Ana:** five exec calls, due 2026-03-06, seen in CRM
- **me:** send the list (done)

## Meetings

- 2026-03-09 10:00: look at the calls
- time open: coffee

## Transcript

- 09:00 Give feedback with Ana
- 09:00 Permission: Yes\\
  skipped: own words
- 09:00 she saw it herself
- 09:00 private: canary
- 09:00 Took back: a slip
- 09:00 Rebook: Done
"""
SHARED = """\
# One-on-one with Ana

2026-03-02

## Agreed

- **Ana:** five exec calls, due 2026-03-06, seen in CRM
- **me:** send the list (done)

## Meetings

- 2026-03-09 10:00: look at the calls
- time open: coffee

## Notes

- she saw it herself
"""


@pytest.fixture
def page(talk: Talk) -> SessionPage:
    """A session with one of everything."""
    promises = (
        CommitmentEntry("c1", "Ana", "five exec calls", "2026-03-06", "CRM", "canary", "soil"),
        CommitmentEntry("c2", "me", "send the list", "", "", "canary", "soil"),
    )
    meetings = (
        MeetingEntry("m1", "look at the calls", "2026-03-09T10:00", "canary"),
        MeetingEntry("m2", "coffee", "", "canary"),
    )
    talk.turn(
        "choose",
        "Permission: Yes",
        commitments=promises,
        meetings=meetings,
        overrides=(OverrideEntry("soil", "permission", "canary", "own words"),),
    )
    talk.turn(text="she saw it herself")
    talk.turn(text="canary", private=True)
    slip = talk.turn(text="canary, a slip", overrides=(OverrideEntry("soil", "permission", "canary", "canary"),))
    talk.turn("undo", "Took back: a slip", undoes=(slip.id,))
    talk.turn("choose", "Rebook: Done", outcome="done", ended=True)
    talk.store.mark_commitment("c2", "done", "canary")
    return talk.store.page(talk.id)


def test_the_whole_page_is_the_transcript(page: SessionPage) -> None:
    """With what was agreed first, and without what was taken back."""
    assert session_markdown(page, shared=False) == WHOLE


def test_the_shared_page_holds_what_the_other_person_may_see(page: SessionPage) -> None:
    """What was agreed, what was booked, notes that are not private, and nothing else."""
    text = session_markdown(page, shared=True)
    assert text == SHARED
    assert "canary" not in text


def test_an_open_session_says_so(talk: Talk) -> None:
    """And has no empty sections."""
    assert session_markdown(talk.store.page(talk.id), shared=False).splitlines()[2:] == [
        *("2026-03-02 09:00; open", "", "## Transcript", ""),
        "- 09:00 Give feedback with Ana",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        *("# title", "1. one", "12) twelve", "- item", "+ item", "* item", "> quote", "---", "===", "***", "    code"),
        *(
            "*a* _b_ **c** `d`",
            "[a](b)",
            "![a](b)",
            "<script>alert(1)</script>",
            "&amp; &lt;",
            "a\\*b",
            "a\\",
            "| a | b |",
        ),
        *(
            "```\ncode\n```",
            "~~~",
            "[a]: b",
            "<!-- c -->",
            "a  \nb",
            "a\n\n\nb",
            "a\n# b\n- c",
            "http://x/*_*",
            "$a$ ~~b~~",
        ),
    ],
)
def test_markdown_shows_text_as_it_was_typed(typed: str) -> None:
    """Nothing in it is a heading, a list, a link, a tag or emphasis."""
    assert shown(typed) == meant(typed)


@given(st.text("ab1 \n\t#*_`[](){}<>&~|$\\-+.=!:é\"'^", max_size=30))
def test_markdown_shows_any_text_as_it_was_typed(typed: str) -> None:
    """However the letters follow on each other."""
    assert shown(typed) == meant(typed)


def meant(typed: str) -> list[str]:
    """The lines a reader should see, without blank ones and indents."""
    return [line.strip() for line in typed.split("\n") if line.strip()]


def shown(typed: str) -> list[str]:
    """The lines a reader of the page sees in an item of a list; fails when it is more than text."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- 09:00 {escape(typed)}")
    kinds = [token.type for token in tokens if token.type != "inline"]
    ends = ["bullet_list_open", "list_item_open", "paragraph_open"]
    assert kinds == [*ends, *(end.replace("open", "close") for end in reversed(ends))]
    (inline,) = (token for token in tokens if token.type == "inline")
    lines = [""]
    for part in inline.children or ():
        if part.type == "hardbreak":
            lines.append("")
        else:
            assert part.type in {"text", "text_special"}
            lines[-1] += part.content
    return [line for line in [lines[0].removeprefix("09:00").strip(), *lines[1:]] if line]
