"""Parts of one: "half a million", "two thirds", "a quarter of a mile", "2 1/2"."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.mentions.denominations import units
from crossfoot.mentions.scales import HALF, Numeral, number_words, with_scale
from crossfoot.mentions.tokens import Tokens

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 1000})


_PART_BEFORE = frozenset({
    "by", "than", "nearly", "about", "almost", "over", "around", "roughly", "from", "only", "just", "to", "or", "up",
    "down",
})  # fmt: skip
_PART_AFTER = frozenset({
    "", ".", ",", "in", "on", "from", "this", "last", "since", "and", "as", "more", "less", "over", ";", ")", "to",
    "or",    "during", "after", "between", "the",
})  # fmt: skip


def read_fraction(row: Tokens, at: int, count: Decimal, first: int) -> Numeral | None:
    """The fraction whose name stands at `at`, counted by what was read before: "two thirds", "half a million"."""
    words, table = row.words, number_words()
    word, after, total = words[at], at + 1, len(words)
    value = count / table.fractions[word]
    next_word = words[after] if after < total else ""
    if word == "half" and first == at:
        return _half(row, at)
    if word in ("quarter", "third") and next_word == "of" and words[after + 1 : after + 2] in (["a"], ["an"]):
        scale = table.scales.get(words[after + 2]) if after + 2 < total else None
        if scale is not None:
            return Numeral(value * scale, _article(row, at, first), after + 3, None, "words", True, value)
    if first != at:  # "two thirds", "one-third"
        if word.endswith("s") or count == 1:
            return Numeral(value, first, after, None, "fraction")
        return None
    if (
        at
        and words[at - 1] in ("a", "an")
        and not word.endswith("s")
        and (next_word == "of" or _is_part(row, at, next_word))
    ):
        return Numeral(value, at - 1, after, None, "fraction")
    if word == "quarter" and next_word in table.scales:
        return Numeral(value * table.scales[next_word], _article(row, at, at), after + 1, None, "words", True, value)
    return None


def _is_part(row: Tokens, at: int, following: str) -> bool:
    """ "fell by a third", "nearly a quarter": a fraction without of, where no noun follows it as it does an ordinal."""
    before = row.words[at - 2] if at > 1 else ""
    return before in _PART_BEFORE and following in _PART_AFTER


def _half(row: Tokens, at: int) -> Numeral | None:
    words, table = row.words, number_words()
    after, total = at + 1, len(words)
    if after < total and words[after] == "-":
        after += 1
    if after < total and words[after] in ("a", "an"):
        after += 1
    scale = table.scales.get(words[after]) if after < total else None
    first = _article(row, at, at)
    if scale is not None:
        numeral = Numeral(HALF * scale, first, after + 1, None, "words", True, HALF)
        return with_scale(row, numeral)
    following = words[at + 1] if at + 1 < total else ""
    if following in units() and following not in ("of", "in"):
        return Numeral(HALF, first, at + 1, None, "fraction")
    before = words[at - 1] if at else ""
    if following == "as" or (before in _PART_BEFORE and following in _PART_AFTER):  # "half as many", "down by half"
        return Numeral(HALF, first, at + 1, None, "fraction")
    if following in ("of", "the", "a", "an", "its", "his", "their", "her", "our") or (
        at and words[at - 1] in ("than", "about", "nearly", "almost")
    ):
        return Numeral(HALF, first, at + 1, None, "fraction")
    return None


def _article(row: Tokens, at: int, first: int) -> int:
    return first - 1 if first == at and at and row.words[at - 1] in ("a", "an") else first


def read_slashed(row: Tokens, slash: int, above: Decimal) -> Decimal | None:
    """The fraction of `above` over the number behind the slash; None for dates, scores and the like."""
    words, starts, ends = row
    if slash + 1 >= len(words) or not words[slash + 1].isdecimal() or len(words[slash + 1]) > 4:
        return None
    below = int(words[slash + 1])
    touching = ends[slash - 1] == starts[slash] and ends[slash] == starts[slash + 1]
    more = slash + 2 < len(words) and words[slash + 2] in "/-" and ends[slash + 1] == starts[slash + 2]
    if not touching or (more and words[slash + 2] == "/") or below not in _DENOMINATORS or above >= below:
        return None
    return above / below
