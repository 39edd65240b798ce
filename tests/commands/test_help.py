"""The help pages, and that the static one tells the truth."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click
import pytest
from tests.commands.conftest import Sideline, outside

from sideline_tui import __version__
from sideline_tui.commands.group import sideline as root
from sideline_tui.commands.table import COMMANDS, help_page


def test_every_row_of_the_table_is_a_command_that_says_the_same_of_itself() -> None:
    """The static page cannot drift from the commands."""
    context = click.Context(root)
    for name, (_, about) in COMMANDS.items():
        command = root.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert (command.help or "").splitlines()[0] == about


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("--db", "x.db", "--help")])
def test_the_help_page_is_the_same_with_and_without_click(sideline: Sideline, words: tuple[str, ...]) -> None:
    """Whether options stand before it or not."""
    done = sideline(*words)
    assert (done.code, done.out, done.err) == (0, f"{help_page()}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_with_the_options_that_work_everywhere(sideline: Sideline, name: str) -> None:
    """Nothing is opened or made for it."""
    done = sideline(name, "-h")
    assert done.code == 0
    assert "Usage: sideline" in done.out


def test_help_fits_eighty_columns() -> None:
    """A page that wraps is hard to read."""
    assert max(map(len, help_page().splitlines())) <= 80


@pytest.mark.parametrize("words", [("--version",), ("-V",), ("--db", "x.db", "--version")])
def test_the_version_is_that_of_the_package(sideline: Sideline, words: tuple[str, ...]) -> None:
    """It is written down twice, so that asking for it costs no look-up."""
    assert sideline(*words).out == f"sideline {__version__}\n"
    assert __version__ == version("sideline")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed_for_each_shell(sideline: Sideline, shell: str) -> None:
    """They call back with the variable the program looks for."""
    done = sideline("completions", shell)
    assert done.code == 0
    assert "_SIDELINE_COMPLETE" in done.out


def test_completion_offers_commands_and_flows() -> None:
    """As bash would ask for them."""

    def complete(words: str, position: int) -> str:
        return outside(_SIDELINE_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(position)).out

    assert "plain,sessions" in complete("sideline ses", 1)
    assert "plain,sled" in complete("sideline live sl", 2)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("lvie",), "live"),
        (("sessions", "--jsno"), "--json"),
        (("completions", "powershell"), "bash"),
        (("live", "soil", "--with", "Ana", "--minutes", "soon"), "'soon' is not a valid whole number"),
    ],
)
def test_a_usage_error_is_one_line_with_a_way_on_and_exit_2(
    sideline: Sideline, words: tuple[str, ...], near: str
) -> None:
    """Near matches come from click."""
    done = sideline(*words)
    assert (done.code, done.out) == (2, "")
    assert near in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("commitments", "--json"), 0),
        (("commitments", "--db", "{db}", "--json"), 0),
        (("commitments", "--db", "{db}", "list", "--json"), 0),
        (("commitments", "dnoe", "x"), 2),
        (("people", "--nope"), 2),
    ],
)
def test_a_family_lists_when_no_command_of_it_is_named(
    sideline: Sideline, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    """Options may stand on either side; a mistyped command names the near one."""
    done = sideline(*(word.format(db=tmp_path / "x.db") for word in words))
    assert done.code == code
    assert done.json == [] if code == 0 else done.err.count("\n") == 1
    if words[1] == "dnoe":
        assert "'done'" in done.err
