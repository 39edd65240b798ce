"""The pack's page of moves: what each shifts, what it is in plain words, and what would be a better line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sideline_flows.language.model import Flow, Place
from sideline_flows.language.slug import slug
from sideline_flows.practice.echo import Written, notes_of
from sideline_flows.practice.levels import Shifts, read_shifts
from sideline_flows.practice.moves.model import Move


@dataclass(frozen=True)
class MoveTable:
    """The page as read: one state a move, the shifts in its front matter."""

    flow: Flow

    @cached_property
    def shifts(self) -> Shifts:
        """What every move does to a counterpart that does not differ."""
        return read_shifts(dict(self.flow.meta).get("effects", ""))

    def place(self, move: str) -> Place:
        """The line that describes a move; the top of the page for one it does not name."""
        return self._places.get(slug(move), self.flow.place)

    def about(self, move: str) -> str:
        """The move in one plain line, or nothing."""
        return self._abouts.get(slug(move), "")

    def better(self, move: str) -> tuple[str, ...]:
        """Lines to say instead, as templates."""
        return self._betters.get(slug(move), ())

    @cached_property
    def written(self) -> Written:
        """Every line of the page: those that say what a move is, and those that can be said as they stand."""
        states = self.flow.states
        titles = {state.title for state in states}
        headings = {title for title in titles if " " in title and title.lower() not in tuple(Move)}
        lines = {line.text for state in states for line in (*state.say, *state.watch, *state.why)}
        aims = {state.aim for state in states}
        return Written(notes_of(self.flow) | headings, {line for line in lines | aims if "{{" not in line})

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {state.id: state.place for state in self.flow.states}

    @cached_property
    def _abouts(self) -> dict[str, str]:
        return {state.id: state.aim for state in self.flow.states}

    @cached_property
    def _betters(self) -> dict[str, tuple[str, ...]]:
        return {state.id: tuple(line.text for line in state.say) for state in self.flow.states}
