"""Millions said by the letter m behind the digits, and the letters of other scales: "$2.5m", "37m units to the 36m"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.denominations import unit_after
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.nouns import counted_noun, noun_words
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Tokens

SHAPES = frozenset({"long", "wide", "high", "deep", "tall"})


def letter_scale(figure: Figure) -> None:
    """The letter after the digits, with or without a space: "$2.5 m"."""
    factor = number_words().short[figure.row.words[figure.last]]
    figure.value, figure.scaled = figure.value * factor, True
    figure.place = figure.place * factor if figure.place is not None else None
    figure.last = figure.end = figure.unit_end = figure.last + 1


def settle_millions(row: Tokens, figures: list[Figure]) -> None:
    """Take metres for millions of the money told before in the same way: "Of the €80m, 30m went on roads"."""
    paid: Figure | None = None
    for figure in figures:
        last = row.words[figure.last - 1] if figure.currency else ""
        if figure.currency and figure.scaled and last == "m" and not figure.converts:
            paid = figure if paid is None or row.words[figure.begin - 1] != "(" else paid
        elif paid is not None and _is_bare_m(row, figure):
            figure.take_unit(paid)
            figure.per, figure.unit_end = None, figure.last
            letter_scale(figure)
            figure.rules.append("unit.carried")


def settle_counted_millions(row: Tokens, figures: list[Figure], memory: Memory) -> None:
    """Take metres for millions in a text that counts in millions so: "shipped 37m phones to the other's 36m"."""
    for at, figure in enumerate(figures):
        if figure.scaled and not figure.currency and row.words[figure.last - 1] == "m":
            memory.millions = True
        elif figure.unit == "meter" and (
            _ends_in_millions(row, figure, figures[at + 1 : at + 2])
            or ((memory.millions or _tells_of_many(row, figure)) and _is_bare_m(row, figure))
        ):
            figure.unit, figure.kind, figure.end, figure.unit_end = None, "count", figure.last, figure.last
            letter_scale(figure)
            figure.rules.append("number.millions")


def _ends_in_millions(row: Tokens, figure: Figure, behind: list[Figure]) -> bool:
    """Whether the upper end of a range is in millions by the same letter: "17m-20m shares"."""
    words, touches = row.words, row.ends[figure.last - 1] == row.starts[figure.last]
    after = behind[0] if behind and touches and words[figure.last] == "m" else None
    if after is None or not after.scaled or words[after.last - 1] != "m":
        return False
    return words[figure.last + 1 : after.first] in _TO


_TO = (["-"], ["–"], ["to"])
_AGED = (["-", "year", "-"], ["year", "-", "old"], ["year", "old"], ["-", "year", "old"])
"""What is said of years behind the m of an age."""


def _tells_of_many(row: Tokens, figure: Figure) -> bool:
    """Whether what only is counted in millions is named before, and no length: "employment was unchanged at 131.1m"."""
    before = row.words[max(0, figure.begin - _NEAR) : figure.begin]
    return not lexicon.words("contexts", "millions").isdisjoint(before)


_NEAR = 10


def _is_bare_m(row: Tokens, figure: Figure) -> bool:
    """Whether nothing but the m that touches the digits says what a figure is of."""
    words, at = row.words, figure.last
    if figure.unit != "meter" or words[at] != "m" or figure.unit_end != at + 1 or row.ends[at - 1] != row.starts[at]:
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[figure.begin - 1] if figure.begin else ""
    if before in ("a", "an", "the", "-"):
        return before == "the" and after in noun_words().stops
    return after not in SHAPES and after not in ("x", "by", "×", "-")


def is_million(text: str, row: Tokens, figure: Figure) -> bool:
    """Whether an m after digits counts millions: a capital, or a plural counted after it ("2.7m combined sales")."""
    at, words = figure.last, row.words
    if figure.form == "vague":
        return False
    if at + 1 >= len(words):
        return text[row.starts[at]] == "M" and figure.place is not None and figure.place < 1
    if text[row.starts[at]].isupper():
        if figure.place is not None and figure.place < 1 and row.ends[at - 1] == row.starts[at]:
            return True
        return words[at + 1][0].isalpha() and counted_noun(row, at + 1, one=False) is not None
    if words[at + 1 : at + 4] in _AGED:
        return True  # "a 270m-year-old fossil"
    before = words[figure.begin - 1] if figure.begin else ""
    if row.ends[at - 1] != row.starts[at] or words[at + 1] in SHAPES:
        return False
    unit = unit_after(text, row, at + 1)
    if unit is not None and unit.name in lexicon.words("contexts", "millions", "measured"):
        return True  # "passed the 100m tonne mark"
    if before in ("a", "an", "the", "-"):
        return False
    if unit is not None:
        return unit.kind in ("money", "measurement") and words[at + 1].isalpha()  # "1.7m bpd", "1.5m km"
    noun = counted_noun(row, at + 1, one=False)
    counted = noun is not None and words[noun.last - 1].endswith("s")
    return counted and words[at + 1] not in lexicon.words("contexts", "millions", "raced")
