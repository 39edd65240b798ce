"""An attempt is counted so that anybody can count it again, and words alone earn nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.practice.room import FLOWS, LIBRARY, counted, flow, make, meant, moves, say_all, sit_down

from sideline_flows.language.model import State
from sideline_flows.practice.levels import Levels
from sideline_flows.practice.moves.model import Coarse, coarse
from sideline_flows.practice.rehearsal import Rehearsal, cite
from sideline_flows.practice.rubric import PointKind


def line_of(file: str, text: str) -> str:
    """File and number of the one line that says this, found without the parser."""
    folder = LIBRARY.folders[0].parent
    (path,) = folder.rglob(file)
    (number,) = (at for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line == text)
    return f"{file}:{number}"


JUDGED = line_of("moves.md", "## Judging observation")
REFLECTED = line_of("moves.md", "## Reflection")
LED = line_of("moves.md", "## Leading question")
LEAVE = line_of("soil.md", "- leave given: you asked, and they said yes — earned by permission ask answered yes")
SPECIFIC = line_of(
    "soil.md",
    "- specific: you named a date, a place or a person — earned by specific observation or confirm or clarify",
)
SCENE = line_of(
    "soil.md", "- scene: when, where, and who was there — earned by specific observation or confirm or clarify"
)
RETOLD = line_of(
    "soil.md",
    "- own words: they retold the scene in their own words — earned by understanding check or open question or clarify"
    " answered own words",
)


def by_hand() -> Rehearsal:
    """Ten turns with Nia, whose guard begins at 4: what each does to it is written beside it."""
    talk = sit_down("soil", "nia", seed=7)
    talk.say("You always rush the ending.")  # a judgment, guard 6: minus one
    talk.say("That scared you, and it came too fast.")  # heard, guard 5: that one comes back
    talk.say("Don't you think you talked too much?")  # an opinion with a question mark, guard 6: minus one
    talk.say("Did you write down a plan?")  # nothing moves
    talk.say("Did you call the owner?")  # nothing moves, and now it is too late to mend that
    talk.say("May I share one moment from the bakery?")  # asked, guard 5, a yes: one
    talk.choose(1)
    talk.say("On Tuesday at ten to four you thanked them and put the laptop in your bag.")  # a check, an answer: two
    talk.choose(1)
    talk.say("How do you remember that minute?")  # guard 5: a false yes, nothing
    talk.say("It matters to you to do this well.")  # heard, guard 4
    talk.say("What went through your head right then?")  # her own words: one
    return talk


def test_a_count_by_hand_gives_the_same() -> None:
    """Point by point: what for, where, by which line of which file, and by which turn."""
    talk = by_hand()
    spoken = [node.number for node in talk.path if node.said]
    assert [
        (point.value, point.what, point.state, cite(point.rule), spoken.index(point.turn) + 1)
        for point in counted(talk).points
    ] == [
        (1, "leave given", "permission", LEAVE, 6),
        (1, "specific", "situation", SPECIFIC, 7),
        (1, "scene", "situation", SCENE, 7),
        (1, "own words", "situation-check", RETOLD, 10),
        (-1, "judging observation", "permission", JUDGED, 1),
        (-1, "leading question", "permission", LED, 3),
        (1, "reflection after judging observation", "permission", REFLECTED, 2),
    ]


def test_the_sums_by_hand_are_the_same() -> None:
    """Four of four earned, two lost, one of them won back; heard twice, told once before she gave leave."""
    talk = by_hand()
    score = counted(talk)
    assert (score.total, score.possible, score.turns, score.grade) == (3, 4, 10, "solid")
    assert (score.reflections, score.unasked, score.balance) == (2, 1, 1)
    assert score.open_share == 2 / 6
    mine = sum(len(node.text.split()) for node in talk.path if node.said)
    hers = sum(len(node.answer.text.split()) for node in talk.path if node.said and node.answer)
    assert score.talk_share == mine / (mine + hers)


def test_every_quote_is_what_was_said() -> None:
    """A point shows the very words that made it."""
    talk = by_hand()
    assert all(point.quote and point.quote in talk.nodes[point.turn].text for point in counted(talk).points)


def test_what_was_left_undone_is_named_and_costs_nothing() -> None:
    """On a card where one spoke, what was not met is there with its line and no points."""
    talk = sit_down("soil", "nia")
    talk.say("Did you sleep well?")
    (point,) = counted(talk).points
    assert (point.kind, point.value, point.what, cite(point.rule)) == (PointKind.MISSED, 0, "leave given", LEAVE)


def test_no_grade_under_ten_turns() -> None:
    """The ninth turn has none, the tenth has one."""
    talk = sit_down("soil", "nia", recogniser=meant)
    make(talk, *["reflection"] * 9)
    assert (counted(talk).turns, counted(talk).grade) == (9, "")
    make(talk, "reflection")
    assert (counted(talk).turns, counted(talk).grade) == (10, "not yet")


@pytest.mark.parametrize(
    ("after", "total"),
    [
        (["reflection"], 0),
        (["closed question", "reflection"], 0),
        (["closed question", "closed question", "reflection"], -1),
        (["judging observation", "reflection"], -1),
        (["judging observation", "reflection", "reflection"], 0),
        (["judging observation", "open question", "open question"], -2),
    ],
)
def test_a_bad_move_repaired_counts_back(after: list[str], total: int) -> None:
    """Where the guard falls within two turns, the point that was lost is given back; one turn mends one slip."""
    talk = sit_down("soil", "dana", recogniser=meant)
    make(talk, "advice", *after)
    assert counted(talk).total == total


def test_a_slip_that_was_repaired_leaves_the_rest_as_it_was() -> None:
    """With a bad word and an honest repair the total is that of the same talk without both."""
    totals = []
    for slips in ([], ["judging observation", "reflection"]):
        talk = sit_down("soil", "rico", recogniser=meant)
        make(talk, *slips, "permission ask")
        totals.append(counted(talk).total)
    assert totals == [1, 1]


def test_telling_is_only_held_against_one_who_was_not_asked() -> None:
    """The same fact before leave was given and after it."""
    fact = "On Tuesday at ten to four you thanked them and closed your laptop."
    early, late = sit_down("soil", "nia"), sit_down("soil", "nia")
    early.say(fact)
    say_all(late, ["May I share one moment from the bakery?", fact])
    assert (counted(early).balance, counted(late).balance) == (-1, 0)


OWN = (Coarse.REFLECTION, Coarse.INPUT)
"""What has to be about this very talk."""


def page_lines() -> list[tuple[str, str]]:
    """Every line of the page of moves that can be said, with the move it stands under."""
    return [
        (state.title.lower(), line.text)
        for state in moves().flow.states
        for line in (*state.say, *state.watch, *state.why)
        if "{{" not in line.text
    ]


def cards() -> Iterator[tuple[str, State]]:
    """Every card of a flow that says how to earn something."""
    for flow_id in FLOWS:
        for state in flow(flow_id).states:
            if asked_for(state):
                yield flow_id, state


def asked_for(state: State) -> set[str]:
    """The moves that a card is looking for."""
    return {move for row in state.rows if row.earned for move in row.earned.moves}


def at(flow_id: str, state_id: str, persona_id: str = "nia") -> Rehearsal:
    """A rehearsal that begins on a card."""
    talk = sit_down(flow_id, persona_id)
    talk.begin(flow_id, state_id)
    return talk


def better(after: Levels, before: Levels) -> bool:
    """True when something got better."""
    return after.trust > before.trust or after.openness > before.openness or after.guard < before.guard


@pytest.mark.parametrize(("flow_id", "state"), list(cards()), ids=lambda one: getattr(one, "id", one))
def test_reading_the_card_aloud_earns_nothing(flow_id: str, state: State) -> None:
    """The texts of its checks and questions, its aim and its notes, said on that very card."""
    notes = [state.aim, *(check.text for check in state.checks), *(each.question for each in state.captures)]
    notes += [line.text for line in (*state.listen, *state.watch, *state.why)]
    for text in filter(None, notes):
        talk = at(flow_id, state.id)
        before = talk.node.standing.levels
        node = talk.say(text)
        assert not node.gains, text
        assert not better(node.standing.levels, before), text
        assert counted(talk).total <= 0


def test_what_other_cards_ask_for_earns_nothing_either() -> None:
    """The texts of all checks of all flows, said one after the other at the door of SOIL."""
    talk = sit_down("soil", "dana")
    for _, state in cards():
        say_all(talk, [check.text for check in state.checks])
    assert not any(node.gains for node in talk.path)
    assert counted(talk).total <= 0


def test_only_a_question_may_be_taken_off_the_page() -> None:
    """Each line of the page of moves on each card of SOIL: what is no question, or is not asked for, earns nothing."""
    for state in filter(asked_for, flow("soil").states):
        for _, text in page_lines():
            node = at("soil", state.id).say(text)
            assert node.said
            if node.gains:
                assert node.said.move in asked_for(state)
                assert coarse(node.said.move) not in OWN, (state.id, text)


def test_telling_and_listening_cannot_be_copied_from_the_page() -> None:
    """Its facts, effects and reflections are about other talks: copied, also on the right card, they do no good."""
    told = {"reflection", "confirm", "specific observation", "impact"}
    lines = [text for move, text in page_lines() if move in told]
    for state_id in ("permission", "situation", "observe", "impact"):
        talk = at("soil", state_id, "dana")
        before = talk.node.standing.levels
        nodes = [node for node in say_all(talk, lines) if node.said and coarse(node.said.move) in OWN]
        assert nodes
        assert not any(node.gains for node in nodes)
        assert all(node.hollow for node in nodes)
        assert talk.node.standing.levels.trust <= before.trust
        assert counted(talk).reflections == 0


def test_an_example_with_a_word_before_it_is_still_an_example() -> None:
    """Hiding it behind a filler does not help; words of one's own do."""
    talk = sit_down("soil", "dana")
    assert talk.say("Well, you put weeks into that one.").hollow
    assert not talk.say("You put weeks into that one, and into the clinic's tender before it.").hollow


