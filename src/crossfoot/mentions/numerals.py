"""Numbers as written: digits, words, fractions, vague words, with the scale after them.

`read_numeral` is given the token where a number may begin and says what number stands there, if any. It knows
nothing of units, hedges or what is counted.

>>> from crossfoot.mentions.tokens import tokens
>>> [float(numeral_in(text).value) for text in ("1,234.5", "2.5 million", "half a million", "forty-five", "3 lakh")]
[1234.5, 2500000.0, 500000.0, 45.0, 300000.0]
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.mentions.denominations import units
from crossfoot.mentions.models import past_model
from crossfoot.mentions.nouns import is_plural
from crossfoot.mentions.portions import (
    article_part,
    counted_fraction,
    is_alone,
    is_ordinal,
    over_another,
    read_fraction,
    read_slashed,
    scaled_part,
    unit_and_part,
    with_part,
)
from crossfoot.mentions.powers import read_power
from crossfoot.mentions.scales import GLYPHS, LARGEST, ONE, PLURAL_SCALES, Numeral, number_words, with_scale
from crossfoot.mentions.spelled import read_cardinal, run_on
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
        at = last + 3 if words[last + 2 : last + 3] == ["every"] else last + 2
    elif words[last : last + 2] == ["of", "every"]:
        at = last + 2
    elif words[last : last + 1] == ["in"]:
        at = last + 2 if words[last + 1 : last + 2] == ["every"] else last + 1
    else:
        return None
    if words[at : at + 1] == ["a"] and numeral.value == 1 and words[at + 1 : at + 2] in _ROUND:
        at += 1  # "one in a hundred"
    if at >= len(words) or not (words[at] in number_words().starters or words[at].isdecimal()):
        return None
    whole = read_numeral(row, at)
    if whole is None or whole.form not in ("words", "digits") or whole.first < at - 1 or whole.value <= numeral.value:
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


_ROUND = (["hundred"], ["thousand"], ["million"], ["billion"])


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
    words = row.words
    word = words[at]
    value = plain_digits(word)
    if value is None:
        return None
    after, count = at + 1, len(words)
    place = _place(word) if "." in word or "," in word else ONE
    if after >= count or not (words[after] in number_words().openers or words[after].isdecimal()):
        return Numeral(value, at, after, place, "digits")
    while after < count and value < LARGEST and words[after].isdecimal() and _spaced_group(row, after, word):
        value, after = value * 1000 + int(words[after]), after + 1
    while after + 1 < count and words[after] in "'’" and _swiss_group(row, after + 1, word):
        value, after = value * 1000 + int(words[after + 1]), after + 2
    if after + 1 < count and words[after] == "," and _detached_group(row, after + 1):  # "80, 000"
        value, after = value * 1000 + int(words[after + 1]), after + 2
    if after < count and (words[after] in _RAISED or words[after] in _MULTIPLIED):
        if (raised := read_power(row, Numeral(value, at, after, place, "digits"))) is not None:
            return with_scale(row, raised)
        if words[after] == "point" and (decimal := _point(row, Numeral(value, at, after, ONE, "digits"))):
            return decimal if _ends_number(row, decimal.last) else Numeral(value, at, after, place, "digits")
    if after < count and (marked := _marked(row, at, after, value)) is not None:
        return marked
    numeral = with_scale(row, Numeral(value, at, after, place, "digits"))
    return _behind_scale(row, numeral) if numeral.last < count else numeral


def _marked(row: Tokens, at: int, after: int, value: Decimal) -> Numeral | None:
    """Digits with a sign of parts or times behind them: "2½", "1/2", "2 1/2", "10-fold"."""
    words, starts, ends = row.words, row.starts, row.ends
    following, count = words[after], len(words)
    if following == "-" and words[after + 1 : after + 2] == ["fold"]:
        return Numeral(value, at, after + 2, None, "times")
    if following == "-" and after + 2 < count and words[after + 2] in "/⁄" and ends[at] == starts[after]:
        part = words[after + 1].isdecimal() and read_slashed(row, after + 2, Decimal(words[after + 1]))
        if not part:
            return None
        part *= _place(words[at]) if "." in words[at] else ONE
        return with_scale(row, Numeral(value + part, at, after + 4, None, "fraction"))  # 2-1/2, $5.43-1/2
    if (ordinal := _counted_ordinal(row, after)) is not None and value < 1000 and value == value.to_integral_value():
        return scaled_part(row, Numeral(value / ordinal, at, after + 1, None, "fraction"))
    if following in GLYPHS:
        return with_scale(row, Numeral(value + GLYPHS[following], at, after + 1, None, "fraction"))
    if following in "/⁄" and (fraction := read_slashed(row, after, value)):
        return with_scale(row, Numeral(fraction, at, after + 2, None, "fraction"))
    if after + 2 < count and words[after + 1] in "/⁄" and starts[after] - ends[at] == 1:
        part = words[after].isdecimal() and read_slashed(row, after + 1, Decimal(words[after]))
        if part:
            part *= _place(words[at]) if "." in words[at] else ONE  # "$4.26 1/2" is four dollars and 26 1/2 cents
            return with_scale(row, Numeral(value + part, at, after + 3, None, "fraction"))
    return None


def _counted_ordinal(row: Tokens, at: int) -> int | None:
    """What digits are divided by before a plural ordinal: "7 hundredths of an inch"; quarters are of years."""
    word = row.words[at]
    if not word.endswith("s") or word in ("quarters", "halves") or row.words[at + 1 : at + 2] != ["of"]:
        return None
    return number_words().fractions.get(word)


def _behind_scale(row: Tokens, numeral: Numeral) -> Numeral:
    """Digits with what a scale word or "and" adds: "4 thousand 3 hundred", "2 and three quarters"."""
    word = row.words[numeral.last]
    if word == "and" and numeral.mantissa is None and (mixed := with_part(row, numeral)):
        return mixed
    if numeral.scaled and (word == "and" or word.isdecimal() or word in number_words().small):
        return run_on(row, numeral)
    return _alone(row, numeral) if word == "over" else numeral


def _ends_number(row: Tokens, at: int) -> bool:
    """Whether nothing is counted behind "1 point 5": its end, a sign or a unit."""
    words = row.words
    return at >= len(words) or not words[at][0].isalnum() or words[at] in units() or words[at] in number_words().scales


_RAISED = frozenset({"e", "^", "point"})
_MULTIPLIED = frozenset({"×", "x", "*", "·"})


def _swiss_group(row: Tokens, at: int, first: str) -> bool:
    """Whether three digits go on after an apostrophe: 12'000."""
    words, starts, ends = row.words, row.starts, row.ends
    touching = ends[at - 2] == starts[at - 1] and ends[at - 1] == starts[at]
    return touching and len(words[at]) == 3 and words[at].isdecimal() and first.isdecimal() and len(first) <= 3


