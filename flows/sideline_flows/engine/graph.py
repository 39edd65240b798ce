"""A flow as a Mermaid state diagram, drawn by the machine library from the very rows the flow is run by.

Detours are left out, since they leave from everywhere and come back; a call is drawn as its ways back, or as a loop on
its card where it has none. A counterpart's moves that lead to one mood under one condition are one row of words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sideline_flows.engine.machine import ANYTIME, RUN, Route, machine_states, machine_transitions, routes
from sideline_flows.language.model import Flow, Kind, Link, Need, Return

if TYPE_CHECKING:
    from transitions.extensions.diagrams import GraphMachine

_SIGNS = str.maketrans({'"': "'", ";": ",", "<": "‹", ">": "›", "{": "(", "}": ")", "\\": "/"})
"""Signs that mean something to Mermaid or to a browser, and what is drawn instead: its own codes are drawn wrongly."""

_COLONS = re.compile("::+")
_LEVEL = re.compile(r"^(\w+) (\d+)$")
_FROM = r"\1 from \2"
"""`trust 6` is six or more: so it is drawn, beside `guard below 5`."""

_STYLES: dict[str, Any] = {
    "default": {"fillcolor": "#ffffff", "color": "#1f2933", "stroke": "#52606d"},
    "end": {"fillcolor": "#e4e7eb", "color": "#1f2933", "stroke": "#52606d"},
}


def mermaid(flow: Flow) -> str:
    """The diagram's text, for any Mermaid viewer. `flow` must be free of errors."""
    nodes = _nodes(flow)
    machine = _machine(flow, nodes)
    graph: Any = machine.graph_cls(machine)
    for state in flow.states:
        box: Any = machine.get_state(nodes[state.id])
        box.label = _plain(state.title)
        if state.terminal:
            graph.set_node_style(nodes[state.id], "end")
    # the library writes its title as the whole front matter
    text = graph.get_graph(title=f"title: {json.dumps(_plain(flow.title), ensure_ascii=False)}").source
    return "\n".join([text, *_starts(flow, nodes), ""])


def _machine(flow: Flow, nodes: dict[str, str]) -> GraphMachine:
    from transitions.extensions import GraphMachine

    rows = _drawn(flow)
    moves: list[dict[str, Any]] = [
        {
            **move,
            "source": nodes[row.source],
            "dest": nodes[row.target or row.source],
            "label": label,
        }
        for (row, label), move in zip(rows, machine_transitions([row for row, _ in rows]), strict=True)
    ]
    states: list[Any] = list(machine_states(flow))
    machine = GraphMachine(
        model=None,
        states=[{**state, "name": nodes[state["name"]]} for state in states],
        transitions=moves,
        initial=None,
        auto_transitions=False,
        send_event=True,
        graph_engine="mermaid",
    )
    machine.style_attributes = {"node": _STYLES}
    return machine


def _nodes(flow: Flow) -> dict[str, str]:
    """A node's name for each state: no dashes, no word of Mermaid's own, and each only once."""
    nodes: dict[str, str] = {}
    for state in flow.states:
        node = f"s_{state.id.replace('-', '_')}"
        while node in nodes.values():
            node += "_"
        nodes[state.id] = node
    return nodes


def _drawn(flow: Flow) -> list[tuple[Route, str]]:
    """The rows that are drawn, each with its words. Outcomes of one call that lead to one state are one row."""
    rows = [row for row in routes(flow) if not row.trigger.startswith(f"{ANYTIME}/")]
    calls = {(row.source, row.via): row.row for row in rows if row.calls and isinstance(row.row, Link)}
    mapped = {(row.source, _origin(row)) for row in rows}
    alike: dict[tuple[object, ...], list[Route]] = {}
    for row in rows:
        if isinstance(row.row, Return):
            like = (row.source, _origin(row), row.target, row.needs, row.effects)
            alike.setdefault(like, []).append(row)
        elif flow.kind is Kind.PERSONA:
            alike.setdefault((row.source, row.target, row.needs), []).append(row)
        elif (row.source, row.via) not in mapped:
            alike[row.source, row.trigger, row.row] = [row]
    return [(group[0], _words(group, calls)) for group in alike.values()]


def _origin(row: Route) -> str:
    """The trigger of the call that a row comes back from."""
    return row.trigger.rpartition("/")[0]


def _words(rows: Sequence[Route], calls: Mapping[tuple[str, str], Link]) -> str:
    """Words as statecharts have them: what is pressed or comes back, [what it needs], / what it does."""
    row = rows[0]
    if isinstance(row.row, Link):
        pressed = ", ".join(dict.fromkeys(each.row.text for each in rows if isinstance(each.row, Link)))
        parts = [f"{pressed} ({row.calls})" if row.calls else pressed]
    else:
        call = calls[row.source, _origin(row)]
        outcomes = ", ".join(each.row.outcome for each in rows if isinstance(each.row, Return))
        parts = [f"{call.flow if row.trigger.startswith(f'{RUN}/') else call.text}: {outcomes}"]
    if row.needs:
        parts.append(_guard(row.needs))
    parts += [f"/ {effect.verb} {effect.name} = {effect.value}".replace("  = ", " ") for effect in row.effects]
    return _plain(" ".join(parts))


def _guard(needs: Sequence[Need]) -> str:
    return f"[{', '.join(_LEVEL.sub(_FROM, str(need)) for need in needs)}]"


def _starts(flow: Flow, nodes: dict[str, str]) -> Iterator[str]:
    for start in flow.start:
        words = _guard(start.needs) if start.needs else _levels(flow)
        yield f"  [*] --> {nodes[start.state]}{f': {_plain(words)}' if words else ''}"


def _levels(flow: Flow) -> str:
    """What a counterpart comes with of the levels that its links need: without these nobody can follow an arrow."""
    needed = {need.name.partition(" ")[0] for state in flow.states for link in state.links for need in link.needs}
    known = flow.meta if flow.kind is Kind.PERSONA else ()
    return ", ".join(f"{name} {value}" for name, value in known if name in needed)


def _plain(text: str) -> str:
    """Words that any viewer shows as they stand."""
    return _COLONS.sub(":", " ".join(text.split()).translate(_SIGNS))
