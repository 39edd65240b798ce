"""A rehearsal as an application sees it: every act one frozen reply, every moment kept, every way kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.practice.plans import PLANS, number_of, play

from sideline_flows.attempt import Attempt, read_move
from sideline_flows.errors import ContentError, InputError
from sideline_flows.practice.moves import Move
from sideline_flows.practice.rehearsal import NotYetError
from sideline_flows.practice.reply import Help, Speaker
from sideline_flows.records.store import Store
from sideline_flows.services import Services

ASK = "May I share something I noticed on the bakery call?"
JUDGE = "You always rush."


@pytest.fixture
def attempt(services: Services) -> Attempt:
    """Feedback for Nia."""
    return Attempt.begin(services, "soil", "nia", seed=1)


def test_a_rehearsal_begins_with_the_counterpart(attempt: Attempt) -> None:
    """It comes in, says something, and how it sits there can be read."""
    reply = attempt.reply()
    assert [line.speaker for line in reply.lines] == [Speaker.THEM]
    assert reply.lines[0].posture == reply.posture
    assert (reply.name, reply.flow, reply.card.state, reply.help) == ("Nia", "soil", "permission", Help.FULL)
    assert not reply.ended
    assert reply.feedback is None


def test_a_turn_is_answered_and_explained(attempt: Attempt) -> None:
    """Move, certainty, quote, effect, rule, and what it earned, all in words."""
    reply = attempt.say(ASK)
    assert [line.speaker for line in reply.lines] == [Speaker.THEM, Speaker.ME, Speaker.THEM]
    assert reply.feedback is not None
    assert (reply.feedback.move, reply.feedback.certainty) == ("permission ask", "clearly")
    assert reply.feedback.because == ("May I share",)
    assert reply.feedback.did == "Nia leans in a little and trusts you a little more"
    assert reply.feedback.rule.startswith("moves.md:")
    assert not any(char.isdigit() for char in reply.feedback.line)
    assert [(gain.name, gain.rule.partition(":")[0]) for gain in reply.gains] == [("leave given", "soil.md")]


def test_harm_comes_with_a_better_line(attempt: Attempt) -> None:
    """And is seen in the posture."""
    reply = attempt.say(JUDGE)
    assert reply.feedback is not None
    assert reply.feedback.better
    assert reply.lines[-1].posture == reply.posture


def test_a_guard_holds_and_names_its_line(attempt: Attempt) -> None:
    """Nothing has changed by trying."""
    before = attempt.reply()
    with pytest.raises(NotYetError, match=r"not yet: .+ \(soil\.md:\d+\)"):
        attempt.choose(1)
    assert attempt.reply() == before


def test_a_detour_comes_back_as_it_does_live(attempt: Attempt) -> None:
    """To the very card."""
    assert attempt.call("ham-bam").card.flow == "ham-bam"
    attempt.check(1)
    attempt.choose(1)
    reply = attempt.choose(number_of(attempt.reply(), "They decline"))
    assert (reply.card.flow, reply.card.state) == ("soil", "permission")


def test_any_turn_can_be_gone_back_to_and_both_ways_stay(attempt: Attempt) -> None:
    """The other way is shown with what it came to; side by side, only what differs is listed."""
    attempt.say(JUDGE)
    assert attempt.reply().branches == ()
    attempt.rewind(0)
    reply = attempt.say(ASK)
    old, new = reply.branches
    assert (old.number, old.parted, old.words, old.here) == (1, 0, JUDGE, False)
    assert (new.number, new.here, new.total, new.possible) == (2, True, 1, 1)
    compared = attempt.compare(old.number, new.number)
    assert [line.text for line in compared.left if line.speaker is Speaker.ME] == [JUDGE]
    assert [line.text for line in compared.right if line.speaker is Speaker.ME] == [ASK]
    assert len(compared.shared) == 1
    assert any("leave given" in line and "right only" in line for line in compared.changed)
    assert [line.text for line in attempt.rewind(1).lines][1] == JUDGE


def test_one_step_back_is_the_moment_before(attempt: Attempt) -> None:
    """As often as there are moments."""
    before = attempt.reply()
    attempt.say(ASK)
    attempt.choose(1)
    assert attempt.undo().card.state == "permission"
    assert attempt.undo().lines == before.lines
    with pytest.raises(InputError, match="nothing to undo"):
        attempt.undo()


def test_a_check_that_is_not_on_the_card_is_said_to_be_none(attempt: Attempt) -> None:
    """By number as in the room."""
    with pytest.raises(InputError, match="there is no check 99 on this card; it has"):
        attempt.check(99)


@pytest.mark.parametrize("number", [-1, 1, 99])
def test_there_is_no_going_back_to_a_turn_that_was_never_made(attempt: Attempt, number: int) -> None:
    """One line says so, and so it does where such a turn is to be compared."""
    with pytest.raises(InputError, match=f"there is no turn {number}; the last one is 0"):
        attempt.rewind(number)
    for pair in ((0, number), (number, 0)):
        with pytest.raises(InputError, match=f"there is no turn {number}; the last one is 0"):
            attempt.compare(*pair)


def test_a_corrected_label_is_answered_kept_and_used(services: Services, attempt: Attempt) -> None:
    """By this rehearsal at once and by the next one; the mistaken way is not shown as a way."""
    attempt.say("Bakery, Tuesday, five minutes?")
    reply = attempt.correct("permission ask")
    assert reply.feedback is not None
    assert (reply.feedback.move, reply.feedback.corrected) == ("permission ask", True)
    assert [gain.name for gain in reply.gains] == ["leave given"]
    assert reply.branches == ()
    again = Attempt.begin(services, "soil", "nia", seed=2).say("bakery, tuesday, five minutes")
    assert again.feedback is not None
    assert again.feedback.move == "permission ask"


@pytest.mark.parametrize(
    ("words", "said"), [("nonsense", "is not a move"), ("", "is not a move"), ("c", "is not a move")]
)
def test_a_label_that_is_no_move_says_which_there_are(attempt: Attempt, words: str, said: str) -> None:
    """Nothing is kept of it."""
    attempt.say(ASK)
    with pytest.raises(InputError, match=said):
        attempt.correct(words)
    assert len(attempt.path) == 2


def test_a_move_may_be_named_by_its_beginning() -> None:
    """In any spelling of the space."""
    assert read_move("Permission") is Move.PERMISSION_ASK
    assert read_move("open_question") is Move.OPEN_QUESTION


def test_a_check_that_is_earned_is_not_ticked_by_hand(attempt: Attempt) -> None:
    """The flow's line is named."""
    with pytest.raises(InputError, match=r"earned by permission ask.*soil\.md:"):
        attempt.check(1)


