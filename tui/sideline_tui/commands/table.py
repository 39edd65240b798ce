"""Every command in one list: its name, the module that holds it, and its line in `sideline --help`.

To add a command, write its module and add its row. Nothing is imported here, so that help costs no start-up time.
"""

from __future__ import annotations

GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    "In the room": {
        "live": ("live", "Run a conversation with somebody."),
        "resume": ("live", "Go on with a conversation or a rehearsal where it was left."),
    },
    "Practise": {
        "rehearse": ("rehearse", "Practise with a counterpart who resists for a reason."),
        "drill": ("drill", "Practise the one state that is most due, in two minutes."),
        "personas": ("personas", "List the counterparts to practise with."),
        "attempts": ("attempts", "List your rehearsals, newest first."),
        "score": ("score", "Count one rehearsal, each point with its rule and your words."),
        "moves": ("moves", "Name the move that WORDS make, and the words that made it so."),
    },
    "Look back": {
        "people": ("people", "List the people you talk with, or add one."),
        "sessions": ("sessions", "List conversations, newest first."),
        "show": ("sessions", "Print the transcript of one conversation."),
        "commitments": ("commitments", "List, add and settle commitments."),
        "search": ("search", "Find words in transcripts and notes, newest first."),
        "export": ("export", "Write one conversation as Markdown."),
    },
    "Flows": {
        "flows": ("flows", "List the flows that can be run."),
        "graph": ("flows", "Print a flow's state machine as a Mermaid diagram."),
        "check": ("check", "Prove flows and counterparts sound, or say what is wrong."),
        "explain": ("check", "Say what a finding's code means and how to mend it."),
    },
    "This machine": {
        "doctor": ("doctor", "See whether everything Sideline needs is in order."),
        "completions": ("completions", "Print the completion script for a shell."),
    },
}
"""Heading of the help page -> command -> module under `sideline_tui.commands` and what it does."""

COMMANDS: dict[str, tuple[str, str]] = {name: row for rows in GROUPS.values() for name, row in rows.items()}
"""Every command -> its module and what it does."""

OPTIONS: dict[str, str] = {
    "--db PATH": "The database file. Also SIDELINE_DB.",
    "--flows DIR": "A further folder of flows, over the rest. Also SIDELINE_FLOWS.",
    "--version, -V": "Show the version and leave.",
    "--help, -h": "Show this page and leave; after a command, that one's page.",
}


def help_page() -> str:
    """The page of `sideline --help`."""
    return "\n\n".join(
        (
            "Usage: sideline [OPTIONS] [COMMAND] [ARGUMENTS]",
            "A coach beside you in every one-on-one. Without a command, the app opens.",
            *(_section(title, {name: about for name, (_, about) in rows.items()}) for title, rows in GROUPS.items()),
            _section("Options", OPTIONS),
            "Start here:  sideline live FLOW --with NAME",
        )
    )


def _section(title: str, rows: dict[str, str]) -> str:
    return "\n".join((f"{title}:", *(f"  {name:<13}  {about}" for name, about in rows.items())))
