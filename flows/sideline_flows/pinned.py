"""Flows as their text stood when a session or a rehearsal used them. A text read once is not parsed again."""

from __future__ import annotations

from functools import lru_cache

from sideline_flows.errors import StoreError
from sideline_flows.language.model import Flow
from sideline_flows.language.parse import parse_flow

KEPT = 64
"""So many texts stay parsed: all that come along, and as many that were edited since."""


@lru_cache(maxsize=KEPT)
def pinned(flow_id: str, text: str) -> Flow:
    """The flow or counterpart of a kept text. Raises StoreError when it cannot be read any more."""
    flow = parse_flow(text, flow_id=flow_id, path=f"{flow_id}.md").flow
    if flow is None:
        raise StoreError(f"the text of “{flow_id}” kept in the records cannot be read; restore a copy")
    return flow
