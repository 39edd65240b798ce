"""Writes the generated parts of the documentation, so that no page says what the program no longer does.

`uv run python docs/generate.py` rewrites them; with `--check` it only names those that are stale, and exits with 1.
Whole pages: `docs/diagnostics.md` and `docs/flows/`. Blocks inside pages written by hand stand between two comments,
`<!-- begin NAME -->` and `<!-- end NAME -->`; a new block is a new row of `BLOCKS`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sideline_flows.engine.checks.budgets import MOST_LINES, MOST_WORDS, NARROW, WIDE
from sideline_flows.engine.checks.ways import MOST_CHOICES
from sideline_flows.engine.facts import FACTS, GIVEN
from sideline_flows.engine.graph import mermaid
from sideline_flows.language import frontmatter, sandbox
from sideline_flows.language.allowlist import FILTERS, TESTS
from sideline_flows.language.diagnostics import DEFINITIONS, Definition
from sideline_flows.language.files import MOST_BYTES
from sideline_flows.language.model import MARKS, Flow
from sideline_flows.language.pack import Head, Library, shipped
from sideline_flows.practice.cast import heads, move_table
from sideline_flows.practice.levels import NAMES
from sideline_tui import rehearse_lines
from sideline_tui.commands.table import COMMANDS
from sideline_tui.lines import help_lines
from sideline_tui.screens import rehearse_keys
from sideline_tui.screens.live_keys import help_lines as live_help

DOCS = Path(__file__).parent
FLOWS_FROM_DOCS = "../../content/sideline_content/flows"
KILO = 1024
ENDS = "*an end*"

FAMILIES = {
    "F0": "The file and its syntax",
    "F1": "The graph, links and guards",
    "F2": "Prompts and their variables",
    "F3": "What a person can read and press live",
    "F4": "Counterparts and rehearsal",
}
"""The first two signs of a code, and what the codes that begin so are about."""


def stale() -> dict[Path, str]:
    """Each page that is not as it should be, with its new text. Pages of flows that are gone have none."""
    wanted = {**whole_pages(), **filled_pages()}
    wanted |= {page: "" for page in (DOCS / "flows").glob("*.md") if page not in wanted}
    return {page: text for page, text in wanted.items() if not page.exists() or page.read_text("utf-8") != text}


def whole_pages() -> dict[Path, str]:
    """Every page that is generated from its first line to its last."""
    library = Library([shipped()])
    heads = library.heads()
    titles = {head.id: head.title for head in heads}
    pages = {f"flows/{head.id}.md": flow_page(library.flow(head.id), titles) for head in heads}
    pages["flows/README.md"] = flow_list(heads)
    pages["diagnostics.md"] = diagnostics(DEFINITIONS.values())
    return {DOCS / name: _page(lines) for name, lines in pages.items()}


def filled_pages() -> dict[Path, str]:
    """Every page written by hand, with its generated blocks filled anew. Raises ValueError for a block left open."""
    pages = {page: page.read_text("utf-8") for page in sorted(DOCS.glob("*.md")) if page.name != "diagnostics.md"}
    for name, write in BLOCKS.items():
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        for page, text in pages.items():
            if begin in text:
                before, _, rest = text.partition(begin)
                _, closed, after = rest.partition(end)
                if not closed:
                    message = f"{page}: the block {name} has no end"
                    raise ValueError(message)
                block = "\n".join(write()).strip("\n")
                pages[page] = f"{before}{begin}\n\n{block}\n\n{end}{after}"
    return pages


def flow_list(heads: Iterable[Head]) -> Iterator[str]:
    """The page that lists the shipped flows."""
    yield "# The flows that come with Sideline"
    yield from ("", "Each page shows the flow as a state machine, drawn from the very rows it is run by.", "")
    rows = ((f"[{head.title}]({head.id}.md)", f"`{head.id}`", f"{head.minutes} min", head.about) for head in heads)
    yield from table(("flow", "id", "planned", "what for"), rows)


def flow_page(flow: Flow, titles: dict[str, str]) -> Iterator[str]:
    """One flow: what it is for, its diagram, and its cards."""
    yield f"# {flow.title}"
    yield from ("", flow.about, "", f"- in the room: `sideline live {flow.id} --with NAME`")
    yield f"- to rehearse it: `sideline rehearse {flow.id} --as PERSONA`"
    yield f"- planned for {flow.minutes} minutes"
    yield f"- can end as {', '.join(f'`{outcome}`' for outcome in flow.outcomes)}"
    detours = ", ".join(f"[{titles[each.flow]}]({each.flow}.md)" for each in flow.anytime)
    if detours:
        yield f"- from every card, and back to it: {detours}"
    called = dict.fromkeys(link.flow for state in flow.states for link in (*state.runs, *state.links) if link.flow)
    if called:
        yield f"- runs on its way: {', '.join(f'[{titles[name]}]({name}.md)' for name in called)}"
    yield f"- [the file itself]({FLOWS_FROM_DOCS}/{flow.id}.md)"
    yield from ("", "## As a state machine", "", "```mermaid", *mermaid(flow).rstrip("\n").split("\n"), "```")
    yield from ("", "## Its cards", "")
    rows = ((state.phase, state.title, _plain(state.aim) or ENDS * state.terminal) for state in flow.states)
    yield from table(("phase", "card", "what it is for"), rows)


def diagnostics(rows: Iterable[Definition]) -> Iterator[str]:
    """The page of all codes: each with its message, its remedy and its reason."""
    yield "# What the checker can say"
    yield from ("", "`sideline check` writes one line a finding: path, line, column, severity, code, message, remedy.")
    yield "An error keeps the flow from being run; a warning does not. `sideline explain CODE` prints what stands here."
    yield "Words in capitals stand for what a real finding names."
    families: dict[str, list[Definition]] = {}
    for row in rows:
        families.setdefault(row.code[:2], []).append(row)
    for family, members in sorted(families.items()):
        yield from ("", f"## {FAMILIES[family]}")
        for row in sorted(members, key=lambda row: row.code):
            yield from ("", f"### {row.code}", "")
            yield f"**{str(row.severity).capitalize()}:** {_plain(in_general(row.message))}."
            yield from ("", f"- **Mend it:** {_plain(in_general(row.remedy))}", f"- **Why:** {_plain(row.why)}")


class _Blanks(dict[str, str]):
    """Stands for the words a finding fills in: `{state}` reads STATE, a hint reads as nothing."""

    def __missing__(self, name: str) -> str:
        return "" if name == "hint" else name.upper()


def in_general(text: str) -> str:
    """A message or remedy without a certain file behind it."""
    return text.format_map(_Blanks())


def live_keys() -> Iterator[str]:
    """Every key of the live screen. Which letter calls which flow is up to the flow under way."""
    rows = ((" ".join(f"`{key}`" for key in keys.split()), what) for keys, what in live_help({}))
    yield from table(("key", "what it does"), rows)


def plain_lines() -> Iterator[str]:
    """Everything that can be typed in plain mode."""
    yield from _typed(help_lines())


def rehearsal_lines() -> Iterator[str]:
    """Everything that can be typed in a plain rehearsal."""
    yield from _typed(rehearse_lines.help_lines())


def _typed(lines: Iterable[str]) -> Iterator[str]:
    rows = ((typed, what.strip()) for typed, _, what in (line.partition("  ") for line in lines))
    yield from table(
        ("you type", "and get"), ((f"`{typed}`" if typed[0] == "/" else typed, what) for typed, what in rows)
    )


def rehearsal_keys() -> Iterator[str]:
    """Every key of the rehearsal screen, and what can be typed instead of it."""
    rows = (
        (" ".join(f"`{key}`" for key in (each.key_display or each.key).split()), each.description)
        for each in rehearse_keys.COMMANDS
    )
    yield from table(("key, or typed", "what it does"), rows)


def personas() -> Iterator[str]:
    """The counterparts that come along."""
    rows = ((f"`{head.id}`", head.title, _role(head.about)) for head in heads(Library([shipped()])))
    yield from table(("id", "who", "what you know before"), rows)


def _role(about: str) -> str:
    """Each file says that its person is a role; the page says it once for all."""
    return about.removeprefix("Fictional role. ")


def effects() -> Iterator[str]:
    """What each move does to a counterpart whose file does not say otherwise."""
    shifts = move_table(Library([shipped()])).shifts
    rows = ((move, *(f"{shift[name]:+d}" if name in shift else "" for name in NAMES)) for move, shift in shifts.items())
    yield from table(("move", *NAMES), rows)


def commands() -> Iterator[str]:
    """Every command."""
    yield from table(
        ("command", "what it does"), ((f"`sideline {name}`", about) for name, (_, about) in COMMANDS.items())
    )


def facts() -> Iterator[str]:
    """What `needs` may ask of the world."""
    yield from table(("fact", "holds when"), ((f"`{fact.name}`", fact.about) for fact in FACTS.values()))


def given() -> Iterator[str]:
    """What every prompt may speak of."""
    yield from table(("name", "what it is"), ((f"`{{{{ {value.name} }}}}`", value.about) for value in GIVEN.values()))


def limits() -> Iterator[str]:
    """Every number a flow has to keep to."""
    (width, height), (narrow, low) = WIDE, NARROW
    yield from table(
        ("what", "at most"),
        (
            ("a flow file", f"{MOST_BYTES // KILO} kB"),
            ("its front matter", f"{frontmatter.MOST_BYTES // KILO} kB"),
            ("choices on one card", f"{MOST_CHOICES}, one a digit"),
            ("words in the first spoken line", f"{MOST_WORDS}"),
            (f"lines of one card at {width} columns by {height} lines", f"{MOST_LINES}"),
            (f"lines of one card at {narrow} columns by {low} lines", "what the choices leave free"),
            ("one prompt", f"{sandbox.MOST_BYTES // KILO} kB"),
        ),
    )


def template_parts() -> Iterator[str]:
    """The filters and tests of prompts."""
    yield f"- filters: {', '.join(f'`{name}`' for name in FILTERS)}"
    yield f"- tests, behind `is`: {', '.join(f'`{name}`' for name in TESTS)}"


def marks() -> Iterator[str]:
    """The words behind `marks`."""
    yield f"The words are {', '.join(f'`{word}`' for word in MARKS)}."


BLOCKS: dict[str, Callable[[], Iterator[str]]] = {
    "live keys": live_keys,
    "plain lines": plain_lines,
    "rehearsal keys": rehearsal_keys,
    "rehearsal lines": rehearsal_lines,
    "personas": personas,
    "effects": effects,
    "commands": commands,
    "facts": facts,
    "given values": given,
    "limits": limits,
    "template parts": template_parts,
    "marks": marks,
}
"""Name of each block and what fills it."""


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table."""
    cells = tuple(headings)
    yield f"| {' | '.join(cells)} |"
    yield f"|{' --- |' * len(cells)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _plain(text: str) -> str:
    """Words that Markdown shows as they stand, apart from code in backticks, which stays code."""
    parts = text.split("`")
    parts[::2] = [part.replace("<", "&lt;").replace("[", "\\[") for part in parts[::2]]
    return "`".join(parts)


def _page(lines: Iterable[str]) -> str:
    first, *rest = lines
    note = "<!-- Written by docs/generate.py: change what it is made of, then run that script. -->"
    return "\n".join([first, "", note, *rest, ""])


def main(arguments: list[str]) -> int:
    """Write the stale pages, or only name them. Returns the exit code."""
    only_check = "--check" in arguments
    pages = stale()
    for page, text in pages.items():
        sys.stdout.write(f"{page.relative_to(DOCS.parent)}\n")
        if only_check:
            continue
        if text:
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8")
        else:
            page.unlink()
    return int(only_check and bool(pages))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
