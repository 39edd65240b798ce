"""How a command that failed ends: one line on standard error and an exit code. Never a traceback."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from sideline_flows.errors import SidelineError
from sideline_flows.text import one_line
from sideline_tui.crash import write_report

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


def end(error: BaseException) -> int:
    """Say what went wrong, and give the exit code that goes with it."""
    if isinstance(error, BrokenPipeError):
        return _drop_output()
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return INTERRUPTED
    with suppress(OSError):
        click.echo(f"sideline: {one_line(_line(error))}", err=True)
    return USAGE if isinstance(error, click.UsageError) else FAILED


def _drop_output() -> int:
    """Whoever read the output has gone: end quietly, as a program stopped by its pipe does."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return PIPE_CLOSED


def _line(error: BaseException) -> str:
    match error:
        case click.UsageError():
            return _usage(error)
        case click.ClickException():
            return error.format_message()
        case SidelineError():
            return str(error)
        case OSError():
            return f"{error.filename or 'the output'}: {error.strerror or type(error).__name__}"
        case _:
            return _unexpected(error)


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "sideline"
    message = error.format_message()
    return f"{message}{'' if message.endswith(('.', '?', ')')) else '.'} See `{command} --help`."


def _unexpected(error: BaseException) -> str:
    path = write_report(error)
    where = f"A report without your words is in {path}" if path else "No report could be written"
    return f"something broke inside ({type(error).__name__}); what was saved is safe. {where}."
