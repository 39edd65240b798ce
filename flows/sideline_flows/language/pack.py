"""The flows there are: folders of Markdown files in layers, a later one in front of an earlier one.

Listing reads the heads of the files only; a flow is parsed when it is asked for, and again only when its file changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sideline_flows.errors import ContentError
from sideline_flows.language import readings
from sideline_flows.language.diagnostics import Finding, finding, near
from sideline_flows.language.files import read_text
from sideline_flows.language.heads import Head
from sideline_flows.language.model import Flow, Kind, Place

__all__ = ["Head", "Library", "shipped"]

SUFFIX = ".md"


def shipped() -> Path:
    """The folder of the flows that come with the program."""
    import sideline_content

    return Path(next(iter(sideline_content.__path__))) / "flows"


class Library:
    """The flows of some folders. Of two files with the same name, the one in the later folder counts.

    `named` are single files given by path: they stand in front of all folders, whatever their suffix.
    """

    def __init__(self, folders: Sequence[Path], named: Mapping[str, Path] | None = None) -> None:
        self._folders = tuple(folders)
        self._named = dict(named or {})

    @property
    def folders(self) -> tuple[Path, ...]:
        """Its layers, a later one in front of an earlier one."""
        return self._folders

    def files(self) -> dict[str, Path]:
        """The file of each flow, by id, as the folders are now. A folder that cannot be read counts as empty."""
        found = {path.stem: path for folder in self._folders for path in _markdown_in(folder)}
        return {**found, **self._named}

    def paths(self) -> tuple[Path, ...]:
        """The files of all flows, in the order of their ids."""
        return tuple(path for _, path in sorted(self.files().items()))

    def heads(self, kind: Kind = Kind.FLOW) -> tuple[Head, ...]:
        """One head a flow, in the order of their titles; broken ones too, with their finding."""
        heads = (readings.head(path) for path in self.paths())
        return tuple(sorted((head for head in heads if head.kind is kind), key=lambda head: head.title.casefold()))

    def flow(self, flow_id: str) -> Flow:
        """The flow of this id. Raises ContentError when it is missing or has errors."""
        files = self.files()
        if flow_id not in files:
            raise ContentError([finding("F102", Place(flow_id), flow=flow_id, hint=near(flow_id, files))])
        parsed = readings.whole(files[flow_id])
        if parsed.flow is None or parsed.errors:
            raise ContentError([*parsed.errors, *(found for found in parsed.findings if found not in parsed.errors)])
        return parsed.flow

    def over(self, *folders: Path) -> Library:
        """This library with some folders in front of its own; files given by path stay in front of all."""
        return Library((*self._folders, *folders), self._named)

    def beside(self, path: Path) -> tuple[Library, str]:
        """This library with the flow of a file, and its neighbours, in front; and that flow's id.

        Raises ContentError when there is no such text file.
        """
        text = read_text(path)
        if isinstance(text, Finding):
            raise ContentError([text])
        named = {**self._named, path.stem: path}
        return Library((*self._folders, path.parent), named), path.stem


def _markdown_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and not path.name.startswith("."))
    except OSError:
        return []
