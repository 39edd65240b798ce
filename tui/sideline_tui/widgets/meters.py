"""Time and talk on one line: minutes left here and in all, who has the floor, the share of it, past and ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual.content import Content

from sideline_flows.reply import Meters
from sideline_tui.widgets.margins import LIT, OVER, QUIET
from sideline_tui.widgets.words import Words

MINUTE = 60
FLOORS = {"me": "● you talk", "them": "○ they talk", "": "· nobody talks"}
SHORT_FLOORS = {"me": "● you", "them": "○ they", "": "·"}


class MeterLine(Words):
    """Redrawn with every reply and every few seconds between."""

    def __init__(self) -> None:
        super().__init__()
        self._meters = Meters()
        self._saved = True

    def show(self, meters: Meters, *, saved: bool) -> None:
        """Show these; `saved` is False while a turn is only in the journal."""
        self._meters, self._saved = meters, saved
        self._draw()

    def on_resize(self) -> None:
        """Word it anew."""
        self._draw()

    def _draw(self) -> None:
        self.update(line(self._meters, self._saved, self.content_size.width), layout=False)


def later(meters: Meters, seconds: float) -> Meters:
    """The meters so many seconds after they were read."""
    return replace(meters, in_state=meters.in_state + seconds, in_meeting=meters.in_meeting + seconds)


def line(meters: Meters, saved: bool, width: int) -> Content:  # noqa: FBT001 - the third thing on the line, not a switch
    """The fullest wording that fits `width` cells."""
    text = Content("")
    for text in _ways(meters, saved):
        if text.cell_length <= width:
            return text
    return text.truncate(width)


def _ways(meters: Meters, saved: bool) -> Iterator[Content]:  # noqa: FBT001
    here = _time(meters.in_state, meters.state_minutes)
    in_all = _time(meters.in_meeting, meters.meeting_minutes)
    floor, short_floor = _floor(FLOORS, meters), _floor(SHORT_FLOORS, meters)
    shares = _share(meters.my_share, "you {} %, they {} %"), _share(meters.past_share, "past {} %, ahead {} %")
    short = _share(meters.my_share, "you {} %"), _share(meters.past_share, "past {} %")
    kept = Content.styled("saved", QUIET) if saved else Content.styled("not saved yet", OVER)
    mark = Content.styled("✓", QUIET) if saved else Content.styled("unsaved", OVER)
    yield _joined("here " + here, "meeting " + in_all, floor, *shares, kept)
    yield _joined("here " + here, "meeting " + in_all, floor, *short, kept)
    yield _joined("here " + here, "all " + in_all, short_floor, *short, kept)
    yield _joined("here " + here, "all " + in_all, short_floor, *short, mark, gap=2)
    counted = Content.assemble("here ", _count(here), ", all ", in_all)
    yield _joined(counted, short_floor, *short, mark, gap=2)
    yield _joined(counted, short_floor, short[0], mark, gap=2)
    yield _joined(counted, short_floor, mark, gap=2)
    yield _joined(here, mark, gap=2)


def _joined(*parts: Content, gap: int = 3) -> Content:
    return Content(" " * gap).join(part for part in parts if part)


def _count(time: Content) -> Content:
    """A time without its unit, where the next one has it."""
    words = time.plain.removesuffix(" left").replace(" min", "")
    return Content.styled(words, OVER) if words.endswith("over") else Content(words)


def _time(seconds: float, planned: float | None) -> Content:
    """Minutes left of those planned, in whole minutes begun; minutes passed where none were planned."""
    if planned is None:
        return Content(f"{int(seconds // MINUTE)} min")
    left = planned * MINUTE - seconds
    if left >= 0:
        return Content(f"{-int(-left // MINUTE)} min left")
    return Content.styled(f"{-int(left // MINUTE)} min over", OVER)


def _floor(words: dict[str, str], meters: Meters) -> Content:
    return Content.styled(words.get(meters.floor, ""), LIT if meters.floor else QUIET)


def _share(share: float | None, words: str) -> Content:
    if share is None:
        return Content("")
    part = round(share * 100)
    return Content.styled(words.format(part, 100 - part), QUIET)
