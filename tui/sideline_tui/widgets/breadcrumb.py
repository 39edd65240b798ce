"""Where we are: the flows on the stack with the letters of their models, the present one lit, and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from sideline_flows.reply import Card, Crumb
from sideline_tui.widgets.margins import LIT, QUIET, STRONG, quiet
from sideline_tui.widgets.words import Words

BETWEEN = " › "
CUT = "…"


class Breadcrumb(Words):
    """One line. On a narrow screen the outer flows lose their letters first, then their names."""

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._who = ""

    def show(self, card: Card, who: str) -> None:
        """Light the place of this card; `who` is said at the right."""
        self._card, self._who = card, who
        self._draw()

    def on_resize(self) -> None:
        """Spell it anew."""
        self._draw()

    def _draw(self) -> None:
        card, width = self._card, self.content_size.width
        if card and width:
            self.update(line(card.crumbs, card.title, self._who, width), layout=False)


def line(crumbs: Sequence[Crumb], title: str, person: str, width: int) -> Content:
    """The whole line: the trail on the left, the person on the right, cut to `width` cells."""
    who = quiet(person).truncate(max(width // 3, 1), ellipsis=True)
    room = max(width - who.cell_length - 2, 0)
    path = trail(crumbs, title, room)
    return path.pad_right(max(width - who.cell_length - path.cell_length, 0)) + who


def trail(crumbs: Sequence[Crumb], title: str, width: int) -> Content:
    """The longest way to say it that fits."""
    path = Content("")
    for path in _ways(crumbs, title):
        if path.cell_length <= width:
            return path
    return path.truncate(width, ellipsis=True)


def _ways(crumbs: Sequence[Crumb], title: str) -> Iterator[Content]:
    end = Content.styled(title, STRONG)
    named = [Content.styled(_name(crumb), QUIET) for crumb in crumbs]
    spelled = [_spelled(crumb) for crumb in crumbs]
    for spelled_from in range(len(crumbs)):
        yield _joined([*named[:spelled_from], *spelled[spelled_from:], end])
    for shown_from in range(1, len(crumbs)):
        yield _joined([quiet(CUT), *named[shown_from:-1], spelled[-1], end])
    yield _joined([*([quiet(CUT)] if len(crumbs) > 1 else []), *named[-1:], end])
    yield end


def _joined(parts: Sequence[Content]) -> Content:
    return quiet(BETWEEN).join(parts)


def _name(crumb: Crumb) -> str:
    return crumb.flow.upper()


def _spelled(crumb: Crumb) -> Content:
    """The name and the letters, the present one in brackets: `NAME A B [C] D`."""
    parts: list[str | tuple[str, str]] = [(_name(crumb), QUIET)]
    for index, phase in enumerate(crumb.phases):
        letter = phase[:1].upper()
        parts += [" ", (f"[{letter}]", LIT) if index == crumb.lit else (letter, QUIET)]
    return Content.assemble(*parts)
