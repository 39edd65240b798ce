"""One turn of a rehearsal, from what was typed to a reply: joins the rehearsal, its count and the records.

An `Attempt` is one rehearsal with one counterpart. Every act answers with a frozen `RehearsalReply`. An act that
cannot be done raises `InputError` (a guard that holds says which line of the flow asks for what), and nothing has
changed. Trouble with the disk never stops the talk. Off the record, nothing is written anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom

from sideline_flows.cards import Titles, draw_card
from sideline_flows.errors import InputError
from sideline_flows.language.model import Flow
from sideline_flows.notebook import Notebook
from sideline_flows.practice import branches
from sideline_flows.practice.debrief import Debrief, debrief
from sideline_flows.practice.fading import fade
from sideline_flows.practice.feedback import feedback, gains
from sideline_flows.practice.levels import NAMES
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.rehearsal import Node, Rehearsal
from sideline_flows.practice.reply import Comparison, Help, RehearsalReply
from sideline_flows.practice.rubric import Score, score
from sideline_flows.practice.rubric_page import Section, rubric_page
from sideline_flows.practice.transcript import transcript
from sideline_flows.rehearsing import Seat, begin, resume
from sideline_flows.services import Services
from sideline_flows.text import clean

SEEDS = 10_000
"""Seeds that are drawn lie below this, so that they can be typed again."""


class Attempt:
    """One rehearsal."""

    def __init__(self, services: Services, rehearsal: Rehearsal, seat: Seat, notebook: Notebook | None) -> None:
        self.attempt_id = seat.entry.id
        self.seat = seat
        self._rehearsal = rehearsal
        self._notebook = notebook
        self._left = seat.left
        self._titles = Titles(services.library)
        self._rated = seat.rated

    @classmethod
    def begin(
        cls,
        services: Services,
        flow_id: str,
        persona_id: str,
        *,
        seed: int | None = None,
        for_person: str = "",
        drill: str = "",
        off_the_record: bool = False,
    ) -> Attempt:
        """A new rehearsal; without a seed one is drawn.

        `drill` is the one state to practise, `for_person` whose promises, topics and goals the counterpart brings.
        Raises ContentError when the flow or the counterpart cannot be read, InputError for names that are none.
        """
        chosen = SystemRandom().randrange(SEEDS) if seed is None else seed
        rehearsal, seat = begin(services, flow_id, persona_id, chosen, for_person=for_person, drill=drill)
        return cls(services, rehearsal, seat, None if off_the_record else Notebook(services, seat.entry))

    @classmethod
    def resume(cls, services: Services, attempt_id: str) -> Attempt:
        """An earlier rehearsal, by id or unique prefix, at the moment it was left. Writes nothing by itself.

        Raises StoreError while moments of it wait for the disk.
        """
        services.settle(attempt_id)
        rehearsal, seat = resume(services, attempt_id)
        pinned = (*rehearsal.shelf.used, rehearsal.counterpart.persona.flow)
        return cls(services, rehearsal, seat, Notebook(services, seat.entry, pinned, len(rehearsal.nodes)))

    def reply(self, message: str = "") -> RehearsalReply:
        """How it stands, without doing anything."""
        rehearsal, persona = self._rehearsal, self._rehearsal.counterpart.persona
        node, path, name = rehearsal.node, rehearsal.path, self.seat.entry.name
        role = f"Played by {persona.flow.title}. " if self.seat.entry.facts_for else ""
        trouble = self._notebook.trouble if self._notebook else ""
        counted = self.score() if self.ended else None
        card = draw_card(rehearsal.conversation, rehearsal.situation, self._titles)
        return RehearsalReply(
            attempt_id=self.attempt_id,
            flow=self.seat.entry.flow,
            persona=persona.flow.id,
            name=name,
            about=f"{role}{persona.flow.about}",
            seed=rehearsal.counterpart.seed,
            card=fade(card, self.seat.help),
            lines=transcript(path, self._flow),
            here=node.number,
            mood=persona.mood(node.standing.mood).title,
            posture=persona.mood(node.standing.mood).aim,
            levels=tuple((level, getattr(node.standing.levels, level)) for level in NAMES),
            help=self.seat.help,
            feedback=feedback(path, name, self.seat.moves),
            gains=gains(node.gains),
            branches=branches.branches(rehearsal, self._count),
            message=f"Not in the database yet: {trouble}" if trouble else message,
            outcome=node.stack.outcome,
            ended=self.ended,
            score=counted,
            debrief=self._read_back(counted) if counted else None,
            off_the_record=self._notebook is None,
            saved=self._notebook is None or self._notebook.saved,
        )

    @property
    def ended(self) -> bool:
        """True once the flow reached an outcome, the drilled state was left, or the manager ended it."""
        node, drill = self._rehearsal.node, self.seat.entry.drill
        away = bool(drill) and drill not in {f"{at.flow}/{at.state}" for at in node.stack.frames}
        return self._left or away or bool(node.stack.outcome)

    def say(self, text: str) -> RehearsalReply:
        """Say something to the counterpart."""
        self._refuse_ended()
        words = clean(text).strip()
        if not words:
            raise InputError("nothing was said: type some words, or a number to go on")
        self._rehearsal.say(words)
        return self._moved()

    def choose(self, number: int) -> RehearsalReply:
        """Go on in the flow. Raises NotYetError, an InputError, where a guard holds."""
        self._refuse_ended()
        self._rehearsal.choose(number)
        return self._moved()

    def call(self, flow_id: str) -> RehearsalReply:
        """Take a detour; it comes back to this very card."""
        self._refuse_ended()
        self._rehearsal.call(flow_id)
        return self._moved()

    def check(self, name_or_number: str | int, *, on: bool = True) -> RehearsalReply:
        """Tick a check by hand, by name or number: only one that the flow does not say how to earn."""
        self._refuse_ended()
        self._rehearsal.check(self._rehearsal.conversation.check_name(name_or_number), on=on)
        return self._moved()

    def capture(self, name: str, text: str) -> RehearsalReply:
        """Fill an answer by hand: only one that the flow does not say how to earn."""
        self._refuse_ended()
        self._rehearsal.capture(name, clean(text).strip())
        return self._moved()

    def rewind(self, number: int) -> RehearsalReply:
        """Go back to any moment, by its number. What came after it stays, as a branch of its own."""
        self._rehearsal.rewind(number)
        self._left = False
        return self._moved(f"Back at turn {number}. What came after it is kept.")

    def undo(self) -> RehearsalReply:
        """Go back by one moment."""
        parent = self._rehearsal.node.parent
        if parent < 0:
            raise InputError("nothing to undo: this is where the rehearsal began")
        return self.rewind(parent)

    def correct(self, move: str) -> RehearsalReply:
        """Say what the last turn really was. The counterpart answers that instead, and the label counts from now on."""
        said = next((node for node in reversed(self._rehearsal.path) if node.said), None)
        if said is None:
            raise InputError("nothing was said yet that could be called otherwise")
        label = read_move(move)
        self.seat.ear.learn(said.text, label)
        if self._notebook:
            self._notebook.correct(said.text, label)
        self._rehearsal.rewind(said.parent)
        self._left = False
        self._rehearsal.say(said.text)
        return self._moved(f"From now on these words are: {label}")

    def end(self) -> RehearsalReply:
        """Leave it here, and read it back."""
        if self.ended:
            return self.reply()
        self._left = True
        return self._moved() if self._rehearsal.node.number else self.reply()

    def store_again(self) -> RehearsalReply:
        """Try once more to store what waits for the disk."""
        if self._notebook:
            self._notebook.flush()
        return self.reply()

    def score(self) -> Score:
        """The present way, counted."""
        return self._count(self._rehearsal.path)

    def debrief(self) -> Debrief:
        """The same as something to read. What the counterpart kept to itself stays so until it was told."""
        return self._read_back(self.score())

    def compare(self, left: int, right: int) -> Comparison:
        """Two branches side by side, each by the number of its last moment. Raises InputError for no such moment."""
        return branches.compare(self._rehearsal, left, right, self._count, self._flow)

    @property
    def path(self) -> tuple[Node, ...]:
        """The moments of the present way."""
        return self._rehearsal.path

    def rubric(self) -> tuple[Section, ...]:
        """What this flow asks for, by state, each line with the place that says so; then what each move does."""
        return rubric_page(self._rehearsal.shelf.get(self.seat.entry.flow).flow, self.seat.moves)

    def _moved(self, message: str = "") -> RehearsalReply:
        if self._notebook:
            counted, ended = self.score(), self.ended
            straight = len(self._rehearsal.path) == len(self._rehearsal.nodes)
            whole = bool(self._rehearsal.node.stack.outcome)
            clean_run = whole and straight and 0 < counted.possible <= counted.total
            self._notebook.keep(self._rehearsal, counted, ended=ended, clean=clean_run)
            if ended and self._rehearsal.here not in self._rated:
                self._rated.add(self._rehearsal.here)
                self._notebook.rate(counted, by_heart=self.seat.help is not Help.FULL)
            self._notebook.flush()
        return self.reply(message)

    def _read_back(self, counted: Score) -> Debrief:
        return debrief(counted, self._flow, self.seat.moves, self._told())

    def _told(self) -> str:
        """What was hidden, once it was told. It is the role's, and nothing about the person the rehearsal is for."""
        persona, standing = self._rehearsal.counterpart.persona, self._rehearsal.node.standing
        role = f"In the role of {persona.name}: " if self.seat.entry.facts_for else ""
        return f"{role}{persona.hidden}" if standing.told and persona.hidden else ""

    def _count(self, path: Sequence[Node]) -> Score:
        return score(path, self._flow, self.seat.moves)

    def _flow(self, flow_id: str) -> Flow:
        return self._rehearsal.shelf.get(flow_id).flow

    def _refuse_ended(self) -> None:
        if self.ended:
            raise InputError("this rehearsal has ended; go back to an earlier turn to try another way")


def read_move(words: str) -> Move:
    """The move a manager names. Raises InputError with the moves there are."""
    asked = " ".join(words.lower().replace("_", " ").replace("-", " ").split())
    named = [move for move in Move if move is not Move.MIXED]
    found = [move for move in named if move == asked] or [move for move in named if asked and move.startswith(asked)]
    if len(found) != 1:
        raise InputError(f"“{words}” is not a move; there are: {', '.join(named)}")
    return found[0]
