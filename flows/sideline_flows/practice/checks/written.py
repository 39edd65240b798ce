"""The front matter of a file with its places: a flow's record keeps a setting's words, a finding needs its line."""

from __future__ import annotations

from sideline_flows.language import frontmatter
from sideline_flows.language.files import lines_of
from sideline_flows.language.frontmatter import Node, Scalar
from sideline_flows.language.model import Flow


def settings_of(flow: Flow) -> tuple[tuple[Scalar, Node], ...]:
    """Every setting in written order; none where the front matter cannot be read, which is a finding of its own."""
    try:
        return frontmatter.read(frontmatter.split(lines_of(flow.source)), flow.place.path).entries
    except frontmatter.Refused:
        return ()


def setting(flow: Flow, key: str) -> Node | None:
    """One setting, or None."""
    return next((node for name, node in settings_of(flow) if name.text == key), None)
