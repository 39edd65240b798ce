"""Links: the transitions. `[words](#state) — needs …`, or into another flow with its outcomes mapped below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from sideline_flows.language.clauses import Clauses
from sideline_flows.language.items import Item
from sideline_flows.language.model import Link, Return
from sideline_flows.language.slug import slug
from sideline_flows.language.source import Source, shown
from sideline_flows.language.template import is_template
from sideline_flows.text import clean, one_line


def read_link(source: Source, item: Item) -> Link | None:
    """A row of Next."""
    link = _bare_link(source, item)
    if link is None or link.flow is None:
        for below in item.below if link else ():
            source.report("F044", below.place)
        return link
    returns = (_return(source, below) for below in item.below)
    return replace(link, returns=tuple(back for back in returns if back))


def read_run(source: Source, item: Item) -> Link | None:
    """A row of Run: it leads to a flow."""
    link = read_link(source, item)
    if link is not None and link.state is not None:
        source.report("F043", link.place)
        return None
    return link


def _return(source: Source, item: Item) -> Return | None:
    link = _bare_link(source, item)
    for below in item.below:
        source.report("F044", below.place)
    if link is None:
        return None
    if link.state is None:
        source.report("F045", link.place)
        return None
    return Return(link.trigger, link.state, link.needs, link.effects, link.place)


def _bare_link(source: Source, item: Item) -> Link | None:
    passage = item.passage
    nodes = [node for node in passage.nodes if shown([node]).strip()]
    first = next((node for node in passage.nodes if node.type == "link" or node in nodes), None)
    if first is None or first.type != "link":
        source.report("F040", passage.place)
        return None
    behind = passage.nodes[passage.nodes.index(first) + 1 :]
    after = max(passage.content.find("]("), 0)
    clauses = Clauses(source, passage, after)
    clauses.read(shown(behind))
    text = one_line(shown(first.children))
    trigger = slug(text)
    if not trigger:
        source.report("F041", passage.place)
        return None
    if is_template(text):
        source.report("F205", passage.place, what="a link")
    target = str(first.attrs.get("href", ""))
    state, flow = _target(target)
    if state is None and flow is None:
        source.report("F042", passage.find(unquote(target)), target=unquote(target))
        return None
    return Link(text, trigger, state, flow, tuple(clauses.needs), tuple(clauses.effects), place=passage.place)


def _target(href: str) -> tuple[str | None, str | None]:
    """The state or the flow a link leads to; neither for any other address."""
    path, sign, fragment = clean(unquote(href)).partition("#")
    if sign:
        return (fragment, None) if fragment and not path else (None, None)
    file = PurePosixPath(path)
    return (None, file.stem) if file.suffix == ".md" and len(file.parts) == 1 else (None, None)