def _detached_group(row: Tokens, at: int) -> bool:
    word = row.words[at]
    return len(word) == 3 and word[0] == "0" and word.isdecimal() and row.starts[at] - row.ends[at - 1] == 1


def _spaced_group(row: Tokens, at: int, first: str) -> bool:
    """Whether the digits at `at` are three of a number grouped by spaces: "1 234 567"."""
    gap = row.starts[at] - row.ends[at - 1]
    if row.words[at] in lexicon.words("nouns", "models", "numbers") and past_model(row, at) != at + 1:
        return False  # "30 737s"
    return gap == 1 and len(row.words[at]) == 3 and len(first) <= 3 and first[0] != "0" and first.isdecimal()


def _spelled(row: Tokens, at: int) -> Numeral | None:
    words = row.words
    word, table = words[at], number_words()
    if word in table.small or word in table.scales:
        lake = word in lexicon.words("numbers", "scales", "named") and words[max(0, at - 1) : at] not in _ARTICLES
        return None if lake else _words(row, at)
    if word in table.fractions:
        found = read_fraction(row, at)
        return scaled_part(row, found) if found is not None and not found.scaled else found
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
    if word == "point":
        return _opening_point(row, at)
    if word == "score":
        return _score_of(row, at)
    return None


_ARTICLES = (["a"], ["an"])


def _score_of(row: Tokens, at: int) -> Numeral | None:
    """ "a score of dogs": twenty, where things are counted."""
    words = row.words
    if at < 1 or words[at - 1] != "a" or words[at + 1 : at + 2] != ["of"] or at + 2 >= len(words):
        return None
    return Numeral(_SCORE, at - 1, at + 1, ONE, "words") if is_plural(words[at + 2]) else None


_SCORE = Decimal(20)


def _words(row: Tokens, at: int) -> Numeral | None:
    """A number in words, with what may stand around it."""
    cardinal = read_cardinal(row, at)
    if cardinal is None:
        return None
    words, table, after = row.words, number_words(), cardinal.last
    if after < len(words) and (
        words[after] in table.continuers
        or words[after] in table.fractions
        or (words[after] == "and" and cardinal.place >= 100)
    ):
        if (fraction := counted_fraction(row, cardinal)) is not None:
            return unit_and_part(row, fraction) or fraction._replace(first=_article(row, at))
        if is_ordinal(row, cardinal):
            return article_part(row, at)
    return _finished(row, cardinal.numeral(), at)


def _article(row: Tokens, at: int) -> int:
    """Where a number begins that its scale opens: at the article before "hundred"."""
    return at - 1 if at and row.words[at] in number_words().scales and row.words[at - 1] in ("a", "an") else at


def _finished(row: Tokens, numeral: Numeral, at: int) -> Numeral | None:
    """With what may stand around a number in words: an article, "and a half", "point five", "over three"."""
    words, after = row.words, numeral.last
    numeral = numeral._replace(first=_article(row, at))
    if after >= len(words):
        return numeral
    word = words[after]
    if word == "-" or word == "fold":
        fold = after + 1 if word == "-" else after
        if words[fold : fold + 1] == ["fold"]:
            return Numeral(numeral.value, numeral.first, fold + 1, None, "times")
    if word == "point" and (decimal := _point(row, numeral)):
        return decimal
    if (word == "and" or word == "-") and (mixed := with_part(row, numeral)):
        return mixed
    if word in PLURAL_SCALES and numeral.value < 1000:
        return with_scale(row, numeral)
    return _alone(row, numeral)


