"""How practice goes, state by state: one small plot each, a point for every attempt. Importing this loads Plotext."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.color import Color
from textual.containers import ItemGrid
from textual_plotext import PlotextPlot

from sideline_flows.practice.trend import Series, Trend

LEAST_ATTEMPTS = 2
"""One attempt is no trend."""
SHOWN = 12
"""Attempts in a plot: the newest."""
NARROWEST = 34
"""Cells a plot needs."""
DOT = "●"
MARGIN = 0.5
"""Left and right of the attempts, of the room one takes."""


class Plots(ItemGrid):
    """A plot for each state that was practised in at least two attempts, as many beside each other as there is room."""

    def __init__(self, trend: Trend) -> None:
        super().__init__(min_column_width=NARROWEST)
        self._trend = trend

    def compose(self) -> Iterator[PlotextPlot]:
        """The plots, in the order of the flow."""
        yield from (StatePlot(series) for series in practised(self._trend))


class StatePlot(PlotextPlot):
    """The share of points met in one state, in per cent, attempt by attempt, oldest first."""

    def __init__(self, series: Series) -> None:
        super().__init__()
        self._series = series

    def on_mount(self) -> None:
        """Draw it."""
        shown = self._series.values[-SHOWN:]
        points = [(at, value) for at, value in enumerate(shown, start=1) if value is not None]
        places, shares = [float(at) for at, _ in points], [100 * value for _, value in points]
        plot, colour = self.plt, Color.parse(self.app.current_theme.primary).rgb
        plot.plot(places, shares, color=colour, marker="braille")
        plot.scatter(places, shares, color=colour, marker=DOT)
        plot.ylim(0, 100)
        plot.xlim(MARGIN, len(shown) + 1 - MARGIN)
        plot.frame(frame=False)
        plot.yticks([])
        plot.xticks(places, [f"{value:.0%}" for _, value in points])
        plot.title(name(self._series))


def practised(trend: Trend) -> Sequence[Series]:
    """The states with something to compare."""
    return [each for each in trend.states if sum(value is not None for value in each.values) >= LEAST_ATTEMPTS]


def name(series: Series) -> str:
    """A state as people call it."""
    return series.name.rpartition("/")[2].replace("-", " ").capitalize()
