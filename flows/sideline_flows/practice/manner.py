"""What a turn did to the other person, in words: levels are numbers only for those who ask."""

from __future__ import annotations

from collections.abc import Sequence

from sideline_flows.practice.levels import Change

MUCH = 2
"""From so many steps a change is no longer a little one."""

_WORDS: dict[tuple[str, bool], tuple[str, str]] = {
    ("guard", True): ("leans back a little", "pulls back"),
    ("guard", False): ("leans in a little", "lets the guard down"),
    ("trust", True): ("trusts you a little more", "trusts you more"),
    ("trust", False): ("trusts you a little less", "trusts you less"),
    ("openness", True): ("opens up a little", "opens up"),
    ("openness", False): ("holds back a little", "closes up"),
}
"""Level and whether it rose: how a small and a large change look."""

_SURE, _LIKELY = 0.75, 0.5


def did(name: str, changes: Sequence[Change], hollow: str = "") -> str:
    """What a turn did to the counterpart called `name`; `hollow` is why its words could do no good."""
    seen = [_seen(change) for level in ("guard", "trust", "openness") for change in changes if change.level == level]
    if not seen:
        return f"{name} stays as before{': ' if hollow else ''}{hollow}"
    return f"{name} {', '.join(seen[:-1])}{' and ' if len(seen) > 1 else ''}{seen[-1]}"


def certainty(chance: float) -> str:
    """How sure the recogniser is, as an adverb."""
    if chance >= _SURE:
        return "clearly"
    return "probably" if chance >= _LIKELY else "perhaps"


def _seen(change: Change) -> str:
    little, much = _WORDS[change.level, change.after > change.before]
    return much if abs(change.after - change.before) >= MUCH else little
