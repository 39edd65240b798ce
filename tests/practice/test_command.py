"""`sideline moves`: one turn for a person, lines of JSON for a program."""

from __future__ import annotations

import json

from click.testing import CliRunner

from sideline_tui.commands.moves import moves


def test_one_turn_is_named_with_its_words() -> None:
    """The move, how sure, and the quote."""
    done = CliRunner().invoke(moves, ["Don't", "you", "think", "you", "talked", "too", "much?"])
    assert done.exit_code == 0
    assert done.output.startswith("leading question (")
    assert "Don't you" in done.output


def test_lines_are_answered_and_bad_ones_told_of() -> None:
    """Answers on standard output, trouble on standard error, status 1 when there was any."""
    lines = json.dumps({"id": 1, "previous": "", "text": "What happened?"}) + "\nnonsense\n"
    done = CliRunner().invoke(moves, ["--jsonl"], input=lines)
    assert json.loads(done.stdout) == {"id": 1, "move": "open_question"}
    assert done.stderr.startswith("sideline: line 2:")
    assert done.exit_code == 1


def test_neither_words_nor_lines_is_a_question_of_usage() -> None:
    """Nothing to name, or both ways at once."""
    assert CliRunner().invoke(moves, []).exit_code == 2
    assert CliRunner().invoke(moves, ["--jsonl", "Okay"]).exit_code == 2
