"""How much dearer we are than the least it could cost: both measured in turns, so that a busy machine slows both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

Samples = Sequence[float]
Middle = Callable[[Samples], float]


@dataclass(frozen=True, slots=True)
class Ratio:
    """What something of ours costs, and the least it could, both in `unit`. `aim` is the most their ratio should be."""

    name: str
    ours: float
    least: float
    unit: str
    aim: float | None = None

    @property
    def value(self) -> float:
        """So many times the least."""
        return self.ours / self.least

    def __str__(self) -> str:
        aim = f"(aim {self.aim:g}{', missed' if self.value > self.aim else ''})" if self.aim else ""
        return f"{self.name:<50}{self.value:>8.2f}  {aim:<19}{_plain(self.ours)} / {_plain(self.least)} {self.unit}"


def interleaved(ways: Mapping[str, Callable[[], Samples]], rounds: int) -> dict[str, list[float]]:
    """What each way gives, over so many rounds. In a round each comes once; a first round warms up and is dropped."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        order = sorted(ways, reverse=bool(number % 2))
        for name in order:
            samples = ways[name]()
            found[name] += samples if number else ()
    return found


def p95(samples: Samples) -> float:
    """What 19 of 20 stay under."""
    return quantiles(samples, n=20, method="inclusive")[-1]


def against(
    least: str,
    found: Mapping[str, Samples],
    aims: Mapping[str, float | None],
    unit: str,
    middle: Middle = median,
) -> list[Ratio]:
    """Each way that has an aim, or None for an aim, over the one called `least`, by what `middle` makes of both."""
    return [Ratio(name, middle(found[name]), middle(found[least]), unit, aim) for name, aim in aims.items()]


def show(ratios: Iterable[Ratio]) -> None:
    """One line each."""
    for ratio in ratios:
        print(ratio, flush=True)


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004 - three figures tell enough
