"""The words numbers are made of, and the scale after a number: "2.5 million", "4bn", "two and a half thousand"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.nouns import is_plural
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value

ONE = Decimal(1)
LARGEST = Decimal(10) ** 24
"""Beyond it nothing is counted in the news, and arithmetic is no longer exact."""
HALF = Decimal("0.5")
PLURAL_SCALES = frozenset({"dozens", "hundreds", "thousands", "millions", "billions", "trillions"})
"""Plurals that multiply a number before them ("200 dozens"); alone they are vague."""
GLYPHS = {
    "½": Decimal("0.5"), "⅓": ONE / 3, "⅔": Decimal(2) / 3, "¼": Decimal("0.25"), "¾": Decimal("0.75"),
    "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"), "⅙": ONE / 6, "⅚": Decimal(5) / 6,
}  # fmt: skip


_OPENING = ("-", "–", "and", "/", "⁄", ",", "'", "’", "x", "×", "*", "·", "^", "e", "point", "over")


class Numeral(Value):
    """A number and the tokens it takes up, half-open."""

    value: Decimal
    first: int
    last: int
    """The token after the number."""
    place: Decimal | None
    """What its last printed place is worth: 0.1 for 20.5, 100,000 for 2.5 million; None where nothing says."""
    form: str
    """``digits``, ``words``, ``fraction``, ``ratio``, ``vague``, ``about`` or ``times``."""
    scaled: bool = False
    """A scale word or letter stood after it, so that it does not take one from its neighbour."""
    mantissa: Decimal | None = None
    """The value before its scale."""


class _Words(Value):
    small: dict[str, int]
    scales: dict[str, Decimal]
    short: dict[str, Decimal]
    doubtful: frozenset[str]
    fractions: dict[str, int]
    ordinal_units: dict[str, int]
    """First to ninth, with their plurals: they end a compound ordinal."""
    halved: frozenset[str]
    vague: dict[str, Decimal]
    times: dict[str, int]
    multiples: dict[str, Decimal]
    comparatives: dict[str, Decimal]
    compared: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    """What the token after a number must be for the number to go on."""
    continuers: frozenset[str]
    """What the token after a number in words may be for a fraction or an ordinal to follow."""


@cache
def number_words() -> _Words:
    """The number words by role."""
    entries = lexicon.load("numbers")
    small = {**entries["units"]["words"], **entries["tens"]["words"]}
    scales, short = _decimals(entries["scales"]["words"]), _decimals(entries["short_scales"]["words"])
    fractions, vague = entries["fractions"]["words"], _decimals(entries["vague"]["words"])
    ordinal_units, halved = entries["ordinal_units"]["words"], frozenset(entries["halved"]["words"])
    times = entries["times"]["words"]
    multiples = {word: Decimal(str(value)) for word, value in entries["multiples"]["words"].items()}
    comparatives = _decimals(entries["comparatives"]["words"])
    compared = frozenset(entries["comparatives"]["followed"])
    starters = frozenset(
        (
            *comparatives,
            *small,
            *scales,
            *fractions,
            *vague,
            *times,
            *multiples,
            *GLYPHS,
            "few",
            "couple",
            "point",
            "score",
        )
    )
    openers = frozenset((*scales, *short, *PLURAL_SCALES, *GLYPHS, *fractions, *_OPENING))
    doubtful = frozenset(entries["short_scales"]["doubtful"])
    continuers = frozenset((*ordinal_units, *small, *scales, "-"))
    return _Words(
        small, scales, short, doubtful, fractions, ordinal_units, halved, vague, times, multiples, comparatives,
        compared, starters, openers, continuers,
    )  # fmt: skip


def is_number_word(word: str) -> bool:
    """Whether a token alone is, or begins, a number: digits, or a word such as "twelve"."""
    return word[0].isdigit() or word in number_words().small


def _decimals(words: dict[str, int]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in words.items()}


def with_scale(row: Tokens, numeral: Numeral) -> Numeral:
    """The numeral with the scale words, letters and "and a half" after it."""
    words, starts, ends = row.words, row.starts, row.ends
    table = number_words()
    if numeral.last >= len(words) or words[numeral.last] not in table.openers:
        return numeral
    value, place, after, count = numeral.value, numeral.place, numeral.last, len(row.words)
    scaled, half = False, False
    if after + 2 < count and words[after] == "and" and words[after + 1] == "a" and words[after + 2] == "half":
        value, place, after, half = value + HALF, None, after + 3, True
    mantissa = value
    while after < count and value < LARGEST:
        step = after
        if words[step] in "-–" and step + 1 < count and ends[step] == starts[step + 1]:
            step += 1
        scale = table.scales.get(words[step]) or (
            table.vague.get(words[step]) if words[step] in PLURAL_SCALES else None
        )
        if scale is None or (scaled and scale < 100) or (words[step] in ("cr", "tn", "dozen") and half):
            if scaled or words[after] not in table.short or ends[after - 1] != starts[after] or _doubted(row, after):
                break
            scale = table.short[words[after]]
        if scale is not None and words[step] == "lac" and step != after:
            break
        value *= scale
        place = place * scale if place is not None else None
        after, scaled = step + 1, True
    if after == numeral.last:
        return numeral
    if not half and scaled and words[after : after + 3] == ["and", "a", "half"]:
        value, place, after = value * (mantissa + HALF) / mantissa if mantissa else value, None, after + 3
    return Numeral(value, numeral.first, after, place, numeral.form, scaled, mantissa)


def _doubted(row: Tokens, at: int) -> bool:
    """Whether a letter that may be a scale or a unit ("m") is to be left to the reader of units."""
    words, starts, ends = row.words, row.starts, row.ends
    letter = words[at]
    if letter not in number_words().doubtful:
        return False
    before = _before_number(row, at)
    if before is not None and (
        words[before] in "$€£¥₹₽₸₴₺₩₪₦₱¢₵₾₼" or (words[before].isalpha() and ends[before] == starts[before + 1])
    ):
        return False
    after = at + 1
    if after >= len(words):
        return True
    following = words[after]
    if following == "of" and not lexicon.words("contexts", "metres").isdisjoint(words[after + 1 : after + 2]):
        return True
    return letter in ("t", "mm") or not (following.isalpha() and _follows_scale(following))


def _before_number(row: Tokens, at: int) -> int | None:
    """The token before the digits that end at token `at`."""
    step = at - 1
    while step >= 0 and row.words[step][0].isdigit():
        step -= 1
    return step if step >= 0 else None


def _follows_scale(word: str) -> bool:
    """Whether a word after "35m" shows that 35 million are counted, rather than 35 metres of something."""
    return word == "of" or (is_plural(word) and word not in lexicon.words("contexts", "millions", "raced"))
