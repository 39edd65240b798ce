"""Every command line the pages show can be typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from tests.docs.conftest import Page

from sideline_flows.language.pack import Library, shipped
from sideline_tui.commands.group import sideline

BEGINS = re.compile(r"(?:uv run )?sideline(?: |$)")
PLACEHOLDER = "FLOW"


def test_every_command_that_is_named_exists(page: Page) -> None:
    """Commands, subcommands and options are all known."""
    assert [wrong for line in _lines(page) if (wrong := _wrong(line))] == []


def test_every_flow_that_is_named_there_exists(page: Page) -> None:
    """What is to be run or drawn is shipped, or a file one writes oneself."""
    ids = {*Library([shipped()]).files(), PLACEHOLDER, "grow"}
    words = [shlex.split(line) for line in _lines(page)]
    named = [line[line.index(verb) + 1] for line in words for verb in ("live", "graph") if verb in line[:-1]]
    assert [flow for flow in named if flow not in ids and not flow.endswith(".md")] == []


@pytest.mark.parametrize("line", ["sideline lives soil", "sideline live soil --by Ana", "sideline commitments doing 1"])
def test_a_wrong_command_would_be_found(line: str) -> None:
    """The look-up itself knows a wrong word when it sees one."""
    assert _wrong(line)


def _lines(page: Page) -> Iterator[str]:
    for code in page.code:
        for part in re.split(r"\s(?:&&|\||>)\s", code.partition(" …")[0]):
            if BEGINS.match(part):
                yield part.removeprefix("uv run ")


def _wrong(line: str) -> str:
    """The first word that the command line would not take, or nothing."""
    command: click.Command = sideline
    known = _options(command)
    words = iter(shlex.split(line)[1:])
    for word in words:
        if word in known:
            if not known[word].is_flag:
                next(words, None)
        elif word.startswith("-") and word != "-":
            return f"{line}: {word}"
        elif isinstance(command, click.Group) and word != word.upper():
            found = command.get_command(click.Context(command), word)
            if found is None:
                return f"{line}: {word}"
            command = found
            known = {**known, **_options(command)}
    return ""


def _options(command: click.Command) -> dict[str, click.Option]:
    context = click.Context(command, info_name="sideline", help_option_names=["-h", "--help"])
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    return {name: option for option in options for name in option.opts}
