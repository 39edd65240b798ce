"""`moves`: which conversational move a turn is."""

from __future__ import annotations

import sys

import click

from sideline_tui.commands.options import SETTINGS
from sideline_tui.printing import aside, say


@click.command(context_settings=SETTINGS)
@click.argument("words", nargs=-1)
@click.option("--after", default="", metavar="TEXT", help="What the other said just before.")
@click.option("--jsonl", "as_lines", is_flag=True, help='Read lines {"id", "previous", "text"}, print {"id", "move"}.')
@click.pass_context
def moves(ctx: click.Context, words: tuple[str, ...], after: str, *, as_lines: bool) -> None:
    """Name the move that WORDS make, and the words that made it so.

    With --jsonl, turns come from standard input, and each is answered with open_question, closed_question,
    reflection, input or other. A line that cannot be read is told of, and the status is 1.
    """
    if as_lines == bool(words):
        raise click.UsageError("give the words of one turn, or --jsonl")
    if as_lines:
        ctx.exit(_answer())
    from sideline_flows.practice.moves import recognise

    found = recognise(" ".join(words), after, typed=True)
    quotes = ", ".join(f'"{quote}"' for quote in found.because)
    say(f"{found.move} ({found.certainty:.0%} sure){': ' if quotes else ''}{quotes}")


def _answer() -> int:
    from sideline_flows.practice.moves import answer_jsonl

    troubles = 0

    def told(line: str) -> None:
        nonlocal troubles
        troubles += 1
        aside(line)

    lines = (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    for answer in answer_jsonl(lines, told):
        sys.stdout.write(answer + "\n")
    return int(troubles > 0)
