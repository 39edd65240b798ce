"""What a rehearsal leaves behind: off the record nothing at all, and never anything in a person's record."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.practice.plans import PLANS, play

from sideline_flows.attempt import Attempt
from sideline_flows.coach import Coach
from sideline_flows.errors import InputError
from sideline_flows.practice.facts import read_facts
from sideline_flows.records.export import session_markdown
from sideline_flows.services import Services

ABOUT_PEOPLE = (
    *("people", "sessions", "turns", "captures", "checks", "overrides", "commitments", "commitment_events"),
    *("meetings", "session_flows"),
)
PRACTICE = ("attempts", "attempt_turns", "attempt_flows", "move_corrections", "practice_cards")


def rows(db: Path, tables: tuple[str, ...]) -> dict[str, list[tuple[object, ...]]]:
    """Everything in some tables, as another program reads it."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in tables}


def prints(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file of a folder but the one that locks are kept in, and what is in it."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.endswith("-shm"):
            yield file.name, hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture
def ana(services: Services) -> Services:
    """A person with an open promise, a topic, a note that may be shared and one that may not."""
    coach = Coach.begin(services, "pop", "Ana")
    coach.capture("purpose", "to plan the harbor week")
    coach.say("she would like a mentor")
    coach.say("thinks of leaving", private=True)
    coach.promise("Ana: ring three people a day by Friday, seen in the log")
    coach.park()
    return services


def test_off_the_record_not_a_byte_changes(services: Services, db: Path) -> None:
    """A whole rehearsal with a correction, two ways and a debrief: the files are as they were."""
    before = dict(prints(db.parent))
    plan = next(plan for plan in PLANS if plan.name == "dana-recovers")
    attempt, reply = play(services, plan, off_the_record=True)
    attempt.rewind(1)
    attempt.say("You never listen.")
    attempt.correct("impact")
    assert attempt.end().debrief is not None
    assert reply.off_the_record
    assert reply.saved
    assert dict(prints(db.parent)) == before
    assert rows(db, PRACTICE) == {table: [] for table in PRACTICE}


def test_on_the_record_all_of_it_is_kept(services: Services, db: Path) -> None:
    """The other side of the same coin."""
    plan = next(plan for plan in PLANS if plan.name == "nia-good")
    attempt, _ = play(services, plan)
    kept = rows(db, PRACTICE)
    assert len(kept["attempts"]) == 1
    assert len(kept["attempt_turns"]) == len(attempt.path)
    assert kept["practice_cards"]


def test_somebody_s_promises_and_goals_become_the_counterpart_s(ana: Services) -> None:
    """They can be heard in its lines and read on the card."""
    lines = set()
    for seed in range(6):
        attempt = Attempt.begin(ana, "rolling-review", "sam", seed=seed, for_person="Ana")
        for words in ("How did it go?", "What happened with it?", "What got in the way?"):
            lines |= {line.text for line in attempt.say(words).lines}
    assert any("ring three people a day" in line.lower() for line in lines)
    assert "ring three people a day" in " ".join(attempt.reply().card.say)


def test_a_rehearsal_for_somebody_has_their_name_wherever_the_other_is_named(ana: Services) -> None:
    """On the cards, in the quiet line and in the lists; who plays them is said beforehand, and stays a role."""
    attempt = Attempt.begin(ana, "rolling-review", "sam", seed=1, for_person="ana")
    before = attempt.reply()
    assert before.name == "Ana"
    assert before.about.startswith("Played by Sam, running on empty. Fictional role.")
    for words in ("How did it go with the calls?", "What got in the way?", "You always give up."):
        reply = attempt.say(words)
        assert reply.feedback is not None
        assert reply.feedback.did.startswith("Ana ")
    (row,) = ana.store.rehearsals.attempts()
    assert (row.name, row.persona) == ("Ana", "sam")
    assert Attempt.resume(ana, row.id).reply() == reply
    assert Attempt.begin(ana, "rolling-review", "sam", seed=1).reply().name == "Sam"


ZED = """\
---
title: Zed, who is somebody's role
about: Fictional role. Waits.
kind: persona
openness: 9
tells: 1
hidden: Zed is about to leave.
---

## Calm

### Say

- Zed here, about {{ promise.behaviour | default("nothing") }}.

#### hidden

- Zed is leaving.
"""


def test_a_counterpart_that_says_its_own_name_says_theirs(ana: Services, tmp_path: Path) -> None:
    """But a promise may be about somebody of that name, and what was behind the role is nothing about the person."""
    folder = tmp_path / "pack" / "flows"
    (folder.parent / "personas").mkdir(parents=True)
    (folder.parent / "personas" / "zed.md").write_text(ZED, encoding="utf-8")
    own = replace(ana, library=type(ana.library)([*ana.library.folders, folder]))
    coach = Coach.begin(own, "pop", "Zoe")
    coach.promise("Zoe: ring Zed by Friday, seen in the log")
    said = {}
    for person in ("Zoe", ""):
        attempt = Attempt.begin(own, "pop", "zed", seed=1, for_person=person)
        attempt.say("You always rush.")
        told = attempt.say("What is on your mind today?").lines[-1].text
        debrief = attempt.end().debrief
        assert debrief is not None
        said[person] = (attempt.reply().lines[-3].text, told, debrief.hidden)
    assert said["Zoe"] == (
        "Zoe here, about ring Zed.",
        "Zoe is leaving.",
        "In the role of Zed: Zed is about to leave.",
    )
    assert said[""] == ("Zed here, about nothing.", "Zed is leaving.", "Zed is about to leave.")


def test_a_counterpart_has_the_very_promises_that_would_be_open_live(ana: Services) -> None:
    """What a promise lacks is known in both, as is whether it was missed, and which flows ran."""
    vague = Coach.begin(ana, "pop", "Ana")
    vague.promise("Ana: be more careful by Monday")
    vague.park()
    live = Coach.begin(ana, "pop", "Ana").reply().due
    facts = read_facts(ana.store, "Ana")
    assert facts.earlier.promises == live
    assert [promise.missing for promise in live] == [(), ("a behaviour somebody could see", "how you will see it")]
    assert facts.earlier.completed == {"pop"}
    assert facts.earlier.missed == set()


def test_a_private_note_never_becomes_a_line(ana: Services) -> None:
    """Only what could be said to the person's face is brought in."""
    facts = read_facts(ana.store, "Ana")
    assert facts.values["topic"] == "to plan the harbor week"
    assert "leaving" not in str(facts)


def test_rehearsing_for_somebody_writes_nothing_to_their_record(ana: Services, db: Path) -> None:
    """Row by row the same, and their pages too."""
    (session,) = ana.store.sessions()
    before = rows(db, ABOUT_PEOPLE)
    page = session_markdown(ana.store.page(session.id), shared=False)
    attempt = Attempt.begin(ana, "rolling-review", "sam", seed=1, for_person="ana")
    attempt.say("How did it go with the calls?")
    attempt.end()
    assert rows(db, ABOUT_PEOPLE) == before
    assert session_markdown(ana.store.page(session.id), shared=False) == page
    (row,) = ana.store.rehearsals.attempts()
    assert row.facts_for == "Ana"
    assert Attempt.resume(ana, row.id).reply().lines == attempt.reply().lines


def test_nobody_is_added_by_rehearsing_for_them(services: Services) -> None:
    """A name nobody has is said to be none."""
    with pytest.raises(InputError):
        Attempt.begin(services, "soil", "nia", for_person="Zoe")
    assert services.store.people() == ()
