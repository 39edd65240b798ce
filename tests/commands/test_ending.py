"""How the command line ends: exit codes, one line for each error, never a traceback."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import click
import pytest
from tests.commands.conftest import PROGRAM, outside

from sideline_flows.errors import InputError
from sideline_tui.crash import report, write_report
from sideline_tui.ending import end
from sideline_tui.places import crash_folder

WORDS = "salary-of-somebody"


def _raised(error: BaseException) -> BaseException:
    """The error as it comes out of a depth where somebody's words are in a variable and in another error."""
    words = WORDS
    try:
        try:
            return {"": error}[words]
        except KeyError as cause:
            raise error from cause
    except BaseException as caught:  # noqa: BLE001 - every kind is of interest here
        return caught


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("nobody is called Anna"), 1, "sideline: nobody is called Anna\n"),
        (InputError("two\nlines \x1b[31mred"), 1, "sideline: two lines ␛[31mred\n"),
        (click.UsageError("No such option: --jsn"), 2, "sideline: No such option: --jsn. See `sideline --help`.\n"),
        (click.FileError("notes.md", "gone"), 1, "sideline: Could not open file 'notes.md': gone\n"),
        (OSError(28, "No space left on device"), 1, "sideline: the output: No space left on device\n"),
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(
    error: BaseException, code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Content, input, use and disk each have theirs."""
    assert end(_raised(error)) == code
    assert capsys.readouterr().err == line


def test_an_unexpected_error_leaves_a_private_report_without_a_single_value(capsys: pytest.CaptureFixture[str]) -> None:
    """The report names types, files and lines; messages and variables hold somebody's words."""
    assert end(_raised(RuntimeError(WORDS))) == 1
    said = capsys.readouterr().err
    (path,) = crash_folder().iterdir()
    assert said.count("\n") == 1
    assert str(path) in said
    assert WORDS not in said + path.read_text()
    assert "RuntimeError" in path.read_text()
    assert "KeyError" in path.read_text()
    assert "in _raised" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_report_that_cannot_be_written_is_no_second_error(tmp_path: Path) -> None:
    """The folder's place may be taken by a file."""
    taken = tmp_path / "taken"
    taken.write_text("")
    assert write_report(RuntimeError(), taken) is None


def test_errors_that_name_each_other_end_the_report() -> None:
    """A circle of causes is written once."""
    first, second = RuntimeError(), ValueError()
    first.__cause__, second.__cause__ = second, first
    assert report(first).splitlines()[0] == "builtins.RuntimeError"
    assert report(first).count("builtins.") == 2


def test_a_closed_pipe_ends_quietly() -> None:
    """A reader that has seen enough is no error to report."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "--help"], check=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_under_the_output_is_one_line() -> None:
    """What could not be written is said, and the exit code tells a script."""
    with Path("/dev/full").open("w") as full:
        command = [*PROGRAM, "explain", "F001"]
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (1, b"sideline: the output: No space left on device\n")


def test_a_mistyped_command_names_the_near_one_and_exits_2() -> None:
    """Usage errors are one line as well, with where to read on."""
    done = outside("flosw")
    assert (done.code, done.out) == (2, "")
    assert done.err == "sideline: No such command 'flosw'. Did you mean 'flows'? See `sideline --help`.\n"


def test_help_and_version_import_neither_click_nor_a_command() -> None:
    """Both pages must feel instant."""
    for option in ("--help", "-h", "--version", "-V"):
        done = outside(option, PYTHONPROFILEIMPORTTIME="1")
        assert done.code == 0
        assert done.out
        imported = {line.rsplit("|", 1)[1].strip() for line in done.err.splitlines() if "|" in line}
        assert "sideline_tui" in imported
        heavy = {"click", "textual", "sqlite3", "sideline_flows", "dataclasses", "typing", "importlib.metadata"}
        assert not imported & heavy
