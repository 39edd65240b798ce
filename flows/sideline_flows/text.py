"""Text at the border: nothing that a terminal would obey gets in from a file, a key or a row, or out to a screen."""

from __future__ import annotations

import re

PLANES = 17
SPACE = 0x20
DELETE = 0x7F
CONTROL_PICTURES = 0x2400
PICTURE_OF_DELETE = "␡"
STAND_IN = "\ufffd"

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u202a-\u202e\u2066-\u2069\ufeff"  # bidi overrides and isolates, byte order mark
    "\ud800-\udfff\ufdd0-\ufdef"  # surrogates, which UTF-8 cannot hold, and noncharacters
    + "".join(chr(plane << 16 | last) for plane in range(PLANES) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    r"""Text with every control replaced by a visible stand-in, and all else as it was.

    C0 controls and DEL become their control pictures (`␛`), other unsafe characters U+FFFD. Tab and line feed stay;
    `\r\n` and a lone `\r`, as Windows files and pasting terminals have them, become line feeds. Cleaning twice
    changes nothing more.
    """
    if text.isprintable():
        return text
    return _UNSAFE.sub(_stand_in, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Clean text on a single line: each run of white space becomes one space, none at the ends."""
    return " ".join(clean(text).split())


def count(number: int, noun: str) -> str:
    """A number with its noun, one or many: `1 point`, `2 points`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < SPACE:
        return chr(CONTROL_PICTURES + code)
    return PICTURE_OF_DELETE if code == DELETE else STAND_IN
