"""The transcript of a rehearsal: the counterpart at the left by name, the manager at the right, steps between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from sideline_flows.practice.reply import Speaker, SpokenLine
from sideline_tui.widgets.feedback import Heard, opened, quiet_lines
from sideline_tui.widgets.margins import LIT, POINTER, QUIET, STRONG, hang, quiet
from sideline_tui.widgets.scrolled import ScrolledText

MINE = ".talk--mine"
PICKED = "bold reverse $primary"
POSTURE = ".talk--posture"
STYLES = (MINE, POSTURE)

NO_TURN = -2
"""The number of lines that belong to no turn; -1 means that no turn is meant."""
OPENED = -3
"""The number of the lines that say why a turn was taken for what it was."""
SHOWN = 60
"""Lines of the transcript that are drawn: the newest."""
WIDEST = 96
LONGEST_NAME = 10
SHARE = 0.74
"""Of the width, for what one of the two says: the rest shows who."""
ROOMY = 16
"""Lines of height from which turns stand apart."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is drawn. `picked` is the turn under the cursor, `why` the one whose feedback is open; -1 for none."""

    name: str = ""
    about: str = ""
    lines: Sequence[SpokenLine] = ()
    heard: Mapping[int, Heard] = field(default_factory=dict)
    picked: int = -1
    why: int = -1


class Talk(ScrolledText):
    """Shows it from its end, or around the turn under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._told = Told()

    def show(self, told: Told) -> None:
        """Show this."""
        self._told = told
        self.redraw()

    def draw(self, width: int) -> None:
        """Wrap the lines."""
        numbered = list(talk_lines(self._told, min(width, WIDEST), roomy=self.size.height >= ROOMY))
        self.write(line for _, line in numbered)
        numbers = [number for number, _ in numbered]
        wanted = self._told.picked if self._told.picked >= 0 else self._told.why
        # A long turn would push out of sight what is said about it, and its words are known to whoever typed them.
        begin = numbers.index(OPENED) if wanted == self._told.why and OPENED in numbers else 0
        found = [row for row, number in enumerate(numbers) if number == wanted and row >= begin]
        if found:
            self.call_after_refresh(self._reveal, begin or found[0], found[-1])
        else:
            self.call_after_refresh(self.scroll_end, animate=False)

    def _reveal(self, first: int, last: int) -> None:
        """Scroll so that these rows are seen, the first of them above all."""
        below = last + 2 - self.size.height
        self.scroll_to(y=min(max(below, 0), max(first - 1, 0)), animate=False)


def stops(lines: Sequence[SpokenLine]) -> list[int]:
    """The turns that can be gone back to and done otherwise: everything the manager said or did, oldest first."""
    return list(dict.fromkeys(line.number for line in lines[-SHOWN:] if line.speaker is not Speaker.THEM))


def talk_lines(told: Told, width: int, *, roomy: bool = True) -> Iterator[tuple[int, Content]]:
    """Each line of the drawing, with the number of the turn it belongs to."""
    shown = told.lines[-SHOWN:]
    hidden = len(told.lines) - len(shown)
    if hidden:
        yield NO_TURN, quiet(f"{hidden} earlier lines")
    elif told.about:
        yield from ((NO_TURN, line.stylize(QUIET)) for line in Content(told.about).wrap(width - 1))
        yield NO_TURN, Content("")
    for line in shown:
        if roomy and line.speaker is not Speaker.THEM:
            yield line.number, Content("")
        for drawn in _drawn(line, told, width):
            yield line.number, drawn
        if line.speaker is Speaker.ME and line.number == told.why:
            yield from ((OPENED, each) for each in _opened(told.heard.get(line.number, Heard()), width))
    if told.lines:
        yield told.lines[-1].number, Content("")


def _drawn(line: SpokenLine, told: Told, width: int) -> Iterator[Content]:
    picked = line.number == told.picked
    match line.speaker:
        case Speaker.ME:
            yield from _mine(line.text, width, picked=picked)
            heard = told.heard.get(line.number, Heard())
            yield from (_right(each, width) for each in quiet_lines(heard, width - 1))
        case Speaker.THEM:
            yield from _theirs(line, told.name, width)
        case Speaker.STEP:
            yield from _step(line.text, width, picked=picked)


def _mine(text: str, width: int, *, picked: bool) -> Iterator[Content]:
    lines = Content(text).wrap(max(int(width * SHARE) - 2, 8))
    block = max(line.cell_length for line in lines) + 2
    for number, line in enumerate(lines):
        said = (Content(" ") + line.pad_right(block - 1 - line.cell_length)).stylize(PICKED if picked else MINE)
        pointer = Content.styled(f"{POINTER} " if picked and not number else "", LIT)
        yield pointer.pad_left(max(width - block - pointer.cell_length, 0)) + said


def _theirs(line: SpokenLine, name: str, width: int) -> Iterator[Content]:
    who = Content.styled(name, STRONG).truncate(LONGEST_NAME, ellipsis=True)
    indent = who.cell_length + 2
    measure = max(int(width * SHARE), indent + 8)
    if line.posture:
        yield from hang(Content(""), indent, Content.styled(f"({line.posture})", POSTURE), measure)
    yield from hang(who, indent, Content(line.text), measure)


def _step(text: str, width: int, *, picked: bool) -> Iterator[Content]:
    lines = Content(text).wrap(max(width - 6, 8))
    sides = (f"{POINTER} ", "") if picked else ("── ", " ──")
    for line in [Content(sides[0]) + lines[0] + sides[1]] if len(lines) == 1 else lines:
        yield line.stylize(LIT if picked else QUIET).pad_left(max((width - line.cell_length) // 2, 0))


def _opened(heard: Heard, width: int) -> Iterator[Content]:
    inner = min(width - 4, 70)
    for line in opened(heard, inner - 2):
        yield (Content.styled("▏ ", LIT) + line.pad_right(max(inner - 2 - line.cell_length, 0))).pad_left(width - inner)


def _right(line: Content, width: int) -> Content:
    return line.pad_left(max(width - 1 - line.cell_length, 0))
