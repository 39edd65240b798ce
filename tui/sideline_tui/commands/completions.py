"""`completions`: the script that teaches a shell this command line."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from sideline_tui.commands.options import SETTINGS, place_options
from sideline_tui.printing import say

SHELLS = ("bash", "zsh", "fish")


@click.command(context_settings=SETTINGS)
@click.argument("shell", type=click.Choice(SHELLS))
@place_options
@click.pass_context
def completions(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash: `sideline completions bash > ~/.local/share/bash-completion/completions/sideline`.
    """
    kind = get_completion_class(shell)
    if kind is not None:
        say(kind(ctx.find_root().command, {}, "sideline", "_SIDELINE_COMPLETE").source())
