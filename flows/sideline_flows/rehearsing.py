"""Who sits down to rehearse, and with what: a rehearsal made ready from content and records, or taken up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sideline_flows.engine.shelf import Shelf
from sideline_flows.errors import InputError, StoreError
from sideline_flows.language.model import Flow, State
from sideline_flows.pinned import pinned
from sideline_flows.practice.cast import find_persona, move_table
from sideline_flows.practice.counterpart import Counterpart
from sideline_flows.practice.facts import Facts, read_facts
from sideline_flows.practice.fading import help_after
from sideline_flows.practice.moves import Corrections, Recognition, recognise
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.movetable import MoveTable
from sideline_flows.practice.persona import Persona
from sideline_flows.practice.rehearsal import Rehearsal
from sideline_flows.practice.reply import Help
from sideline_flows.practice.snapshot import from_json
from sideline_flows.records.attempt_entries import AttemptEntry
from sideline_flows.services import Services


class Ear:
    """Names the manager's moves, with the labels given by hand so far."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        self._labels = [(text, Move(move)) for text, move in labels if move in tuple(Move)]
        self._corrections = Corrections(self._labels)

    def __call__(self, text: str, previous: str, asked: bool) -> Recognition:  # noqa: FBT001 - the shape of `Recognise`
        """The move of a turn, after what the counterpart said last."""
        return recognise(text, previous, asked=asked, typed=True, corrections=self._corrections)

    def learn(self, text: str, move: Move) -> None:
        """From now on these words, and words much like them, are this move."""
        self._labels.append((text, move))
        self._corrections = Corrections(self._labels)


@dataclass(frozen=True, slots=True)
class Seat:
    """Everything about an attempt that does not change while it goes on, and how it was left when it is taken up.

    `entry` is the attempt as it is written down; its name is that of the person it is for, else the counterpart's own.
    `rated` are the moments at which it ended before.
    """

    entry: AttemptEntry
    moves: MoveTable
    ear: Ear
    left: bool = False
    rated: set[int] = field(default_factory=set)

    @property
    def help(self) -> Help:
        """How much of the card is shown."""
        return Help(self.entry.help)


def begin(
    services: Services, flow_id: str, persona_id: str, seed: int, *, for_person: str = "", drill: str = ""
) -> tuple[Rehearsal, Seat]:
    """A new rehearsal at its first moment. Writes nothing."""
    flow = services.library.flow(flow_id)
    persona = find_persona(services.library, persona_id)
    facts = read_facts(services.store, for_person)
    drilled = find_state(flow, drill).id if drill else ""
    entry = AttemptEntry(
        id=services.new_id(),
        flow=flow.id,
        title=flow.title,
        persona=persona.flow.id,
        name=facts.person or persona.name,
        seed=seed,
        help=help_after(services.store.rehearsals.clean_runs(flow.id)),
        drill=f"{flow.id}/{drilled}" if drilled else "",
        facts_for=facts.person_id or None,
        started_at=services.clock().isoformat(timespec="milliseconds"),
    )
    seat = Seat(entry, move_table(services.library), Ear(services.store.rehearsals.corrections()))
    rehearsal = _rehearsal(services, Shelf(services.library.flow), persona, seat, facts)
    rehearsal.begin(flow.id, drilled)
    return rehearsal, seat


def resume(services: Services, attempt_id: str) -> tuple[Rehearsal, Seat]:
    """An earlier rehearsal, where it was left. Raises InputError when there is none such, StoreError when damaged."""
    book = services.store.rehearsals
    row = book.attempt(attempt_id)
    texts = [pinned(flow_id, text) for flow_id, text in book.flow_texts(row.id)]
    persona = next((flow for flow in texts if flow.id == row.persona), None)
    if persona is None:
        raise StoreError("the counterpart of this rehearsal is not in the database any more; begin a new one")
    try:
        nodes = [from_json(text) for text in book.snapshots(row.id)]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("this rehearsal was kept by another version and cannot be read; begin a new one") from error
    facts = read_facts(services.store, row.person_id)
    entry = AttemptEntry(
        id=row.id,
        flow=row.flow,
        title=row.title,
        persona=row.persona,
        name=facts.person or row.name,
        seed=row.seed,
        help=row.help,
        drill=row.drill,
        facts_for=row.person_id or None,
        started_at=row.started_at,
    )
    rated = {row.here} if row.ended_at else set[int]()
    seat = Seat(entry, move_table(services.library), Ear(book.corrections()), left=bool(row.ended_at), rated=rated)
    shelf = Shelf(services.library.flow, [flow for flow in texts if flow is not persona])
    rehearsal = _rehearsal(services, shelf, Persona(persona), seat, facts)
    rehearsal.take_up(nodes, row.here)
    return rehearsal, seat


def _rehearsal(services: Services, shelf: Shelf, persona: Persona, seat: Seat, facts: Facts) -> Rehearsal:
    counterpart = Counterpart(persona, seat.moves.shifts, seat.entry.seed, seat.entry.name)
    situation = facts.situation(services.clock().astimezone().date(), seat.entry.name)
    return Rehearsal(shelf, counterpart, seat.ear, situation, facts.values, seat.moves.written)


def find_state(flow: Flow, state_id: str) -> State:
    """The state to practise, by the id it has or had. Raises InputError when there is none, or the flow ends in it."""
    known = {state.id: state for state in flow.states if not state.terminal}
    state = known.get(dict(flow.renamed).get(state_id, state_id))
    if state is None:
        raise InputError(f"“{flow.title}” has no state “{state_id}”; there are: {', '.join(known)}")
    return state
