"""Numbers as written: digits, words, fractions, vague words, with the scale after them.

`read_numeral` is given the token where a number may begin and says what number stands there, if any. It knows
nothing of units, hedges or what is counted.

>>> from crossfoot.mentions.tokens import tokens
>>> [str(numeral_in(text).value) for text in ("1,234.5", "2.5 million", "half a million", "forty-five", "3 lakh")]
['1234.5', '2500000', '500000', '45', '300000']
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.tokens import Tokens, tokens

ONE = Decimal(1)
HALF = Decimal("0.5")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+\Z|\d{1,3}(?:\.\d{3}){2,}\Z")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}\Z")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 1000})
_PLURAL_SCALES = frozenset({"dozens", "hundreds", "thousands", "millions", "billions", "trillions"})
_LONGEST = 40
"""Digits a number may have; longer runs are codes, and would make arithmetic slow."""
GLYPHS = {
    "½": Decimal("0.5"), "⅓": ONE / 3, "⅔": Decimal(2) / 3, "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅛": Decimal("0.125"), "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"), "⅞": Decimal("0.875"),
}  # fmt: skip


class Numeral(NamedTuple):
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


class _Words(NamedTuple):
    small: dict[str, int]
    scales: dict[str, Decimal]
    short: dict[str, Decimal]
    doubtful: frozenset[str]
    fractions: dict[str, int]
    vague: dict[str, Decimal]
    times: dict[str, int]
    multiples: dict[str, Decimal]
    starters: frozenset[str]


@cache
def number_words() -> _Words:
    """The number words by role."""
    entries = lexicon.load("numbers")
    small = {**entries["units"]["words"], **entries["tens"]["words"]}
    scales, short = _decimals(entries["scales"]["words"]), _decimals(entries["short_scales"]["words"])
    fractions, vague = entries["fractions"]["words"], _decimals(entries["vague"]["words"])
    times = entries["times"]["words"]
    multiples = {word: Decimal(str(value)) for word, value in entries["multiples"]["words"].items()}
    starters = frozenset((*small, *scales, *fractions, *vague, *times, *multiples, *GLYPHS, "few", "couple"))
    return _Words(
        small,
        scales,
        short,
        frozenset(entries["short_scales"]["doubtful"]),
        fractions,
        vague,
        times,
        multiples,
        starters,
    )


def _decimals(words: dict[str, int]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in words.items()}


def numeral_in(text: str) -> Numeral:
    """The first number of a text; for documentation and tests.

    Raises
    ------
    ValueError
        There is none.
    """
    found = tokens(text.lower())
    for at in range(len(found.words)):
        if numeral := read_numeral(found, at):
            return numeral
    raise ValueError(f"no number in {text!r}")


def read_ratio(row: Tokens, numeral: Numeral) -> Numeral | None:
    """ "one in five", "nine out of ten": a part of so many; None where the words after a number say no such thing."""
    words, last = row.words, numeral.last
    if numeral.form not in ("words", "digits") or not 0 < numeral.value <= 10 or numeral.place != 1:
        return None
    if words[last : last + 2] == ["out", "of"]:
        at = last + 2
    elif words[last : last + 1] == ["in"]:
        at = last + 2 if words[last + 1 : last + 2] == ["every"] else last + 1
    else:
        return None
    if at >= len(words) or not (words[at] in number_words().starters or words[at].isdecimal()):
        return None
    whole = read_numeral(row, at)
    if whole is None or whole.form not in ("words", "digits") or whole.first != at or whole.value <= numeral.value:
        return None
    if whole.value > 20 and numeral.value != 1 and whole.value not in (25, 50, 100, 1000):
        return None
    if 1500 <= whole.value <= 2099 or words[whole.last : whole.last + 1] in (
        ["-"],
        ["%"],
        ["years"],
        ["days"],
        ["months"],
        ["hours"],
        ["weeks"],
        ["minutes"],
        ["percent"],
    ):
        return None
    return Numeral(numeral.value / whole.value, numeral.first, whole.last, None, "ratio")


def read_numeral(row: Tokens, at: int) -> Numeral | None:
    """The number that begins at token `at`, with its scale and fractions; None where none does.

    A number found from its scale ("a thousand") begins at the article before it.
    """
    word = row.words[at]
    first = word[0]
    if first.isdigit() and first.isascii():
        return _digits(row, at)
    if word in GLYPHS:
        return Numeral(GLYPHS[word], at, at + 1, None, "fraction")
    if first == ".":
        return _bare_decimal(row, at)
    return _spelled(row, at)


def plain_digits(word: str) -> Decimal | None:
    """The number that digits with points and commas stand for; None where they make no number.

    >>> [str(plain_digits(word)) for word in ("1,234.5", "12,34,567", "1.234.567", "20,5", "1.2.3")]
    ['1234.5', '1234567', '1234567', '20.5', 'None']
    """
    if len(word) > _LONGEST:
        return None
    if "," not in word:
        if word.count(".") < 2:
            return Decimal(word)
        return Decimal(word.replace(".", "")) if _CONTINENTAL.match(word) else None
    if _GROUPED.match(word) or _INDIAN.match(word):
        return Decimal(word.replace(",", ""))
    if _CONTINENTAL.match(word):
        return Decimal(word.replace(".", "").replace(",", "."))
    return Decimal(word.replace(",", ".")) if _DECIMAL_COMMA.match(word) else None


def _place(word: str) -> Decimal:
    """What the last printed place of plain digits is worth."""
    cut = max(word.rfind("."), word.rfind(",") if _DECIMAL_COMMA.match(word) else -1)
    return ONE if cut < 0 or word.count(".") > 1 else Decimal(1).scaleb(cut + 1 - len(word))


def _digits(row: Tokens, at: int) -> Numeral | None:
    words, starts, ends = row
    word = words[at]
    value = plain_digits(word)
    if value is None:
        return None
    place, after, count = _place(word), at + 1, len(words)
    while after < count and words[after].isdecimal() and _spaced_group(row, after, word):
        value, after = value * 1000 + int(words[after]), after + 1
    if after + 1 < count and words[after] == "," and _detached_group(row, after + 1):  # "80, 000"
        value, after = value * 1000 + int(words[after + 1]), after + 2
    if after + 2 < count and words[after] in _MULTIPLIED and words[after + 1] == "10":
        value, place, after = _powered(row, after, value, place)
    if after < count:
        following = words[after]
        if following in GLYPHS:
            return _with_scale(row, Numeral(value + GLYPHS[following], at, after + 1, None, "fraction"))
        if following in "/⁄" and (fraction := _slashed(row, after, value)):
            return _with_scale(row, Numeral(fraction, at, after + 2, None, "fraction"))
        if after + 2 < count and words[after + 1] in "/⁄" and starts[after] - ends[at] == 1:
            part = words[after].isdecimal() and _slashed(row, after + 1, Decimal(words[after]))
            if part:
                return _with_scale(row, Numeral(value + part, at, after + 3, None, "fraction"))
    return _with_scale(row, Numeral(value, at, after, place, "digits"))


_MULTIPLIED = frozenset({"×", "x"})
_APOSTROPHES = frozenset({"'", "’"})


def _detached_group(row: Tokens, at: int) -> bool:
    word = row.words[at]
    return len(word) == 3 and word[0] == "0" and word.isdecimal() and row.starts[at] - row.ends[at - 1] == 1


def _powered(row: Tokens, at: int, value: Decimal, place: Decimal) -> tuple[Decimal, Decimal, int]:
    """ "1.3 x 10^6", "2.48×10−5": value, place and the token after."""
    words = row.words
    step = at + 2
    step += words[step] == "^"
    minus = step < len(words) and words[step] in "-−–"
    step += minus
    if step >= len(words) or not words[step].isdecimal() or len(words[step]) > 2:
        return value, place, at
    power = -int(words[step]) if minus else int(words[step])
    return value.scaleb(power), place.scaleb(power), step + 1


def _spaced_group(row: Tokens, at: int, first: str) -> bool:
    """Whether the digits at `at` are three of a number grouped by spaces: "1 234 567"."""
    gap = row.starts[at] - row.ends[at - 1]
    return gap == 1 and len(row.words[at]) == 3 and len(first) <= 3 and first[0] != "0" and first.isdecimal()


def _slashed(row: Tokens, slash: int, above: Decimal) -> Decimal | None:
    words, starts, ends = row
    if slash + 1 >= len(words) or not words[slash + 1].isdecimal() or len(words[slash + 1]) > 4:
        return None
    below = int(words[slash + 1])
    touching = ends[slash - 1] == starts[slash] and ends[slash] == starts[slash + 1]
    more = slash + 2 < len(words) and words[slash + 2] in "/-" and ends[slash + 1] == starts[slash + 2]
    if not touching or (more and words[slash + 2] == "/") or below not in _DENOMINATORS or above >= below:
        return None
    return above / below


def _bare_decimal(row: Tokens, at: int) -> Numeral | None:
    words, starts, ends = row
    if at + 1 >= len(words) or not words[at + 1].isdecimal() or ends[at] != starts[at + 1] or len(words[at + 1]) > 9:
        return None
    if at and ends[at - 1] == starts[at]:
        return None
    value = Decimal(f"0.{words[at + 1]}")
    return _with_scale(row, Numeral(value, at, at + 2, ONE.scaleb(-len(words[at + 1])), "digits"))


def _with_scale(row: Tokens, numeral: Numeral) -> Numeral:
    """The numeral with the scale words, letters and "and a half" after it."""
    words, starts, ends = row
    table = number_words()
    value, place, after, count = numeral.value, numeral.place, numeral.last, len(row.words)
    scaled, half = False, False
    if after + 2 < count and words[after] == "and" and words[after + 1] == "a" and words[after + 2] == "half":
        value, place, after, half = value + HALF, None, after + 3, True
    mantissa = value
    while after < count:
        step = after
        if words[step] in "-–" and step + 1 < count and ends[step] == starts[step + 1]:
            step += 1
        scale = table.scales.get(words[step]) or (
            table.vague.get(words[step]) if words[step] in _PLURAL_SCALES else None
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
    words, starts, ends = row
    letter = words[at]
    if letter not in number_words().doubtful:
        return False
    before = _before_number(row, at)
    if before is not None and (
        words[before] in "$€£¥₹₽₸₴₺₩₪₦₱" or (words[before].isalpha() and ends[before] == starts[before + 1])
    ):
        return False
    after = at + 1
    if after >= len(words):
        return True
    following = words[after]
    return letter == "t" or not (following.isalpha() and _follows_scale(following))


def _before_number(row: Tokens, at: int) -> int | None:
    """The token before the digits that end at token `at`."""
    step = at - 1
    while step >= 0 and row.words[step][0].isdigit():
        step -= 1
    return step if step >= 0 else None


def _follows_scale(word: str) -> bool:
    """Whether a word after "35m" shows that 35 million are counted, rather than 35 metres of something."""
    return word in ("of", "people", "users", "customers", "tons", "tonnes", "barrels") or (
        word.endswith("s") and not word.endswith("ss")
    )


def _spelled(row: Tokens, at: int) -> Numeral | None:
    words = row.words
    word, table = words[at], number_words()
    if word in table.small or word in table.scales:
        return _words(row, at)
    if word in table.fractions:
        return _fraction(row, at, ONE, at)
    if word in table.vague:
        return _vague(row, at)
    if word in table.times:
        return Numeral(Decimal(table.times[word]), at, at + 1, None, "times")
    if word in table.multiples:
        return _multiple(row, at)
    if word == "few" or word == "couple":
        return _few(row, at)
    return None


def _multiple(row: Tokens, at: int) -> Numeral | None:
    """ "doubled", "halved": how many times as much, unless the verb says something else ("doubled over")."""
    following = row.words[at + 1] if at + 1 < len(row.words) else ""
    if following in ("as", "over", "up", "down", "back", "for", "between"):
        return None
    return Numeral(number_words().multiples[row.words[at]], at, at + 1, None, "times")


def _words(row: Tokens, at: int) -> Numeral | None:
    """A number in words: "two hundred and five", "a thousand", "twenty-eight thousand six hundred forty-two"."""
    words, starts, ends = row
    table = number_words()
    small, scales, count = table.small, table.scales, len(words)
    total, current, step, last, smallest = Decimal(0), Decimal(0), at, "", ONE
    while step < count:
        word = words[step]
        value = small.get(word)
        if value is not None:
            if not (last in ("", "scale") or (last == "tens" and 0 < value < 10)):
                break
            current, smallest, last = current + value, ONE, "tens" if value >= 20 else "unit"
        elif (scale := scales.get(word)) is not None:
            if len(word) <= 3 and word not in ("lac",) and not last:
                return None
            total, current, smallest = _scaled(total, current, scale, last, smallest)
            last = "scale"
        elif (
            word == "-"
            and last
            and step + 1 < count
            and ends[step - 1] == starts[step]
            and ends[step] == starts[step + 1]
        ):
            if words[step + 1] not in small and words[step + 1] not in scales:
                break
        elif not (word == "and" and last == "scale" and step + 1 < count and words[step + 1] in small
                  and _goes_on(row, step + 1, smallest)):  # fmt: skip
            break
        step += 1
    last_word = step - 1
    if words[last_word] in ("-", "and"):
        last_word -= 1
    value, first = total + current, at
    numeral = Numeral(
        value, first, last_word + 1, smallest, "words", value >= 100 and smallest >= 100, value / smallest
    )
    return _finished(row, numeral, at)


def _scaled(
    total: Decimal, current: Decimal, scale: Decimal, last: str, smallest: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """Total, current group and smallest place after a scale word."""
    if scale == 100 or scale == 12:
        return (
            total,
            (current or (ONE if not last or total == 0 else Decimal(0)) or ONE) * scale,
            scale if scale == 100 else ONE,
        )
    if current == 0 and total:  # "two thousand million"
        return total * scale, Decimal(0), smallest * scale
    return (
        total + (current or ONE) * scale,
        Decimal(0),
        scale * (smallest if smallest > 1 and total == 0 and current else ONE),
    )


def _goes_on(row: Tokens, at: int, smallest: Decimal) -> bool:
    """Whether "and" joins "five" to "two hundred": nothing larger, no scale after it."""
    words, table = row.words, number_words()
    after = at + 1
    while after < len(words) and (words[after] == "-" or words[after] in table.small):
        after += 1
    return not (after < len(words) and words[after] in table.scales and table.scales[words[after]] >= smallest)


def _finished(row: Tokens, numeral: Numeral, at: int) -> Numeral | None:
    """With what may stand around a number in words: an article, "and a half", "point five", a fraction."""
    words, table = row.words, number_words()
    after, count = numeral.last, len(words)
    fold = after + 1 if after < count and words[after] == "-" else after
    if fold < count and words[fold] == "fold":
        return Numeral(numeral.value, numeral.first, fold + 1, None, "times")
    if words[at] in table.scales and at and words[at - 1] in ("a", "an"):
        numeral = numeral._replace(first=at - 1)
    if after < count:
        step = after + 1 if words[after] == "-" and after + 1 < count else after
        if (
            words[step] in table.fractions
            and numeral.value < 100
            and not (numeral.value == 1 and words[step] == "second")
        ):
            return _fraction(row, step, numeral.value, numeral.first)
        if words[after] == "point" and after + 1 < count and words[after + 1] in table.small:
            return _point(row, numeral)
        if words[after : after + 6] == ["-", "and", "-", "a", "-", "half"]:
            return _with_scale(
                row, numeral._replace(value=numeral.value + HALF, place=None, last=after + 6, mantissa=None)
            )
        if words[after] in _PLURAL_SCALES and numeral.value < 1000:
            return _with_scale(row, numeral)
        if words[after : after + 3] == ["and", "a", "half"] or words[after : after + 3] == ["and", "one", "half"]:
            unit = numeral.value / (numeral.mantissa or ONE) if numeral.scaled else ONE
            halved = numeral._replace(value=numeral.value + unit / 2, place=None, last=after + 3, mantissa=None)
            return _with_scale(row, halved)
    return numeral


def _point(row: Tokens, numeral: Numeral) -> Numeral:
    words, small = row.words, number_words().small
    step, digits = numeral.last + 1, ""
    while step < len(words) and words[step] in small and small[words[step]] < 10:
        digits, step = digits + str(small[words[step]]), step + 1
    if not digits:
        return numeral
    value = numeral.value + Decimal(f"0.{digits}")
    return _with_scale(row, Numeral(value, numeral.first, step, ONE.scaleb(-len(digits)), "words"))


def _fraction(row: Tokens, at: int, count: Decimal, first: int) -> Numeral | None:
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


_PART_BEFORE = frozenset(
    {
        "by",
        "than",
        "nearly",
        "about",
        "almost",
        "over",
        "around",
        "roughly",
        "from",
        "only",
        "just",
        "to",
        "or",
        "up",
        "down",
        "up to",
    }
)
_PART_AFTER = frozenset(
    {
        "",
        ".",
        ",",
        "in",
        "on",
        "from",
        "this",
        "last",
        "since",
        "and",
        "as",
        "more",
        "less",
        "over",
        ";",
        ")",
        "to",
        "or",
        "during",
        "after",
        "between",
        "the",
    }
)


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
        return _with_scale(row, numeral)
    following = words[at + 1] if at + 1 < total else ""
    if following in ("of", "the", "a", "an", "its", "his", "their", "her", "our") or (
        at and words[at - 1] in ("than", "about", "nearly", "almost")
    ):
        return Numeral(HALF, first, at + 1, None, "fraction")
    return None


def _article(row: Tokens, at: int, first: int) -> int:
    return first - 1 if first == at and at and row.words[at - 1] in ("a", "an") else first


def _vague(row: Tokens, at: int) -> Numeral | None:
    """The floor of "dozens", "several hundred", "hundreds of thousands"."""
    words, table = row.words, number_words()
    floor, after, total = table.vague[words[at]], at + 1, len(words)
    if words[at] == "several":
        while after < total and words[after] in table.scales and len(words[after]) > 2:
            floor, after = floor * table.scales[words[after]], after + 1
        return Numeral(floor, at, after, None, "vague")
    scaled = False
    while (
        after + 1 < total and words[after] == "of" and words[after + 1] in table.vague and words[after + 1] != "several"
    ):
        floor, after, scaled = floor * table.vague[words[after + 1]], after + 2, True
    if words[at] == "tens" and not scaled:
        return None
    if (at and words[at - 1][0].isdigit()) or (at and words[at - 1] in table.small):
        return None
    if words[at] == "scores" and (
        after >= total
        or words[after] not in ("of", "were", "are", "have", "more", "dead", "killed", "injured", "wounded")
    ):
        return None
    return Numeral(floor, at, after, None, "vague")


def _few(row: Tokens, at: int) -> Numeral | None:
    """ "a few hundred", "a couple of thousand": a number only with a scale."""
    words, table = row.words, number_words()
    after, total = at + 1, len(words)
    if words[at] == "couple" and after < total and words[after] == "of":
        after += 1
    scale = table.scales.get(words[after]) if after < total else None
    if scale is None or len(words[after]) < 4:
        return None
    first = at - 1 if at and words[at - 1] == "a" else at
    if words[at] == "couple":
        return Numeral(2 * scale, first, after + 1, None, "about", True)
    return Numeral(3 * scale, first, after + 1, None, "vague", True)
