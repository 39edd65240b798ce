"""The field at the bottom of the live screen: what it asks, the words in it, and the turn they make once sent."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sideline_tui.screens.drafts import Drafts
from sideline_tui.screens.live_asks import Ask, box_name, capture_box
from sideline_tui.widgets.prompt import Done, Prompt

if TYPE_CHECKING:
    from textual import events

    from sideline_flows.coach import Coach
    from sideline_flows.reply import Card, Reply


@dataclass(frozen=True, slots=True)
class Sent:
    """Words on their way, and the question they answer."""

    ask: Ask
    text: str

    def turn(self, coach: Coach) -> Reply:
        """What they are to the coach."""
        return self.ask.turn(coach, self.text)


class Asking:
    """One question at a time, or none. Words that were not sent stay with their question."""

    def __init__(self, kept: MutableMapping[str, str], keep: Callable[[str, str], None]) -> None:
        """`kept` and `keep` hold drafts, in memory and on disk."""
        self.ask: Ask | None = None
        """What is asked at the moment."""
        self._drafts = Drafts(kept, keep)
        self.prompt = Prompt(self._drafts.write)

    def open(self, ask: Ask) -> None:
        """Ask, with the words that were begun for it."""
        self.ask = ask
        self.prompt.ask(ask.question, self._drafts[ask.question.box])

    async def press(self, event: events.Key) -> Sent | Done | None:
        """Give the field one key. Closes it with words to send, or without any; None while it stays open."""
        answer = await self.prompt.press(event)
        if answer is None or self.ask is None:
            return None
        ask, self.ask = self.ask, None
        self.prompt.close()
        if isinstance(answer, Done) or not answer.strip():
            return Done.LEFT
        self._drafts.take(ask.question.box)
        return Sent(ask, answer)

    def arrived(self, sent: Sent) -> None:
        """The words are stored."""
        self._drafts.arrived(sent.ask.question.box)

    def came_back(self, sent: Sent) -> None:
        """The words were not accepted: they are in their box again."""
        self._drafts.came_back(sent.ask.question.box, sent.text)

    def begun(self, card: Card) -> dict[str, str]:
        """Answers begun and not sent, by the capture's name."""
        return {each.name: self._drafts[capture_box(card, each.name)] for each in card.captures}

    @property
    def unsent(self) -> str:
        """What holds words that were not sent, as one says it; empty when nothing does."""
        return ", ".join(box_name(box) for box in self._drafts.boxes)

    @property
    def at_stake(self) -> str:
        """That words would be lost by leaving now, as one sentence; empty where none would."""
        return self._drafts.at_stake

    def store_again(self) -> None:
        """Try once more to keep what the disk did not take."""
        self._drafts.store_again()

    @property
    def only_in_memory(self) -> bool:
        """True while the disk does not take what is typed."""
        return bool(self._drafts.trouble)
