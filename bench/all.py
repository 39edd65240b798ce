"""Every claim about speed, one after the other.

uv run python -m bench.all
"""

from __future__ import annotations

from bench import commands, keys, memory, pack, search, start, turn
from bench.ratio import show

SCRIPTS = (start, commands, keys, turn, pack, memory, search)


def main() -> None:
    """Print one line for each ratio, as soon as it is known."""
    for script in SCRIPTS:
        show(script.measure())


if __name__ == "__main__":
    main()
