"""Trains the weights of move recognition and writes the one data file.

    uv run --group train python -m bench.train_moves --annomi annomi_train.csv

The counselling data is not in the repository: its licence is not stated. Only hashed weights come from it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.moves_fit import Source, Sources, fit
from bench.moves_rows import counselling, sales, talk

from sideline_flows.practice import moves
from sideline_flows.practice.moves.weights import pack

_LIMIT = 64 * 1024


def main() -> None:
    """Read, fit, write, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annomi", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(moves.__file__).with_name("weights.bin"))
    asked = parser.parse_args()
    sources = Sources(*map(Source.of, (counselling(asked.annomi), sales(), talk())))
    packed = pack(fit(sources))
    if len(packed) > _LIMIT:
        raise SystemExit(f"{len(packed)} bytes are more than {_LIMIT}; keep fewer features")
    asked.out.write_bytes(packed)
    print(f"{asked.out}: {len(packed)} bytes")


if __name__ == "__main__":
    main()