def _alone(row: Tokens, numeral: Numeral) -> Numeral:
    """A number as only a cell of a table has it: "one over three", "one twenty two"."""
    at = numeral.last
    if numeral.first or at + 1 > len(row.words) - 1 + (row.words[at] != "over"):
        return numeral
    if row.words[at] == "over":
        return over_another(row, numeral, read_numeral(row, at + 1)) or numeral
    if row.words[at] in number_words().small and 0 < numeral.value < 10 and numeral.form == "words":
        tail = read_cardinal(row, at)
        if tail is not None and 20 <= tail.value < 100 and is_alone(row, 0, tail.last):
            return Numeral(numeral.value * 100 + tail.value, 0, tail.last, ONE, "words")
    return numeral


def lettered(text: str, row: Tokens, numeral: Numeral) -> Numeral:
    """A number with the letter that multiplies it where neither says more: "10G", "- 10 k"; "10g" is a weight."""
    at, words = numeral.last, row.words
    factor = _LETTERS.get(words[at])
    if (
        factor is None
        or numeral.scaled
        or (numeral.form != "digits" and words[at] != "k")
        or (words[at] == "g" and numeral.value in _GENERATIONS)
    ):
        return numeral
    if not (words[at] == "k" or text[row.starts[at]].isupper()) or any(word not in _ENDS for word in words[at + 1 :]):
        return numeral
    if any(word not in _LEADING for word in words[: numeral.first]):
        return numeral
    place = numeral.place * factor if numeral.place is not None else None
    return Numeral(numeral.value * factor, numeral.first, at + 1, place, "digits", True, numeral.value)


_LETTERS = {"k": ONE.scaleb(3), "m": ONE.scaleb(6), "g": ONE.scaleb(9), "b": ONE.scaleb(9), "t": ONE.scaleb(12)}
_GENERATIONS = frozenset(Decimal(number) for number in range(1, 7))
_ENDS = frozenset(".!?")
_LEADING = frozenset("+-−–~")


def _point(row: Tokens, numeral: Numeral) -> Numeral | None:
    """ "nine point nought four", "three point fourteen", "1 point 5": a decimal said aloud."""
    digits, step = _said_digits(row, numeral.last + 1)
    if not digits:
        return None
    value = numeral.value + Decimal(f"0.{digits}")
    return with_scale(row, Numeral(value, numeral.first, step, ONE.scaleb(-len(digits)), "words"))


def _said_digits(row: Tokens, at: int) -> tuple[str, int]:
    """The digits after a spoken point, and the token after them."""
    words, small, digits = row.words, number_words().small, ""
    if at < len(words) and words[at].isdecimal() and len(words[at]) < 10:
        return words[at], at + 1
    if at < len(words) and small.get(words[at], 0) >= 10:
        tail = read_cardinal(row, at)
        return (str(tail.value), tail.last) if tail is not None and tail.value < 100 else ("", at)
    while at < len(words) and (small.get(words[at], 10) < 10 or words[at] in ("oh", "o")):
        digits, at = digits + str(small.get(words[at], 0)), at + 1
    return digits, at


def _opening_point(row: Tokens, at: int) -> Numeral | None:
    """ "point five percent", "by point two": a decimal without its zero, where no article makes point a noun."""
    before = row.words[at - 1] if at else ""
    if at and before not in _BEFORE_POINT and before not in _PREPOSITIONS:
        return None
    found = _point(row, Numeral(Decimal(0), at, at, ONE, "words"))
    if found is not None and before in _PREPOSITIONS and row.words[found.last : found.last + 1] not in _PERCENT:
        return None  # "the power to point five fingers"
    if found is None or (
        at
        and found.last < len(row.words)
        and row.words[found.last][0].isalpha()
        and is_plural(row.words[found.last])
        and row.words[found.last] not in units()
    ):
        return None
    return found


_PREPOSITIONS = frozenset({"to", "of", "at", "from", "is", "was"})
_PERCENT = (["percent"], ["per"], ["percentage"], ["%"])
_BEFORE_POINT = frozenset(
    {"by", "about", "minus", "negative", "over", "under", "nearly", "almost", "only", "just", "than", "around"}
)


def _bare_decimal(row: Tokens, at: int) -> Numeral | None:
    words, starts, ends = row.words, row.starts, row.ends
    if at + 1 >= len(words) or not words[at + 1].isdecimal() or ends[at] != starts[at + 1] or len(words[at + 1]) > 9:
        return None
    if at and ends[at - 1] == starts[at] and (words[at - 1][-1].isalnum() or words[at - 1] in "./"):
        return None
    value = Decimal(f"0.{words[at + 1]}")
    return with_scale(row, Numeral(value, at, at + 2, ONE.scaleb(-len(words[at + 1])), "digits"))
