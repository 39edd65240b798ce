"""Mends slips of typing in the few dozen words that the rules hang on; every other word is left as typed."""

from __future__ import annotations

from functools import cache

_WORDS_TEXT = """
what when where which while would could should about because really noticed think feel feels feeling sounds seems
might maybe always never please share offer suggest suggestion happened happens understand next time today tomorrow
agree customer buyer before after again your youre dont didnt doesnt havent wouldnt couldnt shouldnt worried
frustrated frustrating disappointed tell describe explain walk through need have want going commit remember wonder
curious mind okay make sure with that this they there their thanks great been
"""
_WORDS = frozenset(_WORDS_TEXT.split())
# Real words that a slip of another word would look like.
_REAL_TEXT = """
their there where were here hear wear then than them they though thought through tough thing things being been bean
fell felt fees sound sounding seem seen tall tale tells wall wart went wants wanted wan whit hat hats wat net text tie
tim mite right night never neve ever even man mine mid send sent see set sue sore sur shire hare star stare off
offered order could cold wold world mould bout abut shove should shoulder hose those whose who how now tat tha at thin
the he hey hay had has hate save gave cave give live nee needy feed seed deed wit wish witch watch wait made mark male
makes take taken talk balk milk mend wonderful mild kind ind happen happened real reel sad say says said grate treat
eat late tank tanks hanks bee ben bene bend your our you yours hour four tour sour pour may maybe mayb share shared
spare agreed greed remembered bye buy buyers going oing gong goin to day days toda explains plan plain walked work
worked word words throw threw true need ned won wonder onder once one dont done don did do does wont want please lease
pleased plea leas after later alter afer aft again gain against main ant wand wane
"""
_REAL = frozenset(_REAL_TEXT.split())


@cache
def _slips() -> dict[str, str]:
    """Each slip (a letter left out, doubled, or two changed about) and the word it stands for."""
    table: dict[str, str] = {}
    for word in _WORDS_TEXT.split():
        for at in range(1, len(word)):
            out = word[:at] + word[at + 1 :]
            doubled = word[:at] + word[at - 1] + word[at:]
            swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
            for slip in (out if len(word) > 4 else doubled, doubled, swapped):  # noqa: PLR2004
                if slip not in _REAL and slip not in _WORDS:
                    table.setdefault(slip, word)
    return table


def mended(word: str) -> str:
    """The word meant by a slip of typing, or the word itself."""
    return _slips().get(word, word)