def test_the_same_sentence_earns_once() -> None:
    """A good question is asked again on the next card: it was said, and earns nothing more."""
    talk = at("soil", "situation-check")
    assert talk.say("How would you put that in your own words?").gains
    talk.choose(1)
    talk.say("On Tuesday at ten to four you closed your laptop.")
    talk.choose(1)
    assert not talk.say("How would you put THAT in your own words").gains
    assert talk.say("What did you notice from where you stood?").gains


def test_what_was_said_in_vain_may_be_said_again() -> None:
    """Words that brought a false yes can bring a true answer once the guard is down."""
    talk = at("soil", "situation-check", "dana")
    question = "How do you remember that moment?"
    assert not talk.say(question).gains
    reflections = [
        *("You're worried about who else will hear this.", "You're tired of being judged."),
        *("It sounds like you put a lot of care into that quote.", "You'd rather fix it yourself than be told."),
    ]
    say_all(talk, reflections)
    assert talk.say(question).gains


def test_one_sentence_over_and_over_gets_nowhere() -> None:
    """The first time it may do good; nine more times do none, and are no listening."""
    talk = sit_down("soil", "dana")
    line = "You're worried about who else will hear this."
    first = talk.say(line).standing.levels
    assert say_all(talk, [line] * 9)[-1].standing.levels == first
    assert counted(talk).reflections == 1
