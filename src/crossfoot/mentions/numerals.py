"""Numbers as written: digits, words, fractions, vague words, with the scale after them.

`read_numeral` is given the token where a number may begin and says what number stands there, if any. It knows
nothing of units, hedges or what is counted.

>>> from crossfoot.mentions.tokens import tokens
>>> [float(numeral_in(text).value) for text in ("1,234.5", "2.5 million", "half a million", "forty-five", "3 lakh")]
[1234.5, 2500000.0, 500000.0, 45.0, 300000.0]
"""

from __future__ import annotations

import re
from decimal import Decimal

from crossfoot.mentions.portions import read_fraction, read_slashed
from crossfoot.mentions.scales import GLYPHS, HALF, ONE, PLURAL_SCALES, Numeral, number_words, with_scale
from crossfoot.mentions.tokens import Tokens, tokens
from crossfoot.mentions.vague import read_comparative, read_few, read_multiple, read_vague

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+\Z|\d{1,3}(?:\.\d{3}){2,}\Z")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}\Z")
_LONGEST = 40
"""Digits a number may have; longer runs are codes, and would make arithmetic slow."""


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


_PLACES = [ONE.scaleb(-places) for places in range(_LONGEST + 1)]


def _place(word: str) -> Decimal:
    """What the last printed place of plain digits is worth."""
    cut = max(word.rfind("."), word.rfind(",") if _DECIMAL_COMMA.match(word) else -1)
    return ONE if cut < 0 or word.count(".") > 1 else _PLACES[len(word) - cut - 1]


def _digits(row: Tokens, at: int) -> Numeral | None:
    words, starts, ends = row
    word = words[at]
    value = plain_digits(word)
    if value is None:
        return None
    after, count = at + 1, len(words)
    place = _place(word) if "." in word or "," in word else ONE
    if after >= count or not (words[after] in number_words().openers or words[after].isdecimal()):
        return Numeral(value, at, after, place, "digits")
    while after < count and words[after].isdecimal() and _spaced_group(row, after, word):
        value, after = value * 1000 + int(words[after]), after + 1
    if after + 1 < count and words[after] == "," and _detached_group(row, after + 1):  # "80, 000"
        value, after = value * 1000 + int(words[after + 1]), after + 2
    if after + 2 < count and words[after] in _MULTIPLIED and words[after + 1] == "10":
        value, place, after = _powered(row, after, value, place)
    if after < count:
        following = words[after]
        if following == "-" and words[after + 1 : after + 2] == ["fold"]:
            return Numeral(value, at, after + 2, None, "times")
        if following in GLYPHS:
            return with_scale(row, Numeral(value + GLYPHS[following], at, after + 1, None, "fraction"))
        if following in "/⁄" and (fraction := read_slashed(row, after, value)):
            return with_scale(row, Numeral(fraction, at, after + 2, None, "fraction"))
        if after + 2 < count and words[after + 1] in "/⁄" and starts[after] - ends[at] == 1:
            part = words[after].isdecimal() and read_slashed(row, after + 1, Decimal(words[after]))
            if part:
                return with_scale(row, Numeral(value + part, at, after + 3, None, "fraction"))
    return with_scale(row, Numeral(value, at, after, place, "digits"))


_MULTIPLIED = frozenset({"×", "x"})


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


def _spelled(row: Tokens, at: int) -> Numeral | None:
    words = row.words
    word, table = words[at], number_words()
    if word in table.small or word in table.scales:
        return _words(row, at)
    if word in table.fractions:
        return read_fraction(row, at, ONE, at)
    if word in table.vague:
        return read_vague(row, at)
    if word in table.times:
        return Numeral(Decimal(table.times[word]), at, at + 1, None, "times")
    if word in table.multiples:
        return read_multiple(row, at)
    if word in table.comparatives:
        return read_comparative(row, at)
    if word == "few" or word == "couple":
        return read_few(row, at)
    return None


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
    whole = total + current
    scaled = whole >= 100 and smallest >= 100
    numeral = Numeral(whole, at, last_word + 1, smallest, "words", scaled, whole / smallest)
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
            fraction = read_fraction(row, step, numeral.value, numeral.first)
            if fraction is not None:
                return fraction
        if words[after] == "point" and after + 1 < count and words[after + 1] in table.small:
            return _point(row, numeral)
        if words[after : after + 6] == ["-", "and", "-", "a", "-", "half"]:
            return with_scale(
                row, numeral._replace(value=numeral.value + HALF, place=None, last=after + 6, mantissa=None)
            )
        if words[after] in PLURAL_SCALES and numeral.value < 1000:
            return with_scale(row, numeral)
        if words[after : after + 3] == ["and", "a", "half"] or words[after : after + 3] == ["and", "one", "half"]:
            unit = numeral.value / (numeral.mantissa or ONE) if numeral.scaled else ONE
            halved = numeral._replace(value=numeral.value + unit / 2, place=None, last=after + 3, mantissa=None)
            return with_scale(row, halved)
    return numeral


def _point(row: Tokens, numeral: Numeral) -> Numeral:
    words, small = row.words, number_words().small
    step, digits = numeral.last + 1, ""
    while step < len(words) and words[step] in small and small[words[step]] < 10:
        digits, step = digits + str(small[words[step]]), step + 1
    if not digits:
        return numeral
    value = numeral.value + Decimal(f"0.{digits}")
    return with_scale(row, Numeral(value, numeral.first, step, ONE.scaleb(-len(digits)), "words"))


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


def _bare_decimal(row: Tokens, at: int) -> Numeral | None:
    words, starts, ends = row
    if at + 1 >= len(words) or not words[at + 1].isdecimal() or ends[at] != starts[at + 1] or len(words[at + 1]) > 9:
        return None
    if at and ends[at - 1] == starts[at]:
        return None
    value = Decimal(f"0.{words[at + 1]}")
    return with_scale(row, Numeral(value, at, at + 2, ONE.scaleb(-len(words[at + 1])), "digits"))
