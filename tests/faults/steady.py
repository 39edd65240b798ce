"""A terminal that shows whole frames only, as those do that know synchronized output."""

from __future__ import annotations

from typing import cast

import pexpect
from tests.faults.conftest import Terminal

ASKS, ANSWER = b"\x1b[?2026$p", "\x1b[?2026;2$y"
"""The program asks whether the terminal can, and the terminal can."""
DRAWN = b"\x1b[?2026l"
"""Ends a frame."""


class Steady(Terminal):
    """Half a frame, such as a kill leaves, is never on the screen: there would be letters in it that nobody typed."""

    _waiting = b""

    def read(self) -> bool:
        """Take in what was written meanwhile, and show it up to the end of its last frame; False when nothing was."""
        try:
            written = cast("bytes", self.child.read_nonblocking(65536, 0.05))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        if ASKS in written:
            self.type(ANSWER)
        frames, end, self._waiting = (self._waiting + written).rpartition(DRAWN)
        self._stream.feed(frames + end)
        return True
