"""The gaps in what a counterpart says, filled by what is known of the person it stands for.

Nothing is ever spoken with braces or a blank in it. A line that is not whole is not drawn while another fits; where
none does, its gap is filled with a word that fits almost anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sideline_flows.language.template import BLANK, TemplateFault, is_template, names, render

NEUTRAL = "that"
"""What is said in a gap that nothing fills."""

_GAP = re.compile(r"\{\{.*?\}\}")
_CHOICE = re.compile(r"\{[%#].*?[%#]\}")


def is_whole(line: str, values: Mapping[str, object]) -> bool:
    """True for a line that reads as it was meant: each gap filled by a value, or by its own `default`."""
    return not is_template(line) or BLANK not in (_rendered(line, values) or BLANK)


def fill(line: str, values: Mapping[str, object]) -> str:
    """The line as it is said."""
    if not is_template(line):
        return line
    text = (_rendered(line, values) or _GAP.sub(BLANK, _CHOICE.sub("", line))).replace(BLANK, NEUTRAL)
    return _begun(text) if line.startswith("{") else text


def _begun(text: str) -> str:
    """With a capital letter at the beginning, also inside a quotation."""
    at = int(text.startswith('"'))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _rendered(line: str, values: Mapping[str, object]) -> str:
    """With `BLANK` for what nothing fills; empty for a line that cannot be filled at all."""
    try:
        return render(line, {**dict.fromkeys(use.name for use in names(line)), **values})
    except TemplateFault:
        return ""
