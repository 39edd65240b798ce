"""The root command, whose subcommands are imported when they are used."""

from __future__ import annotations

from importlib import import_module

import click

from sideline_tui import __version__
from sideline_tui.commands.options import SETTINGS, place_options
from sideline_tui.commands.table import COMMANDS, help_page


class LazyGroup(click.Group):
    """A group whose commands are the rows of the table: only the one that runs is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of this name, imported now; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"sideline_tui.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's own look-up; an unknown name is answered with the nearest ones of the table."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """The same page that is shown without click."""
        return help_page()


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings=SETTINGS)
@place_options
@click.version_option(__version__, "--version", "-V", prog_name="sideline", message="%(prog)s %(version)s")
@click.pass_context
def sideline(ctx: click.Context) -> None:
    """Open the app when no command is named."""
    if ctx.invoked_subcommand is None:
        from sideline_tui.app import run_app
        from sideline_tui.commands.opened import places

        ctx.exit(run_app(places(ctx).db, places(ctx).flows))
