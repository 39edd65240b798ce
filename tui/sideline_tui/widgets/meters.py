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
BETWEEN = "   "


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
    kept = Content.styled("saved", QUIET) if saved else Content.styled("kept in the journal", OVER)
    short_kept = Content.styled("saved", QUIET) if saved else Content.styled("in the journal", OVER)
    here = _time(meters.in_state, meters.state_minutes)
    all_of_it = _time(meters.in_meeting, meters.meeting_minutes)
    shares = _share(meters.my_share, "you {} %, they {} %"), _share(meters.past_share, "past {} %, ahead {} %")
    short = _share(meters.my_share, "you {} %"), _share(meters.past_share, "past {} %")
    yield _joined("here " + here, "meeting " + all_of_it, _floor(FLOORS, meters), *shares, kept)
    yield _joined("here " + here, "meeting " + all_of_it, _floor(FLOORS, meters), *short, kept)
    yield _joined("here " + here, "all " + all_of_it, _floor(SHORT_FLOORS, meters), *short, kept)
    yield _joined("here " + here, "all " + all_of_it, _floor(SHORT_FLOORS, meters), *short, short_kept)
    yield _joined(here, all_of_it, _floor(SHORT_FLOORS, meters), short_kept)
    yield _joined(here, all_of_it, short_kept)
    yield _joined(here, short_kept)


def _joined(*parts: Content) -> Content:
    return Content(BETWEEN).join(part for part in parts if part)


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
