"""Files and folders that only their owner may read, whatever the umask says."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from sideline_flows.errors import StoreError
from sideline_flows.records.faults import told
from sideline_flows.text import one_line

FOLDER_MODE = 0o700
FILE_MODE = 0o600
FOR_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each 0700. One that exists is left as it is."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        with contextlib.suppress(FileExistsError):
            part.mkdir(FOLDER_MODE)


def make_private(path: Path) -> None:
    """Make an empty 0600 file. Raises FileExistsError when there is one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    os.fchmod(descriptor, FILE_MODE)
    os.close(descriptor)


def may_write(path: Path) -> bool:
    """True where this process, as who it acts for, has the right to write a file or into a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def only_reads(path: Path) -> bool:
    """True on a disk that can only be read."""
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


@contextlib.contextmanager
def filled(path: Path) -> Iterator[Path]:
    """Give a private temporary file to fill; it takes the place of `path` at once, or is gone when filling fails."""
    temporary = temporary_beside(path)
    make_private(temporary)
    try:
        yield temporary
        sync(temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync(path.parent)


def temporary_beside(path: Path) -> Path:
    """A fresh hidden name in the folder of a file, for what will take its place."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")


def remove_unfinished(path: Path) -> None:
    """Remove what a killed run left of files that were to take this one's place."""
    if path.parent.exists():
        for file in path.parent.iterdir():
            if file.name.startswith(f".{path.name}."):
                file.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk itself."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_private(path: Path, text: str) -> None:
    """Write a text to a 0600 file, all of it or nothing; what was there before is replaced in one step.

    Raises StoreError with one line when that cannot be done.
    """
    if path.is_dir():
        raise StoreError(one_line(f"{path} is a folder; name a file in it"))
    with told(path):
        make_folder(path.parent)
        with filled(path) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
