"""Proves a counterpart by walking everything it can feel: moods, lines, answers and what it hides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sideline_flows.engine.checks.scope import Scope
from sideline_flows.errors import ContentError
from sideline_flows.language.diagnostics import Finding, finding, listed
from sideline_flows.language.frontmatter import Table
from sideline_flows.language.model import Flow, Kind, Lines, State
from sideline_flows.practice.cast import move_table
from sideline_flows.practice.checks.written import setting
from sideline_flows.practice.counterpart import Counterpart
from sideline_flows.practice.moves.model import Move
from sideline_flows.practice.persona import Persona, speaks_of, words_of
from sideline_flows.practice.proof import PersonaProof, prove
from sideline_flows.practice.walk import TooManyStandings

PAIRS = {"yes": "refuse", "own words": "false yes", "plan": "vague plan"}
"""What an honest answer is, and what comes in its place: a counterpart should be able to give either."""


def find(flow: Flow, scope: Scope) -> Iterator[Finding]:
    """All findings of the walk. Without a page of moves there is nothing to walk by."""
    persona = Persona(flow)
    try:
        shifts = move_table(scope.library).shifts
        proof = prove(Counterpart(persona, shifts, seed=0), _flows(scope))
    except ContentError:
        return
    except TooManyStandings:
        yield finding("F421", flow.place)
        return
    yield from _moods(flow, proof, scope)
    yield from _unheard(flow, proof, scope)
    yield from _answers(flow, proof.kinds)
    yield from _hidden(persona, proof.kinds)
    yield from _rows(flow, proof)


def _flows(scope: Scope) -> list[Flow]:
    known = (scope.flow(flow_id) for flow_id in sorted(scope.ids))
    return [flow for flow in known if flow and flow.kind is Kind.FLOW]


def _moods(flow: Flow, proof: PersonaProof, scope: Scope) -> Iterator[Finding]:
    """Moods nobody comes to although a link leads there, and moods in which some move gets no answer."""
    for mood_id in proof.unreached:
        if mood_id not in scope.proof(flow).dead:
            yield finding("F412", flow.state(mood_id).place, mood=mood_id)
    for mood in flow.states:
        moves = [move for move in Move if (mood.id, move) in proof.silent]
        if moves:
            yield finding("F414", mood.place, mood=mood.title, known=listed(moves))


def _unheard(flow: Flow, proof: PersonaProof, scope: Scope) -> Iterator[Finding]:
    unsaid = set(proof.unsaid)
    for mood in flow.states:
        for group in mood.voices if mood.id in proof.ways else ():
            texts = {words_of(line) for line in group.lines}
            if texts and texts <= unsaid and not _of_broken_flow(group, scope):
                yield finding("F413", group.place, heading=", ".join(group.when), mood=mood.title)


def _of_broken_flow(group: Lines, scope: Scope) -> bool:
    """True where a flow with errors is named: when its steps come up cannot be known."""
    flows = (word.lower().partition("/")[0] for word in group.when)
    return any(flow_id in scope.ids and scope.flow(flow_id) is None for flow_id in flows)


def _answers(flow: Flow, kinds: Mapping[str, tuple[Move, ...]]) -> Iterator[Finding]:
    for honest, evasive in PAIRS.items():
        for kind, other in ((honest, evasive), (evasive, honest)):
            if kind not in kinds:
                yield finding("F417", flow.place, kind=kind, other=other)
    for kind in (*PAIRS, *PAIRS.values(), "lost"):
        if kind in kinds and not speaks_of(flow.states, kind):
            yield finding("F416", flow.place, kind=kind)


def _hidden(persona: Persona, kinds: Mapping[str, tuple[Move, ...]]) -> Iterator[Finding]:
    flow = persona.flow
    node = setting(flow, "hidden")
    place = node.place if node else flow.place
    telling = [mood for mood in flow.states if speaks_of([mood], "hidden")]
    if telling and not persona.hidden:
        yield finding("F420", _heading(telling[0]).place)
    if persona.hidden and "hidden" not in kinds:
        why = f"no talk comes to openness {persona.tells} in a mood that has lines under `hidden`"
        yield finding("F418", place, why=why if telling else "no mood has lines under `hidden`")
    elif len(kinds.get("hidden", ())) == 1:
        yield finding("F419", place, when="at the first question")
    elif telling and persona.tells <= persona.start.openness:
        yield finding(
            "F419", place, when=f"from openness {persona.tells} on, and they come with {persona.start.openness}"
        )


def _heading(mood: State) -> Lines:
    return next(group for group in mood.voices if "hidden" in map(str.lower, group.when))


def _rows(flow: Flow, proof: PersonaProof) -> Iterator[Finding]:
    """Rows of its own whose condition never holds."""
    node = setting(flow, "effects")
    for row, _ in node.entries if isinstance(node, Table) else ():
        if row.text.strip().lower() not in proof.rows:
            yield finding("F411", row.place, row=row.text)
