"""What is being typed, on the disk before it is drawn: an append-only file beside the database."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from dataclasses import dataclass
from pathlib import Path

from sideline_flows.records.draft_lines import (
    Left,
    Step,
    answer_box,
    draft_step,
    read_lines,
    sent_step,
    stored_step,
    write_line,
)
from sideline_flows.records.entries import TurnEntry
from sideline_flows.records.faults import told
from sideline_flows.records.files import FILE_MODE, filled, make_folder, remove_unfinished, sync, temporary_beside
from sideline_flows.records.places import drafts as journal_path
from sideline_flows.text import clean

__all__ = ["Journal", "Recovered", "answer_box", "journal_path", "recover"]

ROTATED_AT = 1_000_000
"""Bytes after which the file is written anew with only what still counts."""
SYNC_AFTER = 0.5
"""Seconds until typed text is forced to the disk itself. Before that a power cut may take it, a kill may not."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What an earlier run left: texts not sent, by session and box, and turns sent but not stored, oldest first."""

    drafts: dict[tuple[str, str], str]
    unstored: tuple[TurnEntry, ...]


def recover(path: Path) -> Recovered:
    """Read a journal, whatever state it is in, and write it anew with only what still counts."""
    with told(path):
        left = _read(path)
        remove_unfinished(path)
        if path.exists():
            # A disk too full for this is no reason not to hand back what was read.
            with contextlib.suppress(OSError), filled(path) as temporary:
                temporary.write_bytes(_lines(left))
    return Recovered(dict(left.drafts), tuple(left.sent.values()))


class Journal:
    """An open journal. Each call is on its way to the disk in one write when it returns, and survives a kill.

    Every method may be called from any thread. All raise StoreError when the disk refuses; what was refused is kept in
    memory and written with the next call that succeeds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._written = threading.Event()
        self._closing = threading.Event()
        self._trouble: OSError | None = None
        with told(path):
            make_folder(path.parent)
            self._left = _read(path)
            self._descriptor = _open(path)
        self._size = os.fstat(self._descriptor).st_size
        self._limit = ROTATED_AT
        self._meanwhile: list[bytes] | None = None
        self._refused: dict[tuple[str, ...], bytes] = {}
        # The file may end in a torn line.
        self._torn = True
        self._thread = threading.Thread(target=self._keep_synced, name="journal", daemon=True)
        self._thread.start()

    def draft(self, session_id: str, box: str, text: str) -> None:
        """Keep what a box now holds; an empty text empties it."""
        self._step(("draft", session_id, box), draft_step(session_id, box, clean(text)))

    def sent(self, entry: TurnEntry) -> None:
        """Keep a turn that is about to be stored. Drafts that became this turn are done with."""
        self._step(("sent", entry.id), sent_step(entry))

    def stored(self, entry_id: str) -> None:
        """Note that the turn of this id is in the database."""
        self._step(("stored", entry_id), stored_step(entry_id))

    def close(self) -> None:
        """Force everything to the disk and let the file go."""
        self._closing.set()
        self._written.set()
        self._thread.join()
        with told(self._path):
            try:
                self._write()
                os.fsync(self._descriptor)
            finally:
                os.close(self._descriptor)

    def _step(self, subject: tuple[str, ...], step: Step) -> None:
        line = write_line(step)
        with told(self._path), self._lock:
            self._left.follow(step)
            # Of what was refused before, only the newest line on each subject counts, in the order they were newest.
            self._refused.pop(subject, None)
            self._refused[subject] = line
            self._write()
            self._written.set()
            trouble, self._trouble = self._trouble, None
            if trouble:
                raise trouble

    def _write(self) -> None:
        lines = b"".join(self._refused.values())
        start, self._torn = b"\n" if self._torn else b"", True
        _put(self._descriptor, start + lines)
        self._torn = False
        self._refused.clear()
        self._size += len(lines)
        if self._meanwhile is not None:
            self._meanwhile.append(lines)

    def _keep_synced(self) -> None:
        while not self._closing.is_set():
            self._written.wait()
            self._closing.wait(SYNC_AFTER)
            self._written.clear()
            try:
                if self._size > self._limit:
                    self._rotate()
                os.fsync(self._descriptor)
            except OSError as error:
                self._trouble = error

    def _rotate(self) -> None:
        # Typing waits for neither the new file nor the disk: what is typed meanwhile goes to both files.
        with self._lock:
            lines, self._meanwhile = _lines(self._left), []
        temporary = temporary_beside(self._path)
        fresh = _open(temporary)
        try:
            _put(fresh, lines)
            os.fsync(fresh)
            with self._lock:
                _put(fresh, b"".join(self._meanwhile))
                temporary.replace(self._path)
                fresh, self._descriptor = self._descriptor, fresh
                self._size = os.fstat(self._descriptor).st_size
                # Only what counts may move the limit: what was typed meanwhile is mostly done with by the next time.
                self._limit = max(ROTATED_AT, 2 * len(lines))
        finally:
            self._meanwhile = None
            os.close(fresh)
            temporary.unlink(missing_ok=True)
        sync(self._path.parent)


def _read(path: Path) -> Left:
    left = Left()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return left
    for step in read_lines(raw):
        # A step of another version may not be understood; the others still are.
        with contextlib.suppress(KeyError, TypeError):
            left.follow(step)
    return left


def _open(path: Path) -> int:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
    os.fchmod(descriptor, FILE_MODE)
    return descriptor


def _put(descriptor: int, lines: bytes) -> None:
    if os.write(descriptor, lines) != len(lines):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _lines(left: Left) -> bytes:
    return b"".join(write_line(step) for step in left.steps())
