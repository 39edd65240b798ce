"""Prompts with gaps: `You said the gap is {{ gap }}.` Jinja2 behind a narrow door, imported when first needed.

A flow is written by somebody else, so a template may fill gaps and choose between words, and nothing more: what it may
use is a list (`allowlist.py`), checked before anything is compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

BLANK = "____"
"""How an answer that nobody gave yet is shown."""

_KEYWORDS = ("and", "elif", "else", "false", "for", "if", "in", "is", "none", "not", "or", "recursive", "true")
_BUILT_IN = ("caller", "kwargs", "loop", "self", "super", "varargs")
RESERVED = frozenset(_KEYWORDS + _BUILT_IN)
"""Words the template language keeps for itself: no capture can be spoken of by these names."""

_SIGNS = ("{{", "{%", "{#")


class TemplateFault(ValueError):
    """A template that is refused or cannot be filled; `str()` says why in one line."""


class NameUse(NamedTuple):
    """A variable a template uses. `defaulted` when the line reads well while the variable is still blank."""

    name: str
    defaulted: bool


class Flaw(NamedTuple):
    """Why a template is refused: the code of the diagnostic, and what was found."""

    code: str
    detail: str


def is_template(source: str) -> bool:
    """True when there is anything to fill. Plain words never load the template library."""
    return any(sign in source for sign in _SIGNS)


def render(source: str, values: Mapping[str, object]) -> str:
    """The text with its gaps filled.

    A value is text, None for an answer not given yet (shown as `BLANK`, and open to `default`), a mapping with
    attributes that shows as its `text`, or a list of these. Values are never read as templates. Raises TemplateFault.
    """
    if not is_template(source):
        return source
    from sideline_flows.language import sandbox

    return sandbox.fill(source, values)


def names(source: str) -> tuple[NameUse, ...]:
    """Every variable use, in order; none in a template that is refused."""
    if not is_template(source):
        return ()
    from sideline_flows.language import sandbox

    return sandbox.names(source)


def flaws(source: str) -> tuple[Flaw, ...]:
    """All that keeps a template from being used; nothing when it is fine."""
    if not is_template(source):
        return ()
    from sideline_flows.language import sandbox

    return sandbox.flaws(source)
