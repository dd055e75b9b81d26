"""Number words that say which of a series: "a level two alert", "phase three", "day two of the strike"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.denominations import unit_after
from crossfoot.mentions.nouns import is_plural, noun_words
from crossfoot.mentions.scales import Numeral, number_words
from crossfoot.mentions.tokens import Tokens

_HIGHEST = 20
"""No series is counted further in words."""


def is_of_series(text: str, row: Tokens, numeral: Numeral) -> bool:
    """Whether the noun before a number word is numbered by it, and nothing is counted."""
    words, first, last = row.words, numeral.first, numeral.last
    if not first or numeral.value > _HIGHEST or numeral.form != "words" or numeral.scaled:
        return False
    noun, before = words[first - 1], words[first - 2] if first > 1 else ""
    if noun in lexicon.words("rejections", "series", "nouns"):
        if before in lexicon.words("rejections", "series", "one_of") or before.endswith(("'s", "’s")):
            return False  # "at this stage two", "the second phase two"
    elif noun not in lexicon.words("rejections", "series", "opening") or not _opens(before):
        return False
    return not _goes_on(text, row, noun, last)


def _opens(before: str) -> bool:
    """Whether a word before a noun without an article leaves the noun a name: "on day two", "and round three"."""
    return not before or not before[0].isalnum() or before in lexicon.words("rejections", "series", "behind")


def _goes_on(text: str, row: Tokens, noun: str, last: int) -> bool:
    """Whether something is counted behind the number, or the number goes on: "In part two reasons told"."""
    words = row.words
    if last >= len(words):
        return False
    after = words[last]
    if after == "-" or after in number_words().scales or unit_after(text, row, last) is not None:
        return True
    if noun in lexicon.words("rejections", "series", "sorts"):
        return False
    if is_plural(after):
        return True
    counted = words[last + 1 : last + 2]
    return after.isalpha() and after not in noun_words().stops and bool(counted) and is_plural(counted[0])
