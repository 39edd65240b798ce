"""Everything a command writes: data on standard output, talk on standard error, no control character on either."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from sideline_flows.text import clean, one_line

WIDEST = 120
"""Columns of a terminal that a list uses at most: longer lines are hard to follow."""

NO_WRAP = 10_000
"""Columns: one line a row, for another program to read."""


def say(*lines: str) -> None:
    """Write lines to standard output, now."""
    for line in lines:
        click.echo(clean(line))


def prompt(text: str) -> None:
    """Ask for a line: the text without a line end."""
    click.echo(text, nl=False)


def aside(line: str) -> None:
    """One line of talk on standard error."""
    click.echo(f"sideline: {one_line(line)}", err=True)


def say_json(data: Any) -> None:
    """Write plain data as JSON that people can read too."""
    import json

    click.echo(clean(json.dumps(data, ensure_ascii=False, indent=2)))


def say_table(headings: Sequence[str], rows: Sequence[Sequence[object]], nothing: str = "") -> None:
    """Write rows in aligned columns, each value on one line; without rows say `nothing` on standard error instead."""
    from tabulate import tabulate

    if not rows:
        aside(nothing)
        return
    cells = [[one_line(str(value)) for value in row] for row in rows]
    click.echo(tabulate(cells, headers=list(headings), tablefmt="plain", disable_numparse=True))


def say_pairs(rows: Iterable[tuple[str, str]]) -> None:
    """Write names and what they mean, as a help page does; on a terminal the meanings wrap."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    formatter = click.HelpFormatter(max_width=WIDEST) if terminal else click.HelpFormatter(width=NO_WRAP)
    formatter.write_dl([(one_line(name), one_line(meaning)) for name, meaning in rows])
    click.echo(formatter.getvalue(), nl=False)
