"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

SETTINGS = {"help_option_names": ["-h", "--help"]}
"""Click settings of every command."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON array instead of columns.")


def _keep(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    if value:
        ctx.find_root().ensure_object(dict)[str(option.name)] = value


def place_options(command: F) -> F:
    """Give a command `--db` and `--flows`, so that they work before and after its name; the later one wins."""
    db = click.option("--db", metavar="PATH", expose_value=False, callback=_keep, help="The database file.")
    flows = click.option(
        "--flows",
        metavar="DIR",
        multiple=True,
        expose_value=False,
        callback=_keep,
        help="A further folder of flows, over the others; repeatable.",
    )
    return db(flows(command))


def session_argument(command: F) -> F:
    """Give a command its SESSION."""
    return click.argument("session", metavar="SESSION")(command)


class WholeNumber(click.IntRange):
    """A whole number between two others, and refused in those words."""

    name = "whole number"


limit_option = click.option(
    "--limit", type=WholeNumber(1, 1_000_000), default=100, show_default=True, help="At most so many, the newest."
)


class ListingGroup(click.Group):
    """A group whose command `list` runs when it is named alone, or with nothing but options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `list` in front where no command is named."""
        named = bool(args) and not args[0].startswith("-")
        named = named or not {*self.commands, *ctx.help_option_names}.isdisjoint(args)
        return super().parse_args(ctx, args if named else ["list", *args])
