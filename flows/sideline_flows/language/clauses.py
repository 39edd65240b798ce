"""What may stand behind a link: `— needs scene, own words; sets cause = training; marks done`."""

from __future__ import annotations

from dataclasses import dataclass, field

from sideline_flows.language.diagnostics import listed, near
from sideline_flows.language.model import MARKS, Effect, Need, Place, Verb
from sideline_flows.language.source import Passage, Source
from sideline_flows.text import one_line

DASHES = ("—", "–", "--", "-")
NEEDS = "needs"
_VERBS = (NEEDS, *Verb)


@dataclass(slots=True)
class Clauses:
    """The guard and the effects of one link, as they are read from a passage, beginning at an offset."""

    source: Source
    passage: Passage
    offset: int
    needs: list[Need] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Read the words behind a link, which begin with a dash."""
        text = text.strip()
        dash = next((dash for dash in DASHES if text.startswith(f"{dash} ")), "")
        if dash:
            for clause in text.removeprefix(dash).split(";"):
                self._clause(one_line(clause))
        elif text:
            self.source.report("F046", self._find(text), text=text)

    def _clause(self, clause: str) -> None:
        word, _, rest = clause.partition(" ")
        verb, place = word.lower(), self._find(word)
        if verb not in _VERBS:
            code = "F047" if word else "F048"
            self.source.report(code, place, word=word, clause=clause, hint=near(verb, _VERBS))
            return
        for part in rest.split(","):
            said = part.strip()
            if not said:
                self.source.report("F048", place, clause=clause)
            elif verb == NEEDS:
                self._need(read_need(said, self._find(said)), clause)
            elif verb == Verb.SETS:
                self._fill(read_need(said, self._find(said)), clause)
            else:
                self._mark(said.lower(), self._find(said))

    def _find(self, words: str) -> Place:
        """Where the next of these words stand; each search goes on behind the last."""
        found = self.passage.content.find(words, self.offset)
        if found < 0:
            return self.passage.place
        self.offset = found + len(words)
        return self.passage.at(found)

    def _need(self, need: Need, clause: str) -> None:
        if need.name and need.value != "":
            self.needs.append(need)
        else:
            self.source.report("F048", need.place, clause=clause)

    def _fill(self, filled: Need, clause: str) -> None:
        if filled.name and filled.value:
            self.effects.append(Effect(Verb.SETS, filled.value, filled.name, filled.place))
        else:
            self.source.report("F049", filled.place, clause=clause)

    def _mark(self, status: str, place: Place) -> None:
        if status in MARKS:
            self.effects.append(Effect(Verb.MARKS, status, place=place))
        else:
            self.source.report("F050", place, status=status, hint=near(status, MARKS), known=listed(MARKS))


def read_need(text: str, place: Place) -> Need:
    """Read `name` or `name = value`. An empty name or value is for the caller to refuse."""
    name, sign, value = text.partition("=")
    return Need(one_line(name), one_line(value) if sign else None, place)
