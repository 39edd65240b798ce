"""Ids out of words, as GitHub makes them from headings, so that every link of a flow also clicks on a web page."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """`Not now!` is `not-now`. Text without letters, digits, dashes or underscores gives an empty id."""
    from mdit_py_plugins.anchors.index import slugify  # heavy, and only needed once a flow is read

    return slugify(text.strip())
