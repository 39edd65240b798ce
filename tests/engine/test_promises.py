"""Promises read from one line, seen from Saturday 21 November 2026."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideline_flows.engine.promises import BEHAVIOUR, DATE, OWNER, PROOF, REAL_DATE, read_promise

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PIECES = [
    "Ana",
    ":",
    "by",
    "on",
    "Fri",
    "31 Feb",
    "12 Dec",
    "seen in",
    "proof:",
    ",",
    "try",
    "calls",
    "may",
    "I will",
    "\n",
]


@pytest.mark.parametrize(
    ("line", "owner", "behaviour", "due", "proof"),
    [
        ("Ana: 5 exec calls by Fri, seen in CRM", "Ana", "5 exec calls", "2026-11-27", "CRM"),
        ("Ana: 5 exec calls, seen in CRM by Fri", "Ana", "5 exec calls", "2026-11-27", "CRM"),
        ("Ana: 5 exec calls by Fri seen in CRM", "Ana", "5 exec calls", "2026-11-27", "CRM"),
        ("5 exec calls", "", "5 exec calls", "", ""),
        ("by Friday 20 exec calls", "", "20 exec calls", "2026-11-27", ""),
        ("call Meyer by phone", "", "call Meyer by phone", "", ""),
        ("call Meyer by phone by Friday", "", "call Meyer by phone", "2026-11-27", ""),
        ("raise the win rate by 12%", "", "raise the win rate by 12%", "", ""),
        ("I will send the notes tomorrow", "me", "send the notes", "2026-11-22", ""),
        ("We'll meet the buyer until 12 Dec", "we", "meet the buyer", "2026-12-12", ""),
        ("prepare the Monday pipeline call", "", "prepare the Monday pipeline call", "", ""),
        ("call Ana on Monday and send it by Friday", "", "call Ana on Monday and send it", "2026-11-27", ""),
        ("send it by Friday and call Ana on Monday", "", "send it and call Ana on Monday", "2026-11-27", ""),
        ("send it on Monday, call Ana Friday", "", "send it, call Ana Friday", "2026-11-23", ""),
        ("call on March", "", "call on March", "", ""),
        ("ask the cost question before the demo", "", "ask the cost question before the demo", "", ""),
        ("ask on every call until end of month", "", "ask on every call", "2026-11-30", ""),
        ("have the 2nd, and win 3/4", "", "have the 2nd, and win 3/4", "", ""),
        ("have it by the 2nd", "", "have it", "2026-12-02", ""),
        ("have it by 3/4", "", "have it", "2027-03-04", ""),
        ("see where she sat", "", "see where she sat", "", ""),
        ("join the army on the march", "", "join the army on the march", "", ""),
        ("Jo Ann O'Hara: two demos (proof: recordings)", "Jo Ann O'Hara", "two demos", "", "recordings"),
        ("Ana: two demos in two weeks; shown by recordings (3)", "Ana", "two demos", "2026-12-05", "recordings (3)"),
        ("see http://example.org by tomorrow", "", "see http://example.org", "2026-11-22", ""),
    ],
)
def test_the_parts_of_a_promise(line: str, owner: str, behaviour: str, due: str, proof: str) -> None:
    """Owner, behaviour, date and proof are found wherever the grammar lets them stand."""
    draft = read_promise(line, NOW)
    assert (draft.owner, draft.behaviour, draft.due, draft.proof) == (owner, behaviour, due, proof)


def test_a_whole_promise_lacks_nothing() -> None:
    """All four parts are there."""
    assert read_promise("Ana: 5 exec calls by Fri, seen in CRM", NOW).missing == ()


@pytest.mark.parametrize(
    "vague",
    [
        "try harder",
        "focus on discovery",
        "be more proactive",
        "do better",
        "I will do my best",
        "really improve",
        "Ana: ",
    ],
)
def test_a_vague_promise_is_named_and_kept(vague: str) -> None:
    """What nobody could see is said to be so, and the words stay."""
    draft = read_promise(vague, NOW)
    assert BEHAVIOUR in draft.missing
    assert draft.text == vague


def test_what_is_missing_is_named_part_by_part() -> None:
    """A behaviour alone lacks the other three; the person in the room is the owner where nobody is named."""
    assert read_promise("5 exec calls", NOW).missing == (DATE, OWNER, PROOF)
    assert read_promise("5 exec calls", NOW, default_owner="Ana").missing == (DATE, PROOF)
    assert read_promise("5 exec calls", NOW, default_owner="Ana").owner == "Ana"


def test_a_day_in_no_calendar_is_missing_and_stays_in_the_words() -> None:
    """It is not refused: the promise is kept and the date is asked for."""
    draft = read_promise("Ana: 5 exec calls by 31 February", NOW)
    assert draft.due == ""
    assert REAL_DATE in draft.missing
    assert "31 February" in draft.behaviour


def test_a_very_long_line_is_kept_whole() -> None:
    """A pasted story is not searched for parts."""
    story = "by Friday " * 1_000
    assert read_promise(story, NOW).text == story
    assert read_promise(story, NOW).due == ""


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_no_line_is_ever_refused(line: str) -> None:
    """Any text gives a draft with the text kept as typed, and nothing is in its parts that was not typed."""
    draft = read_promise(line, NOW)
    assert draft.text == line
    for part in (draft.behaviour, draft.proof):
        assert Counter("".join(part.split())) <= Counter("".join(line.split()))
    assert set(draft.parts) == {"owner", "behaviour", "due", "proof", "text"}
