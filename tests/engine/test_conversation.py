"""Conversations: guards, calls, detours, undo and jumps, on small flows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sideline_flows.engine.conversation import Blocked, Conversation
from sideline_flows.engine.facts import Situation
from sideline_flows.engine.steps import Mark, Step
from sideline_flows.errors import InputError
from sideline_flows.reply import Promise

Start = Callable[..., Conversation]

ASK = """\
---
title: Ask
outcomes: [done, stopped]
anytime: [{listen: {heated: stopped}}]
---

## Permission

### Say

- May I share something?

### Check

- real yes: they said yes and meant it

### Capture

- scene: the moment you both remember

### Next

- [Yes](#scene) — needs real yes, scene
- [Not now](#stopped)
- [Say it again](#permission)

## Scene

### Next

- [Agreed](#done)
- [They push back](listen.md)
  - [heard](#permission)
  - [heated](#stopped)

## Done

## Stopped
"""

LISTEN = """\
---
title: Listen
outcomes: [heard, heated]
---

## Acknowledge

### Capture

- worry: what they said

### Next

- [Heard](#heard)
- [Heated](#heated)
- [Left open](#acknowledge)

## Heard

## Heated
"""


def stood(conversation: Conversation) -> list[tuple[str, str]]:
    """Flow and state of every frame, bottom first."""
    return [(frame.flow, frame.state) for frame in conversation.stack.frames]


def test_an_unmet_need_never_stops_a_person_and_is_kept(start: Start, today: Situation) -> None:
    """Live, the first choice goes on, and says in the flow's own words what was passed over."""
    talk = start(ask=ASK, listen=LISTEN)

    step = talk.choose(1, today)

    assert isinstance(step, Step)
    assert stood(talk) == [("ask", "scene")]
    assert [each.text for each in talk.stack.skipped] == [
        "they said yes and meant it",
        "the moment you both remember",
    ]
    assert step.skipped == talk.stack.skipped


def test_undo_goes_back_to_meet_the_need(start: Start, today: Situation) -> None:
    """After undo the need can be met, and then nothing is skipped."""
    talk = start(ask=ASK, listen=LISTEN)
    talk.choose(1, today)

    talk.undo()
    talk.check("real yes", on=True)
    talk.capture("scene", "the Orion call")
    talk.choose(1, today)

    assert talk.stack.skipped == ()
    assert stood(talk) == [("ask", "scene")]


def test_rehearsal_blocks_and_names_what_is_missing(start: Start, today: Situation) -> None:
    """A blocking conversation stays where it is and returns the unmet needs as values."""
    talk = start(ask=ASK, listen=LISTEN, blocking=True)
    before = talk.stack

    blocked = talk.choose(1, today)

    assert isinstance(blocked, Blocked)
    assert [each.need for each in blocked.unmet] == ["real yes", "scene"]
    assert blocked.row.row.place.line == 23
    assert talk.stack == before


def test_ticks_are_asked_again_when_a_state_is_entered_again(start: Start, today: Situation) -> None:
    """What must be seen to happen must be seen each time."""
    talk = start(ask=ASK, listen=LISTEN)
    talk.check("real yes", on=True)

    talk.choose(3, today)

    assert talk.stack.top.ticks == ()
    assert talk.stack.top.tries == {"permission": 2}


def test_a_called_flow_maps_its_outcomes_to_the_callers_states(start: Start, today: Situation) -> None:
    """The child's outcome decides where the caller goes on; what it captured is known there."""
    talk = start(ask=ASK, listen=LISTEN)
    talk.choose(1, today)
    talk.choose(2, today)
    assert stood(talk) == [("ask", "scene"), ("listen", "acknowledge")]
    talk.capture("worry", "the accounts were not theirs")

    talk.choose(1, today)

    assert stood(talk) == [("ask", "permission")]
    assert talk.stack.top.answers["worry"] == "the accounts were not theirs"


def test_a_detour_comes_back_to_exactly_the_card_it_left(start: Start, today: Situation) -> None:
    """Ticks, captures and tries of the caller are untouched by a detour that ends unmapped."""
    talk = start(ask=ASK, listen=LISTEN)
    talk.check("real yes", on=True)
    left = talk.stack.top

    talk.call("listen", today)
    talk.choose(1, today)

    assert talk.stack.top == left


def test_a_detour_outcome_may_be_mapped_for_every_state(start: Start, today: Situation) -> None:
    """`anytime` can say where an outcome leads instead of back."""
    talk = start(ask=ASK, listen=LISTEN)

    talk.call("listen", today)
    talk.choose(2, today)

    assert talk.stack.outcome == "stopped"


def test_a_flow_already_under_way_is_refused(start: Start, today: Situation) -> None:
    """No flow runs inside itself, so no stack grows for ever."""
    talk = start(ask=ASK, listen=LISTEN)
    talk.call("listen", today)
    before = talk.stack

    with pytest.raises(InputError, match="already under way"):
        talk.call("ask", today)

    assert talk.stack == before


def test_a_wrong_number_changes_nothing(start: Start, today: Situation) -> None:
    """The line says what can be chosen."""
    talk = start(ask=ASK, listen=LISTEN)

    with pytest.raises(InputError, match="choose 1 to 3"):
        talk.choose(4, today)


def test_an_ended_conversation_can_be_undone_and_not_chosen(start: Start, today: Situation) -> None:
    """The end is a place one can come back from."""
    talk = start(ask=ASK, listen=LISTEN)
    before = talk.stack
    talk.choose(2, today)
    assert talk.stack.outcome == "stopped"

    with pytest.raises(InputError, match="ended"):
        talk.choose(1, today)
    talk.undo()

    assert talk.stack == before


def test_a_jump_may_leave_the_frames_above(start: Start, today: Situation) -> None:
    """Jumping to a state of the caller ends the detour."""
    talk = start(ask=ASK, listen=LISTEN)
    talk.call("listen", today)

    talk.jump("scene", today)

    assert stood(talk) == [("ask", "scene")]


def test_a_jump_to_nowhere_names_the_nearest_state(start: Start, today: Situation) -> None:
    """A typing slip is answered with the state that was meant."""
    talk = start(ask=ASK, listen=LISTEN)

    with pytest.raises(InputError, match="did you mean “scene”"):
        talk.jump("sceen", today)


METHOD = """\
---
outcomes: [done]
---

## Explore

### Capture

- method (choice): Which helps? train / coach

### Next

- [Train them](#develop) — sets method = train
- [Coach them](#develop) — sets method = coach

## Develop

### Run

- [Train](train.md) — needs method = train
  - [done](#done)
- [Coach](coach.md) — needs method = coach
  - [done](#done)
  - [again](#explore)

### Next

- [That will do](#done)

## Done
"""
TRAIN = "---\noutcomes: [done]\n---\n\n## Tell\n\n### Next\n\n- [Told](#done)\n\n## Done\n"
COACH = """\
---
outcomes: [done, again]
---

## Ask

### Next

- [Asked](#done)
- [Not yet](#again)

## Done

## Again
"""


@pytest.mark.parametrize(("number", "flow"), [(1, "train"), (2, "coach")])
def test_a_state_runs_the_flow_its_guard_picks(start: Start, today: Situation, number: int, flow: str) -> None:
    """A transition can set a value, and `Run` can choose by it."""
    talk = start(method=METHOD, train=TRAIN, coach=COACH)

    talk.choose(number, today)

    assert [frame.flow for frame in talk.stack.frames] == ["method", flow]


def test_a_child_that_ends_may_end_the_caller_at_once(start: Start, today: Situation) -> None:
    """Return and end happen in one press."""
    talk = start(method=METHOD, train=TRAIN, coach=COACH)
    talk.choose(1, today)

    talk.choose(1, today)

    assert talk.stack.outcome == "done"


def test_a_run_whose_guards_all_fail_shows_its_own_card(start: Start, today: Situation) -> None:
    """Jumping past the choice leaves the person with the state's own ways on."""
    talk = start(method=METHOD, train=TRAIN, coach=COACH)

    talk.jump("develop", today)

    assert stood(talk) == [("method", "develop")]
    assert [choice.text for choice in talk.choices(today)] == ["That will do"]


REVIEW = """\
---
outcomes: [done, look-deeper]
start: [{to: recall, needs: [open commitments]}, {to: nothing-open}]
---

## Recall

### Next

- [Done](#next-one) — marks done
- [Missed](#look-deeper) — needs missed before; marks missed
- [Missed](#next-one) — marks missed

## Next one

### Next

- [Go on](#recall) — needs open commitments
- [Go on](#done)

## Nothing open

### Next

- [Fine](#done)

## Done

## Look deeper
"""

FIRST = Promise("c1", "Ana", "5 calls", "2026-02-20", "CRM")
SECOND = Promise("c2", "Ana", "a new opening", "2026-02-27", "")


def test_a_review_walks_every_open_promise(start: Start, today: Situation) -> None:
    """Settling one brings the next under review; when none is left the flow ends."""
    situation = replace(today, promises=(FIRST, SECOND))
    talk = start(situation, review=REVIEW)

    first = talk.choose(1, situation)
    talk.choose(1, situation)
    second = talk.choose(1, situation)
    talk.choose(1, situation)

    assert isinstance(first, Step)
    assert isinstance(second, Step)
    assert (first.marks, second.marks) == ((Mark("c1", "done"),), (Mark("c2", "done"),))
    assert talk.stack.outcome == "done"


def test_two_links_of_one_text_are_one_choice_and_facts_decide(start: Start, today: Situation) -> None:
    """A second miss goes another way than a first one, by the same press."""
    situation = replace(today, promises=(FIRST,), missed=frozenset({"c1"}))
    talk = start(situation, review=REVIEW)
    assert [choice.text for choice in talk.choices(situation)] == ["Done", "Missed"]

    talk.choose(2, situation)

    assert talk.stack.outcome == "look-deeper"


def test_start_alternatives_ask_the_facts(start: Start, today: Situation) -> None:
    """With nothing open the review begins elsewhere."""
    talk = start(today, review=REVIEW)

    assert stood(talk) == [("review", "nothing-open")]


SAME_TEXT = """\
---
outcomes: [done, again]
---

## Ask

### Check

- skill: it is a skill

### Next

- [Help](train.md) — needs skill
  - [done](#trained)
- [Help](coach.md)
  - [done](#coached)
  - [again](#ask)

## Trained

### Next

- [Run](#done)

## Coached

### Next

- [Fine](#again)

## Done

## Again
"""


@pytest.mark.parametrize(("skill", "state"), [(True, "trained"), (False, "coached")])
def test_two_links_of_one_text_may_call_two_flows(start: Start, today: Situation, *, skill: bool, state: str) -> None:
    """Each comes back by its own way."""
    talk = start(ask=SAME_TEXT, train=TRAIN, coach=COACH)
    talk.check("skill", on=skill)

    talk.choose(1, today)
    talk.choose(1, today)

    assert stood(talk) == [("ask", state)]
