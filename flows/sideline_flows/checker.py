"""The checker: everything that can be proved about flow files, as findings. It never raises for what a file says.

To prove one thing more, add a row to `_CHECKS` and its codes to `language/codes.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from sideline_flows.engine.checks import budgets, calls, ending, needs, prompts, refusals, ways
from sideline_flows.engine.checks.scope import Scope
from sideline_flows.errors import ContentError
from sideline_flows.language import readings
from sideline_flows.language.diagnostics import Finding, finding
from sideline_flows.language.model import Flow, Place
from sideline_flows.language.pack import SUFFIX, Library, shipped
from sideline_flows.language.parse import Parsed
from sideline_flows.practice import checks as counterparts

FLOWS = "flows"
PACK_FOLDERS = (FLOWS, "personas", "practice")

_UNSETTLED = frozenset(f"F0{number}" for number in range(10, 17))
"""Front matter that cannot be read: what the file is was said there, and to guess would bring a row of false alarms."""

_CHECKS: tuple[Callable[[Flow, Scope], Iterator[Finding]], ...] = (
    ways.find,
    calls.find,
    needs.find,
    prompts.find,
    budgets.find,
    ending.find,
    refusals.find,
    counterparts.find,
)


def check_flow(flow: Flow, library: Library) -> tuple[Finding, ...]:
    """What the checker proves of one parsed flow, its calls looked up in `library`; in the order of their places."""
    return _sorted(_prove(flow, _scope(library, {flow.id: flow})))


def check_library(library: Library) -> tuple[Finding, ...]:
    """All findings of every flow of a library, the parser's too. Linear in their size; counterparts take longest."""
    return _check_files(library.paths(), library)


def check_paths(paths: Iterable[Path], library: Library | None = None) -> tuple[Finding, ...]:
    """All findings of files, folders of flows, and packs; links are looked up beside each file, then in `library`.

    Without a library, the flows that come with the program. A path that is not there is a finding like any other.
    """
    base = library or Library([shipped()])
    findings: list[Finding] = []
    folders: dict[Path, dict[Path, None]] = {}
    for path in paths:
        files = _files_of(path) if _is_folder(path) else [path]
        if not files:
            findings.append(finding("F020", Place(str(path))))
        for file in files:
            folders.setdefault(file.parent, {})[file] = None
    for files_of_folder in folders.values():
        findings += _check_files(tuple(files_of_folder), _beside(files_of_folder, base))
    return _sorted(findings)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _files_of(folder: Path) -> list[Path]:
    """The Markdown files of a folder; of a pack, those of its folders."""
    parts = [folder / name for name in PACK_FOLDERS if (folder / name).is_dir()] or [folder]
    return sorted(path for part in parts for path in part.glob(f"*{SUFFIX}") if not path.name.startswith("."))


def _beside(files: Iterable[Path], base: Library) -> Library:
    """The library with the folder of these files in front, if any of them can be read, and the flows of their pack."""
    for file in files:
        folder = file.parent
        pack = [folder.parent / FLOWS] if folder.name in PACK_FOLDERS and folder.name != FLOWS else []
        try:
            return base.over(*pack).beside(file)[0]
        except ContentError:
            continue
    return base


def _check_files(files: Sequence[Path], library: Library) -> tuple[Finding, ...]:
    parsed = {file: readings.whole(file) for file in files}
    scope = _scope(library, {it.flow.id: it.flow for it in parsed.values() if it.flow and not it.errors})
    return _sorted(found for it in parsed.values() for found in _findings(it, scope))


def _findings(parsed: Parsed, scope: Scope) -> Iterator[Finding]:
    yield from parsed.findings
    if parsed.flow and not any(found.code in _UNSETTLED for found in parsed.findings):
        yield from _prove(parsed.flow, scope)


def _prove(flow: Flow, scope: Scope) -> Iterator[Finding]:
    for check in _CHECKS:
        yield from check(flow, scope)


def _scope(library: Library, parsed: dict[str, Flow]) -> Scope:
    return Scope(lambda flow_id: parsed.get(flow_id) or library.flow(flow_id), frozenset(library.files()), library)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda found: (found.place, found.code)))