def test_an_answer_that_is_earned_is_not_filled_by_hand(attempt: Attempt) -> None:
    """From its own card or from an earlier one; the guard that waits for it still holds, and nothing was kept."""
    line = r"“scene” is earned, not filled by hand: earned by specific observation.*\(soil\.md:\d+\)"
    with pytest.raises(InputError, match=line):
        attempt.capture("scene", "the demo")
    attempt.say(ASK)
    before = attempt.choose(1)
    with pytest.raises(InputError, match=line):
        attempt.capture("scene", "the demo")
    with pytest.raises(NotYetError):
        attempt.choose(1)
    assert attempt.reply() == before


def test_an_answer_that_nothing_earns_is_filled_by_hand(services: Services) -> None:
    """The flow leaves it to the manager."""
    attempt = Attempt.begin(services, "ham-bam", "nia", seed=1)
    (capture, *_) = (each for each in attempt.reply().card.captures if not each.value)
    words = capture.options[0] if capture.options else "Tuesday's demo"
    filled = {each.name: each.value for each in attempt.capture(capture.name, words).card.captures}
    assert filled[capture.name]


def test_a_rehearsal_is_taken_up_where_it_was_left(services: Services, attempt: Attempt) -> None:
    """Same lines, same mood, same ways, same count; taking it up writes nothing."""
    attempt.say(JUDGE)
    attempt.rewind(0)
    left = attempt.say(ASK)
    assert Attempt.resume(services, attempt.attempt_id).reply() == left
    assert Attempt.resume(services, attempt.attempt_id).choose(1).card.state == "situation"


def test_it_goes_on_with_the_flow_as_it_was(services: Services, tmp_path: Path) -> None:
    """Whatever was made of the file since."""
    folder = tmp_path / "flows"
    folder.mkdir()
    path = folder / "mine.md"
    path.write_text(FLOW, encoding="utf-8")
    own = replace(services, library=type(services.library)([*services.library.folders, folder]))
    attempt = Attempt.begin(own, "mine", "nia", seed=1)
    attempt.say("How are you today?")
    path.write_text(FLOW.replace("Hello there", "Changed"), encoding="utf-8")
    later = replace(own, library=type(services.library)([*services.library.folders, folder]))
    assert Attempt.resume(later, attempt.attempt_id).reply().card.say == ("Hello there.",)
    assert Attempt.begin(later, "mine", "nia").reply().card.say == ("Changed.",)


