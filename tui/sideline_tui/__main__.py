"""The composition root of the command line: arguments first, heavy imports after."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from sideline_tui import __version__

COMPLETION = "_SIDELINE_COMPLETE"
"""The variable a shell sets when it asks what can be typed next."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command line (by default this process's own) and give its exit code."""
    os.umask(0o077)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old terminal's encoding is no reason to break
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        _flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last place where an error can become one line
        from sideline_tui.ending import end

        return end(error)
    return code


def _run(arguments: list[str]) -> int:
    """The commonest command lines need no parser: each import saved is waiting saved."""
    if COMPLETION not in os.environ:
        if not arguments:
            return _open_app()
        if arguments in (["--help"], ["-h"]):
            from sideline_tui.commands.table import help_page

            return _show(help_page())
        if arguments in (["--version"], ["-V"]):
            return _show(f"sideline {__version__}")
    return _parse_and_run(arguments)


def _parse_and_run(arguments: list[str]) -> int:
    """Run a command inside click, but end it ourselves: click's own `main` would answer a closed pipe with exit 1."""
    from click.exceptions import Exit

    from sideline_tui.commands.group import sideline

    if COMPLETION in os.environ:
        sideline.main(arguments, prog_name="sideline", complete_var=COMPLETION)
    try:
        with sideline.make_context("sideline", arguments) as context:
            sideline.invoke(context)
    except Exit as ended:
        return ended.exit_code
    return 0


def _open_app() -> int:
    from sideline_tui.app import run_app
    from sideline_tui.places import find_places

    places = find_places()
    return run_app(places.db, places.flows)


def _flush() -> None:
    """What was written has left the process when the exit code is given: a full disk is an error like any other."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _show(page: str) -> int:
    if sys.stdout is not None:
        sys.stdout.write(f"{page}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
