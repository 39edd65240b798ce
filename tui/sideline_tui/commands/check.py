"""`check` and `explain`: what is wrong in a flow or a counterpart, where, and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sideline_flows.errors import InputError
from sideline_flows.text import count
from sideline_tui.commands.opened import open_library, pages_beside
from sideline_tui.commands.options import SETTINGS, json_option, place_options
from sideline_tui.printing import aside, say, say_json, say_table

if TYPE_CHECKING:
    from sideline_flows.language.diagnostics import Finding
    from sideline_flows.language.pack import Library


@click.command(context_settings=SETTINGS)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@json_option
@place_options
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Prove flows and counterparts sound, or say what is wrong.

    PATH is a file, a folder of flows or a pack, or an id from `sideline flows` or `sideline personas`. Without one,
    everything that can be run is checked: flows, counterparts and pages of moves. Findings go to standard output. The
    exit code is 1 when one of them is an error.
    """
    from sideline_flows.checker import check_paths

    library = open_library(ctx)
    findings = check_paths(_files(paths, library), library) if paths else _check_everything(library)
    if as_json:
        say_json([_plain(finding) for finding in findings])
    else:
        say(*map(str, findings))
    aside(_summary(findings))
    if any(finding.severity == "error" for finding in findings):
        ctx.exit(1)


def _check_everything(library: Library) -> tuple[Finding, ...]:
    """All findings of every flow of a library, and of every counterpart and page of moves beside them."""
    from sideline_flows.checker import check_library, check_paths

    return (*check_library(library), *check_paths(pages_beside(library).paths(), library))


def _files(paths: Sequence[Path], library: Library) -> Iterator[Path]:
    """These paths; where there is nothing at one that is an id, the file of that id."""
    ids = {**pages_beside(library).files(), **library.files()}
    for path in paths:
        yield ids[str(path)] if str(path) in ids and not path.exists() else path


@click.command(context_settings=SETTINGS)
@click.argument("code", required=False)
@place_options
def explain(code: str | None) -> None:
    """Say what a finding's code means and how to mend it.

    Without a CODE, all codes are listed.
    """
    from sideline_flows.language.diagnostics import DEFINITIONS, near

    if code is None:
        rows = [(row.code, row.severity, _in_general(row.message)) for row in DEFINITIONS.values()]
        say_table(("code", "severity", "finding"), rows)
        return
    row = DEFINITIONS.get(code.upper())
    if row is None:
        raise InputError(f"there is no finding {code}{near(code, DEFINITIONS)}; `sideline explain` lists them all")
    say(f"{row.code}, {row.severity}: {_in_general(row.message)}.")
    say(f"Mend it: {_in_general(row.remedy)}", f"Why: {row.why}")


class _Blanks(dict[str, str]):
    """Stands for the words a finding fills in: `{state}` shows as STATE, a hint as nothing."""

    def __missing__(self, name: str) -> str:
        return "" if name == "hint" else name.upper()


def _in_general(text: str) -> str:
    return text.format_map(_Blanks())


def _summary(findings: Sequence[Finding]) -> str:
    counts = Counter(str(finding.severity) for finding in findings)
    if not counts:
        return "nothing to mend"
    files = len({finding.place.path for finding in findings})
    found = " and ".join(count(number, severity) for severity, number in sorted(counts.items()))
    return f"{found} in {count(files, 'file')}; `sideline explain CODE` says more"


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "remedy": finding.remedy,
    }