def test_an_outcome_brings_the_debrief(services: Services) -> None:
    """Each point with its words and its rule; nothing more can be said, but any turn gone back to."""
    plan = next(plan for plan in PLANS if plan.name == "nia-good")
    attempt, reply = play(services, plan)
    assert (reply.outcome, reply.ended) == ("done", True)
    assert reply.score is not None
    assert reply.debrief is not None
    assert reply.debrief.hidden
    rows = [row for part in reply.debrief.parts for row in part.rows]
    assert all(row.quote and row.rule.partition(":")[0] == "soil.md" for row in rows)
    with pytest.raises(InputError, match="has ended"):
        attempt.say("One more thing?")
    assert not attempt.rewind(3).ended


def test_leaving_early_reads_back_what_there_is(services: Services, attempt: Attempt) -> None:
    """Without a grade, since too little was said; what the counterpart hides stays hidden."""
    attempt.say(ASK)
    reply = attempt.end()
    assert reply.ended
    assert reply.score is not None
    assert reply.score.grade == ""
    assert reply.debrief is not None
    assert reply.debrief.hidden == ""
    (row,) = services.store.rehearsals.attempts()
    assert row.ended_at
    assert (row.outcome, row.turns, row.total) == ("", 1, 1)


def test_what_was_only_looked_at_leaves_nothing(services: Services, attempt: Attempt) -> None:
    """Neither a rehearsal nor a state to come back to."""
    assert attempt.end().ended
    assert services.store.rehearsals.attempts() == ()


def test_a_disk_that_refuses_does_not_stop_the_talk(services: Services, db: Path, attempt: Attempt) -> None:
    """What waits is written with the next turn that is taken."""
    attempt.say(ASK)
    with Store.open(db, read_only=True) as shut:
        broken = Attempt.resume(replace(services, store=shut), attempt.attempt_id)
        reply = broken.choose(1)
        assert not reply.saved
        assert "another window" in reply.message
        shut._read_only = False  # noqa: SLF001 - the disk is back
        assert broken.say("On Tuesday at four you closed your laptop.").saved
    assert len(services.store.rehearsals.snapshots(attempt.attempt_id)) == 4


@pytest.mark.parametrize(
    ("flow", "persona", "error"),
    [("soil", "nio", InputError), ("soils", "nia", ContentError), ("soil", "soil", InputError)],
)
def test_what_is_not_there_is_said_in_one_line(
    services: Services, flow: str, persona: str, error: type[Exception]
) -> None:
    """A flow is no counterpart, and the near name is named."""
    with pytest.raises(error):
        Attempt.begin(services, flow, persona)


def test_the_rubric_can_be_read_before(attempt: Attempt) -> None:
    """Each line of the flow that earns something with its place, then the moves."""
    *states, (title, moves) = attempt.rubric()
    assert states[0][0] == "Permission"
    assert "earned by permission ask answered yes [soil.md:" in states[0][1][0]
    assert title == "Moves"
    assert len(moves) >= len(Move) - 1


def test_a_drill_is_one_state_and_ends_when_it_is_left(services: Services) -> None:
    """It begins in the middle, where leave was given long ago."""
    attempt = Attempt.begin(services, "soil", "nia", seed=1, drill="observe")
    assert attempt.reply().card.state == "observe"
    attempt.say("At ten to four you said great, and you put the laptop away.")
    reply = attempt.choose(number_of(attempt.reply(), "Said as a fact"))
    assert reply.ended
    (row,) = services.store.rehearsals.attempts()
    assert (row.drill, row.total, row.possible) == ("soil/observe", 2, 2)


def test_a_drill_of_a_state_that_is_none_names_those_there_are(services: Services) -> None:
    """One line."""
    with pytest.raises(InputError, match="permission"):
        Attempt.begin(services, "soil", "nia", drill="nowhere")


FLOW = """\
---
title: Mine
---

## Hello

### Say

- Hello there.

### Check

- heard: they said how they are — earned by open question

### Next

- [On](#done) — needs heard

## Done

### Say

- Thanks.
"""
