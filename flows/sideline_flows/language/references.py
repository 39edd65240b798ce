"""States named in links and settings: each must be a heading of the same file. Other files are for the checker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sideline_flows.language.diagnostics import near
from sideline_flows.language.model import Flow, Link, Place
from sideline_flows.language.settings import Mention
from sideline_flows.language.source import Source


def report_unknown_states(source: Source, flow: Flow, mentions: Iterable[Mention]) -> None:
    """A finding for each link and setting that names a state the flow does not have."""
    known = {state.id for state in flow.states}
    for text, target, place in _targets(flow):
        if target not in known and not source.full:
            source.report("F101", place, text=text, state=target, hint=near(target, known))
    for mention in mentions:
        if mention.state not in known:
            state, hint = mention.state, near(mention.state, known)
            source.report("F114", mention.place, key=mention.key, state=state, hint=hint)


def _targets(flow: Flow) -> Iterator[tuple[str, str, Place]]:
    for state in flow.states:
        for link in (*state.runs, *state.links):
            if link.state is not None:
                yield link.text, link.state, link.place
            yield from _ways_back(link)


def _ways_back(link: Link) -> Iterator[tuple[str, str, Place]]:
    for back in link.returns:
        yield back.outcome, back.target, back.place
