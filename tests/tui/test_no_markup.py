"""No widget of ours reads markup: whatever shows a value is told so, or is given text that cannot be any."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sideline_tui

READS_MARKUP = {
    "Button", "Checkbox", "Collapsible", "DataTable", "Digits", "Label", "Link", "ListItem", "OptionList",
    "Placeholder", "RadioButton", "RichLog", "Select", "SelectionList", "Static", "Tab", "TabPane", "Tree",
}  # fmt: skip
FORBIDDEN = {"from_markup", "border_title", "border_subtitle", "tooltip", "panic"}
SOURCES = sorted(Path(sideline_tui.__path__[0]).rglob("*.py"))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of what is called; `super().__init__` counts as the base class."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and ast.unparse(inner.func) == "super().__init__":
                    yield from ((ast.unparse(base).rpartition(".")[2], inner) for base in node.bases)
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_markup(path: Path) -> None:
    """Each of these widgets is made with `markup=False`, no link opens anything, and what reads markup is not used."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name, call in calls(tree):
        if name in READS_MARKUP:
            said = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
            assert said.get("markup") == "False", f"{path.name}:{call.lineno}"
        if name == "Markdown":
            assert {each.arg: ast.unparse(each.value) for each in call.keywords}.get("open_links") == "False"
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not used & FORBIDDEN


def test_the_test_sees() -> None:
    """It would find what it looks for."""
    found = dict(calls(ast.parse("class A(Static):\n  def f(self): super().__init__('x')\nLabel('[b]')")))
    assert set(found) >= {"Static", "Label"}
