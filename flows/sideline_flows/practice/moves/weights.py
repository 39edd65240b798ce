"""The one data file: tables of (hash, small weights), read when the first turn is recognised.

The file is LZMA over: a line of JSON that describes the tables, then each table's bytes. A table is a list of features;
of each the low three bytes of its CRC-32, and one signed byte per column. A column is one coarse name of one model.
"""

from __future__ import annotations

import json
import lzma
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("weights.bin")
_MASK = 0xFFFFFF
_KEY = 3
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "lc": 3, "lp": 0, "pb": 0, "dict_size": 1 << 20}]


def hashed(name: str) -> int:
    """The hash by which a feature is found in a table: 24 bits."""
    return zlib.crc32(name.encode("utf-8", "replace")) & _MASK


@dataclass(frozen=True, slots=True)
class Table:
    """Small weights of many features: `rows[hash]` are whole numbers, to be taken times `scale` and added to `base`."""

    base: tuple[float, ...]
    scale: float
    rows: Mapping[int, tuple[int, ...]]

    def total(self, hashes: Iterable[int], factor: float = 1.0) -> list[float]:
        """Column by column: the base, and the sum of the rows of these features times `factor`."""
        found = [row for row in map(self.rows.get, hashes) if row is not None]
        if not found:
            return list(self.base)
        step = self.scale * factor
        return [start + step * sum(column) for start, column in zip(self.base, zip(*found, strict=True), strict=True)]


def pack(tables: Mapping[str, Table]) -> bytes:
    """The bytes of a data file that holds `tables`."""
    heads, bodies = [], []
    for name, table in tables.items():
        keys = sorted(table.rows)
        heads.append({"name": name, "base": table.base, "scale": table.scale, "rows": len(keys)})
        columns = zip(*(table.rows[key] for key in keys), strict=True)
        low = [bytes((key >> shift) & 0xFF for key in keys) for shift in (16, 8, 0)]
        bodies.append(b"".join(low) + b"".join(bytes(value & 0xFF for value in column) for column in columns))
    return lzma.compress(json.dumps(heads).encode() + b"\n" + b"".join(bodies), lzma.FORMAT_RAW, filters=_FILTERS)


def unpack(packed: bytes) -> dict[str, Table]:
    """The tables of a data file's bytes."""
    head, _, body = lzma.decompress(packed, lzma.FORMAT_RAW, filters=_FILTERS).partition(b"\n")
    tables, at = {}, 0
    for one in json.loads(head):
        width = one["rows"]
        parts = [body[at + k * width : at + (k + 1) * width] for k in range(_KEY + len(one["base"]))]
        tables[one["name"]] = Table(tuple(one["base"]), one["scale"], _rows(parts[:_KEY], parts[_KEY:]))
        at += width * len(parts)
    return tables


def _rows(keys: Sequence[bytes], columns: Sequence[bytes]) -> dict[int, tuple[int, ...]]:
    hashes = [(high << 16) | (middle << 8) | low for high, middle, low in zip(*keys, strict=True)]
    signed = [memoryview(column).cast("b") for column in columns]
    return dict(zip(hashes, zip(*signed, strict=True), strict=True))


@cache
def shipped() -> dict[str, Table]:
    """The tables that come with the product."""
    return unpack(_FILE.read_bytes())
