"""Which variables a template uses, and which of them read well while they are still blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from sideline_flows.language.template import NameUse

_NONE: frozenset[str] = frozenset()


def uses(node: nodes.Node, filled: frozenset[str] = _NONE, local: frozenset[str] = _NONE) -> Iterator[NameUse]:
    """Names under a node. `filled` are those a condition around it asked for; `local` those a loop made."""
    match node:
        case nodes.Name() if node.ctx == "load" and node.name not in local:
            yield NameUse(node.name, node.name in filled)
        case nodes.If() | nodes.CondExpr():
            yield from _chosen(node, filled, local)
        case nodes.For(target=nodes.Name(name=item)):
            yield from _asked(node.iter, local)
            for child in (*node.body, *node.else_):
                yield from uses(child, filled, local | {item})
        case nodes.Filter(name="default") | nodes.Test():
            yield from _asked(node, local)
        case _:
            for child in node.iter_child_nodes():
                yield from uses(child, filled, local)


def _chosen(node: nodes.If | nodes.CondExpr, filled: frozenset[str], local: frozenset[str]) -> Iterator[NameUse]:
    """A name that was asked for is filled where the answer is yes."""
    yield from _asked(node.test, local)
    asked = filled | {node.test.name} if isinstance(node.test, nodes.Name) else filled
    chosen, others = _ways(node)
    for child in chosen:
        yield from uses(child, asked, local)
    for child in others:
        yield from uses(child, filled, local)


def _ways(node: nodes.If | nodes.CondExpr) -> tuple[Iterable[nodes.Node], Iterable[nodes.Node]]:
    if isinstance(node, nodes.If):
        return node.body, (*node.elif_, *node.else_)
    return (node.expr1,), (node.expr2,) if node.expr2 else ()


def _asked(node: nodes.Node, local: frozenset[str]) -> Iterator[NameUse]:
    """Names that are asked about and not shown: a blank is as good as any answer."""
    found = [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name)
    return (NameUse(name.name, defaulted=True) for name in found if name.name not in local)
