"""Keeping a rehearsal: each moment is in the database when it is answered. Off the record there is no notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from sideline_flows.language.model import Flow
from sideline_flows.practice.rehearsal import Node, Rehearsal
from sideline_flows.practice.rubric import Score
from sideline_flows.practice.schedule import rate
from sideline_flows.practice.snapshot import to_json
from sideline_flows.records.attempt_entries import AttemptEntry, CardEntry, MomentEntry, Standing
from sideline_flows.services import Services


class Notebook:
    """Writes one rehearsal, from the first word on: one that was only looked at leaves nothing.

    What is noted waits for `flush`, and what the disk will not take then waits in its order for the next one.
    """

    def __init__(self, services: Services, entry: AttemptEntry, pinned: Iterable[Flow] = (), written: int = 0) -> None:
        self._entry = entry
        self._services = services
        self._pinned = {flow.revision for flow in pinned}
        self._written = written
        self._waiting = services.queue(entry.id)

    @property
    def saved(self) -> bool:
        """True when everything is in the database."""
        return self._waiting.saved

    @property
    def trouble(self) -> str:
        """Why something is not in the database; empty when all is."""
        return self._waiting.trouble

    def flush(self) -> None:
        """Write what waits, oldest first."""
        self._waiting.flush()

    def keep(self, rehearsal: Rehearsal, score: Score, *, ended: bool, clean: bool) -> None:
        """Note all moments that are new, and how the rehearsal stands."""
        moments = self._moments(rehearsal, rehearsal.nodes[self._written :])
        self._written = len(rehearsal.nodes)
        now = self._now()
        standing = Standing(
            updated_at=now,
            here=rehearsal.here,
            turns=score.turns,
            total=score.total,
            possible=score.possible,
            clean=clean,
            outcome=rehearsal.node.stack.outcome,
            ended_at=now if ended else None,
        )
        self._waiting.add(partial(self._services.store.rehearsals.keep, self._entry, moments, standing))

    def rate(self, score: Score, *, by_heart: bool) -> None:
        """Note that every state that was practised comes back when it is due, counted from now."""
        self._waiting.add(partial(self._rate, score, self._services.clock(), by_heart=by_heart))

    def correct(self, text: str, move: str) -> None:
        """Note the manager's own label for a turn."""
        book, label = self._services.store.rehearsals, self._services.new_id()
        self._waiting.add(partial(book.correct, label, self._entry.id, self._now(), text, move))

    def _rate(self, score: Score, now: datetime, *, by_heart: bool) -> None:
        # Only now, since what waited before it may have rated the same states.
        book, at = self._services.store.rehearsals, now.isoformat(timespec="milliseconds")
        cards = {card.state: card.card for card in book.cards()}
        rated = rate(score, cards, now, by_heart=by_heart)
        book.rate(CardEntry(each.state, each.due.isoformat(), at, each.rating, each.card) for each in rated)

    def _moments(self, rehearsal: Rehearsal, nodes: Sequence[Node]) -> list[MomentEntry]:
        used = (*rehearsal.shelf.used, rehearsal.counterpart.persona.flow)
        fresh = [flow for flow in used if flow.revision not in self._pinned]
        self._pinned |= {flow.revision for flow in fresh}
        texts = tuple((flow.revision, flow.id, flow.source) for flow in fresh)
        return [self._moment(node, texts if at == 0 else ()) for at, node in enumerate(nodes)]

    def _moment(self, node: Node, texts: tuple[tuple[str, str, str], ...]) -> MomentEntry:
        said, answer = node.said, node.answer
        return MomentEntry(
            seq=node.number,
            parent=node.parent,
            at=self._now(),
            kind=node.kind,
            flow=node.flow,
            state=node.state,
            text=node.text,
            answer=answer.text if answer else "",
            move=said.move if said else "",
            certainty=said.certainty if said else 0.0,
            because=" / ".join(said.because) if said else "",
            mood=node.standing.mood,
            snapshot=to_json(node),
            flow_texts=texts,
        )

    def _now(self) -> str:
        return self._services.clock().isoformat(timespec="milliseconds")
