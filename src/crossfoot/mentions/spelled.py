"""Numbers in words: "two hundred and five", "a thousand", "twenty-eight thousand six hundred forty-two".

>>> from crossfoot.mentions.tokens import tokens
>>> [int(read_cardinal(tokens(text), 0).value) for text in ("ninety-five hundred", "three hundred and fifty thousand")]
[9500, 350000]
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from crossfoot.mentions.scales import LARGEST, ONE, Numeral, number_words
from crossfoot.mentions.tokens import Tokens

ZERO = Decimal(0)
_LONGEST = 60
"""Tokens a number in words may have."""
_APART = frozenset({"between", "both"})
"""Words that ask for two numbers: "between two hundred and two thousand"."""


class Cardinal(NamedTuple):
    """A number in words, and the places where a fraction behind it may divide it."""

    value: Decimal
    first: int
    last: int
    """The token after it."""
    place: Decimal
    """What its last word is worth at least: 1 for "five", 1000 for "two thousand"."""
    before_and: Decimal | None
    """The value of what stands before its last "and"."""
    before_ten: Decimal | None
    """The value of what stands before the ten that ends it, without an "and" between; None where no ten ends it."""

    def numeral(self) -> Numeral:
        """As the other readers take it."""
        scaled = self.value >= 100 and self.place >= 100
        return Numeral(self.value, self.first, self.last, self.place, "words", scaled, self.value / self.place)


def read_cardinal(row: Tokens, at: int) -> Cardinal | None:
    """The number in words that begins at token `at`; None where a scale that is no word ("mn") stands alone."""
    words = row.words
    table = number_words()
    small, scales, count = table.small, table.scales, len(words)
    total, current, step, last, smallest = ZERO, ZERO, at, "", ONE
    before_and: Decimal | None = None
    before_ten: Decimal | None = None
    count = min(count, at + _LONGEST)
    while step < count:
        if total > LARGEST or current > LARGEST:
            return None  # "million million million …"
        word = words[step]
        value = small.get(word)
        if value is not None:
            if not (last in ("", "scale") or (last == "tens" and 0 < value < 10)):
                break
            before_ten = total + current if value >= 20 and words[step - 1] != "and" else None
            current, smallest, last = current + value, ONE, "tens" if value >= 20 else "unit"
        elif (scale := scales.get(word)) is not None:
            if len(word) <= 3 and not last and (word != "lac" or words[step + 1 : step + 2] == ["-"]):
                return None  # "Lac-Beauport"
            total, current, smallest = _scaled(total, current, scale, last, smallest)
            last, before_ten = "scale", None
        elif word == "-" and last:
            if not _hyphened(row, step, last):
                break
        elif word == "and" and last == "scale" and _goes_on(row, at, step + 1, smallest):
            before_and = total + current
        else:
            break
        step += 1
    while words[step - 1] in ("-", "and"):
        step -= 1
    return Cardinal(total + current, at, step, smallest, before_and, before_ten)


def _scaled(
    total: Decimal, current: Decimal, scale: Decimal, last: str, smallest: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """Total, current group and smallest place after a scale word."""
    if scale == 100 or scale == 12:
        return total, (current or ONE) * scale, scale if scale == 100 else ONE
    if current == 0 and total:  # "two thousand million"
        return total * scale, ZERO, smallest * scale
    return (
        total + (current or ONE) * scale,
        ZERO,
        scale * (smallest if smallest > 1 and total == 0 and current else ONE),
    )


def _hyphened(row: Tokens, at: int, last: str) -> bool:
    """Whether the hyphen at `at` goes on with the number: "twenty-one", "two-hundred", "fifty - two"."""
    words, starts, ends = row.words, row.starts, row.ends
    table = number_words()
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if ends[at - 1] == starts[at] and ends[at] == starts[at + 1]:
        return after in table.small or after in table.scales
    spaced = ends[at - 1] < starts[at] and ends[at] < starts[at + 1]
    return spaced and last == "tens" and 0 < table.small.get(after, 0) < 10


def _goes_on(row: Tokens, first: int, at: int, smallest: Decimal) -> bool:
    """Whether "and" joins what begins at `at`: "two hundred and five", "three hundred and fifty thousand".

    Nothing larger may follow, but for a scale that multiplies hundreds and what is added to them.
    """
    words, table = row.words, number_words()
    if at >= len(words) or words[at] not in table.small:
        return False
    after = at + 1
    while after < len(words) and (words[after] == "-" or words[after] in table.small):
        after += 1
    scale = table.scales.get(words[after]) if after < len(words) else None
    if scale is None or scale < smallest:
        return True
    return smallest == 100 and scale >= 1000 and (first == 0 or words[first - 1] not in _APART)


def run_on(row: Tokens, numeral: Numeral) -> Numeral:
    """The number with the smaller groups behind its scale word: "4 thousand 3 hundred and 21", "3 hundred and one"."""
    words, table = row.words, number_words()
    scale = table.scales.get(words[numeral.last - 1], ZERO)
    while scale >= 100 and len(words[numeral.last - 1]) > 3:
        at = numeral.last
        joined = words[at : at + 1] == ["and"]
        group = _group(row, at + 1 if joined else at)
        if group is None:
            break
        value, after = group
        following = table.scales.get(words[after], ZERO) if after < len(words) else ZERO
        if 100 <= following < scale:
            value, after, scale = value * following, after + 1, following
        elif joined and scale == 100 and value < 100:
            following, scale = ONE, ZERO
        else:
            break
        numeral = Numeral(numeral.value + value, numeral.first, after, following, "digits", following >= 100)
    return numeral


def _group(row: Tokens, at: int) -> tuple[Decimal, int] | None:
    """A number below a thousand without a scale of its own, and the token after it."""
    words = row.words
    if at >= len(words):
        return None
    if words[at].isdecimal() and len(words[at]) <= 3:
        return Decimal(words[at]), at + 1
    if words[at] not in number_words().small:
        return None
    found = read_cardinal(row, at)
    return (found.value, found.last) if found is not None and found.value < 100 else None
