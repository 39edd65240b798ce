"""What a template may be made of: everything that is not on these lists is refused, before anything is compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import nodes

from sideline_flows.language.template import RESERVED

MOST_NODES = 2_000
MOST_DEPTH = 16
MOST_LOOPS = 2

FILTERS = ("default", "upper", "lower", "title", "capitalize", "trim", "join", "length", "first", "last")
TESTS = ("defined", "none", "equalto", "in")

_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.For,
)

_WORDS = {
    "Add": "arithmetic",
    "Assign": "set",
    "AssignBlock": "set",
    "Block": "blocks",
    "Call": "calls such as name()",
    "CallBlock": "calls",
    "Concat": "the joining sign ~",
    "Dict": "lists and tables",
    "Div": "arithmetic",
    "Extends": "other files",
    "FilterBlock": "filter blocks",
    "FloorDiv": "arithmetic",
    "FromImport": "other files",
    "Getitem": "square brackets behind a name",
    "Import": "other files",
    "Include": "other files",
    "Keyword": "named arguments",
    "List": "lists and tables",
    "Macro": "macros",
    "Mod": "arithmetic",
    "Mul": "arithmetic",
    "Neg": "arithmetic",
    "Pos": "arithmetic",
    "Pow": "arithmetic",
    "Sub": "arithmetic",
    "Tuple": "lists and tables",
    "With": "with blocks",
}
"""What a trainer would call the parts that are tried most."""


def refusals(tree: nodes.Template) -> Iterator[str]:
    """What the tree holds that is not on the list, in plain words. Below a refused part nothing is looked at."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    count = 0
    while waiting:
        node, depth, loops = waiting.pop()
        count += 1
        loops += isinstance(node, nodes.For)
        if count > MOST_NODES:
            yield f"more than {MOST_NODES} parts"
            return
        if depth > MOST_DEPTH:
            yield f"more than {MOST_DEPTH} levels of nesting"
        elif loops > MOST_LOOPS:
            yield f"more than {MOST_LOOPS} loops inside each other"
        elif what := _refusal(node):
            yield what
        else:
            waiting.extend((child, depth + 1, loops) for child in node.iter_child_nodes())


def _refusal(node: nodes.Node) -> str:
    """Why this node alone is refused, or nothing."""
    if not isinstance(node, _NODES):
        kind = type(node).__name__
        return _WORDS.get(kind, kind.lower())
    rule = _RULES.get(type(node))
    return rule(node) if rule else ""


def _name_rule(node: Any) -> str:
    return f'the name "{node.name}"' if node.name in RESERVED or node.name.startswith("_") else ""


def _part_rule(node: Any) -> str:
    return f'the part "{node.attr}"' if node.attr.startswith("_") else ""


def _filter_rule(node: Any) -> str:
    if node.name not in FILTERS:
        return f'the filter "{node.name}"'
    if node.dyn_args is not None or node.dyn_kwargs is not None or node.kwargs:
        return "named arguments"
    plain = all(isinstance(argument, nodes.Const | nodes.Name) for argument in node.args)
    return "" if plain and node.node is not None else "a filter with more than plain words in its brackets"


def _test_rule(node: Any) -> str:
    return "" if node.name in TESTS else f'the test "{node.name}"'


def _loop_rule(node: Any) -> str:
    plain = isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name) and not node.recursive
    return "" if plain else "a loop over anything but a name"


_RULES: dict[type[nodes.Node], Callable[[Any], str]] = {
    nodes.Name: _name_rule,
    nodes.Getattr: _part_rule,
    nodes.Filter: _filter_rule,
    nodes.Test: _test_rule,
    nodes.For: _loop_rule,
}
