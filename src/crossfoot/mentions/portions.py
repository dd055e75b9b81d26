"""Parts of one: "half a million", "two thirds", "a quarter of a mile", "twenty and three fifths", "2 1/2".

An ordinal is a fraction only where something counts it: "a fifth of them", "three twenty-firsts". "The twenty-first",
"a third man" and "wants a fifth" are none.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.change_words import change_words
from crossfoot.mentions.currency_words import money, nouns_before
from crossfoot.mentions.denominations import units
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.scales import HALF, ONE, Numeral, number_words, with_scale
from crossfoot.mentions.spelled import ZERO, Cardinal, read_cardinal
from crossfoot.mentions.tokens import Tokens

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 1000})


_ARTICLES = frozenset({"a", "an"})
_STOPS = frozenset(".!?")
_DASHES = frozenset("-–—")
_TWO_NUMBERS = frozenset({"between", "both"})


class Ordinal(NamedTuple):
    """What an ordinal at a place divides by."""

    value: int
    last: int
    """The token after it."""
    plural: bool


class _Words(NamedTuple):
    before: frozenset[str]
    after: frozenset[str]
    answering: frozenset[str]
    """Verbs before which a half alone is a half of those told of: "half said so"."""
    quartered: frozenset[str]
    others: frozenset[str]
    """Words after a fraction that show it to be of something else than the number before it."""
    naming: frozenset[str]
    shared: frozenset[str]
    """What is told by a part of it: a two-third majority."""
    spans: frozenset[str]
    """Words before quarters that are a time."""


@cache
def _words() -> _Words:
    entry = lexicon.load("numbers")["parts"]
    return _Words(*[frozenset(entry[name]) for name in _Words._fields])


def is_alone(row: Tokens, first: int, last: int) -> bool:
    """Whether a number is all that its sentence says, as in a cell of a table."""
    return first == 0 and all(word in _STOPS for word in row.words[last:])


def is_one_unit(row: Tokens) -> bool:
    """Whether a sentence says no more than one of a unit: "a dollar", "a litre"."""
    words = row.words
    if len(words) < 2 or words[0] not in _ARTICLES or not (words[1] in units() or words[1] in money().nouns):
        return False
    return all(word in _STOPS for word in words[2:])


# The ordinals that divide.


def read_ordinal(row: Tokens, at: int) -> Ordinal | None:
    """The ordinal that begins at token `at`: "third", "thirty-fifths", "one hundred fifth", "ten-thousandth"."""
    words, table = row.words, number_words()
    if at >= len(words):
        return None
    word = words[at]
    if (simple := table.fractions.get(word)) is not None:
        return Ordinal(simple, at + 1, word.endswith("s") or word == "halves")
    if word not in table.small and word not in table.scales:
        return None
    ten = table.small.get(word, 0)
    if ten >= 20:
        step = at + 1 + (words[at + 1 : at + 2] == ["-"])
        one = table.ordinal_units.get(words[step]) if step < len(words) else None
        return Ordinal(ten + one, step + 1, words[step].endswith("s")) if one is not None else None
    return _large_ordinal(row, at)


def _large_ordinal(row: Tokens, at: int) -> Ordinal | None:
    """ "one hundred fifth", "ten-thousandth": a cardinal added to the ordinal behind it, or multiplied by it."""
    base = read_cardinal(row, at)
    if base is None:
        return None
    words = row.words
    step = base.last + (words[base.last : base.last + 1] == ["-"])
    last = number_words().fractions.get(words[step]) if step < len(words) else None
    if last is None:
        return None
    plural = words[step].endswith("s")
    if last >= 100 and step > base.last:
        return Ordinal(int(base.value) * last, step + 1, plural)
    return Ordinal(int(base.value) + last, step + 1, plural) if last < base.place else None


# A fraction that its own word opens: "half a million", "a third of".


def read_fraction(row: Tokens, at: int) -> Numeral | None:
    """The fraction whose name stands at `at` and is counted by an article or by nothing."""
    words, table = row.words, number_words()
    word, after, total = words[at], at + 1, len(words)
    value = ONE / table.fractions[word]
    next_word = words[after] if after < total else ""
    if word == "half":
        return _half(row, at)
    if word == "quarter" and at and words[at - 1] == "a":
        whole = unit_and_part(row, Numeral(value, at - 1, after, None, "fraction"))
        if whole is not None:
            return whole
    if word in ("quarter", "third") and next_word == "of" and words[after + 1 : after + 2] in (["a"], ["an"]):
        scale = table.scales.get(words[after + 2]) if after + 2 < total else None
        if scale is not None:
            return Numeral(value * scale, _article(row, at), after + 3, None, "words", True, value)
    if at and words[at - 1] in _ARTICLES and not word.endswith("s"):
        if next_word == "of" or _is_part(row, at, next_word) or is_alone(row, at - 1, after):
            return Numeral(value, at - 1, after, None, "fraction")
    elif next_word == "of" and is_alone(row, at, total) and _unit_of(row, after + 1):  # "tenth of a gallon"
        return Numeral(value, at, after, None, "fraction")
    if word == "quarter" and next_word in table.scales:
        return Numeral(value * table.scales[next_word], _article(row, at), after + 1, None, "words", True, value)
    if word == "quarter" and next_word in _words().quartered:
        return Numeral(value, _article(row, at), after, None, "fraction")
    if word == "quarter" and at and words[at - 1] == "a" and (next_word in units() or next_word in nouns_before()):
        return Numeral(value, at - 1, after, None, "fraction")  # "a quarter mile", "a quarter dollar"
    if word == "quarter" and next_word == "-" and words[after + 1 : after + 2] and words[after + 1] in units():
        return Numeral(value, _article(row, at), after, None, "fraction")
    return None


def article_part(row: Tokens, at: int) -> Numeral | None:
    """ "a twenty-first of them": a compound ordinal that an article counts; None where it only says which."""
    ordinal = read_ordinal(row, at)
    if ordinal is None or not at or row.words[at - 1] not in _ARTICLES:
        return None
    of = row.words[ordinal.last : ordinal.last + 1] == ["of"]
    if not of and not is_alone(row, at - 1, ordinal.last):
        return None
    return Numeral(ONE / ordinal.value, at - 1, ordinal.last, None, "fraction")


def _unit_of(row: Tokens, at: int) -> bool:
    """Whether a unit and nothing more stands at `at`, with or without an article."""
    words = row.words
    at += words[at : at + 1] in (["a"], ["an"])
    return at < len(words) and words[at] in units() and all(word in _STOPS for word in words[at + 1 :])


def _is_part(row: Tokens, at: int, following: str) -> bool:
    """ "fell by a third", "nearly a quarter": a fraction without of, where no noun follows it as it does an ordinal."""
    before = row.words[at - 2] if at > 1 else ""
    if following in ("to", "and", "or") and not number_words().fractions.keys().isdisjoint(row.words[at + 2 : at + 6]):
        return before != "the"  # "between a third and a half", "a third to two-fifths"
    if before in ("whom", "which") and following in _words().answering:
        return True  # "of whom a quarter were teachers"
    if following in _COMPARED:
        return before != "the"  # "a fifth less than hoped"
    return (before in _words().before or before in change_words().verbs) and following in _words().after


_COMPARED = frozenset({"less", "more", "fewer", "higher", "lower"})


def _half(row: Tokens, at: int) -> Numeral | None:
    words, table = row.words, number_words()
    if at and words[at - 1] == "a" and (whole := unit_and_part(row, Numeral(HALF, at - 1, at + 1, None, "fraction"))):
        return whole
    after, total = at + 1, len(words)
    if after < total and words[after] == "-":
        after += 1
    if after < total and words[after] in _ARTICLES:
        after += 1
    scale = table.scales.get(words[after]) if after < total else None
    first = _article(row, at)
    if scale is not None:
        numeral = Numeral(HALF * scale, first, after + 1, None, "words", True, HALF)
        return with_scale(row, numeral)
    following = words[at + 1] if at + 1 < total else ""
    if following == "-" and first < at and words[at + 2 : at + 3] and words[at + 2] in units():
        return Numeral(HALF, first, at + 1, None, "fraction")  # "a half-mile queue"
    if (following in units() and following not in ("of", "in")) or following == "point":
        return Numeral(HALF, first, at + 1, None, "fraction")
    before = words[first - 1] if first else ""
    parted = following in _DASHES and row.ends[at] < row.starts[at + 1]  # "just over half - 53% -"
    if following == "as" or (
        before in _words().before and (parted or following in _words().after)
    ):  # "half as many", "down by half"
        return Numeral(HALF, first, at + 1, None, "fraction")
    if following in ("of", "the", "a", "an", "its", "his", "their", "her", "our") or (
        at and words[at - 1] in ("than", "about", "nearly", "almost", "least")
    ):
        return Numeral(HALF, first, at + 1, None, "fraction")
    if words[first] == "a" and following in table.halved:  # "make a half turn"
        return Numeral(HALF, first, at + 1, None, "fraction")
    opened = not first or before in _OPENERS or before in _words().before  # "only half showed up"
    stands = first == at and opened and following in _words().answering
    return Numeral(HALF, first, at + 1, None, "fraction") if stands or is_alone(row, first, at + 1) else None


_OPENERS = frozenset({",", "but", "and", "while", ";", "“", '"', ":", "whom", "which"})
"""What a half of those told of before may stand behind, as the subject of its clause: "…, but half would stay"."""


def unit_and_part(row: Tokens, part: Numeral) -> Numeral | None:
    """ "a year and a half", "an hour and three quarters": one and a part of the unit between the articles."""
    words, first = row.words, part.first
    if first < 3 or words[first - 1] != "and" or words[first - 3] not in _ARTICLES or part.value >= 1:
        return None
    if (words[first - 2] not in units() and words[first - 2] not in nouns_before()) or _is_of(row, part.last):
        return None
    return Numeral(ONE + part.value, first - 3, part.last, None, "words")


def _is_of(row: Tokens, at: int) -> bool:
    return row.words[at : at + 1] == ["of"]


def _article(row: Tokens, at: int) -> int:
    return at - 1 if at and row.words[at - 1] in _ARTICLES else at


# A fraction that a number in words counts: "two thirds", "twenty and three fifths", "one hundred thirty-fifths".


def counted_fraction(row: Tokens, cardinal: Cardinal) -> Numeral | None:
    """The fraction that a number in words counts or holds; None where no fraction follows it."""
    words, last = row.words, cardinal.last
    hyphen = words[last : last + 1] == ["-"]
    step = last + 1 if hyphen else last
    if step >= len(words):
        return None
    one = number_words().ordinal_units.get(words[step])
    if one is not None and cardinal.before_ten and (hyphen or words[step].endswith("s")):
        below = cardinal.value - cardinal.before_ten + one  # "one hundred thirty-fifths"
        return _over(row, cardinal, cardinal.before_ten, below, step + 1) if words[step].endswith("s") else None
    ordinal = read_ordinal(row, step)
    if ordinal is None or (hyphen and ordinal.last > step + 1):
        return None
    if ordinal.plural:
        return None if _is_of_time(row, cardinal, step, ordinal) else _divided(row, cardinal, ordinal)
    if _is_plain_fraction(words, cardinal, ordinal, hyphen=hyphen):
        return _divided(row, cardinal, ordinal)
    count = cardinal.value - (cardinal.before_and or ZERO)
    if not hyphen and ordinal.last < len(words) and words[ordinal.last] in noun_words().kinds:
        return None  # "one hundredth person"
    if count != 1 or (ordinal.last > step + 1 and not _stands(row, ordinal.last)):
        return None
    return _divided(row, cardinal, ordinal)


def _is_plain_fraction(words: list[str], cardinal: Cardinal, ordinal: Ordinal, *, hyphen: bool) -> bool:
    """ "a two-third majority", "two third of voters": a fraction whose plural is not written."""
    if not 1 < cardinal.value < ordinal.value <= 10 or ordinal.value == 2:
        return False
    after = words[ordinal.last : ordinal.last + 1]
    return after == ["of"] or (hyphen and after != [] and after[0] in _words().shared)


def _is_of_time(row: Tokens, cardinal: Cardinal, at: int, ordinal: Ordinal) -> bool:
    """Whether quarters are those of years: "over the past five quarters", "the first three quarters of 2017"."""
    words, first = row.words, cardinal.first
    if words[at] != "quarters" or cardinal.last != at:
        return False
    year = words[ordinal.last + 1 : ordinal.last + 2]
    told = words[ordinal.last : ordinal.last + 1] == ["of"] and year and len(year[0]) == 4 and year[0].isdecimal()
    several = 4 < cardinal.value < 100 and not _is_of(row, ordinal.last) and not is_alone(row, first, ordinal.last)
    return several or bool(told) or (first > 0 and words[first - 1] in _words().spans)


def is_ordinal(row: Tokens, cardinal: Cardinal) -> bool:
    """Whether a number in words goes on to an ordinal: "the twenty-first", "his one hundred and fifth"."""
    words, step, table = row.words, cardinal.last, number_words()
    while step < len(words) and (words[step] == "-" or (words[step] == "and" and cardinal.place >= 100)):
        step += 1
    if step >= len(words) or words[step].endswith("s"):
        return False
    word, joined = words[step], step > cardinal.last
    named = cardinal.first > 0 and words[cardinal.first - 1] in _words().naming
    if table.small.get(words[cardinal.last - 1], 0) >= 20 and word in table.ordinal_units:
        return joined or word != "second"
    if cardinal.place < 100:
        return named and table.fractions.get(word, 0) >= 100  # "the two thousandth"
    return (joined or named) and (word in table.fractions or word in table.ordinal_units)


def _stands(row: Tokens, at: int) -> bool:
    """Whether no noun follows that an ordinal would describe: "one twenty-fifth of it", not "anniversary"."""
    return at >= len(row.words) or row.words[at] in _words().after


def _divided(row: Tokens, cardinal: Cardinal, ordinal: Ordinal) -> Numeral:
    """The cardinal over the ordinal; only what follows its last "and" where that makes a proper fraction."""
    whole = cardinal.before_and
    if whole is not None and (part := (cardinal.value - whole) / ordinal.value) < 1:
        return _mixed(row, whole, part, cardinal.first, ordinal.last)
    return _over(row, cardinal, cardinal.value, Decimal(ordinal.value), ordinal.last)


def _over(row: Tokens, cardinal: Cardinal, above: Decimal, below: Decimal, last: int) -> Numeral:
    return scaled_part(row, Numeral(above / below, cardinal.first, last, None, "fraction"))


def scaled_part(row: Tokens, part: Numeral) -> Numeral:
    """A fraction with the scale it is of: "two thirds of a million", "three quarters million"."""
    words, at = row.words, part.last
    if words[at : at + 1] == ["of"] and words[at + 1 : at + 2] in (["a"], ["one"]):
        at += 2
    scale = number_words().scales.get(words[at]) if at < len(words) else None
    if scale is None or scale < 1000:
        return part
    return Numeral(part.value * scale, part.first, at + 1, None, "words", True, part.value)


def _mixed(row: Tokens, whole: Decimal, part: Decimal, first: int, last: int) -> Numeral:
    """A whole and a part: of the scale behind the part, else of the whole's last scale from a thousand on, else of one.

    "one billion and a half million", "two million and three fifths", "two hundred and fifty-four hundredths".
    """
    words, scales = row.words, number_words().scales
    scale = scales.get(words[last], ZERO) if last < len(words) else ZERO
    if scale >= 1000 and whole >= scale:
        return Numeral(whole + part * scale, first, last + 1, None, "words", True)
    if scale >= 100 or (scale and whole < scale):  # "two and a half dozen"
        return with_scale(row, Numeral(whole + part, first, last, None, "words"))
    unit = next((unit for unit in _UNITS if whole >= unit and whole % unit == 0), ONE)
    return Numeral(whole + part * unit, first, last, None, "words", unit > 1)


_UNITS = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))


def with_part(row: Tokens, numeral: Numeral) -> Numeral | None:
    """The number with the fraction that "and" joins to it: "twenty and three fifths", "one-and-a-quarter"."""
    words, last = row.words, numeral.last
    hyphen = words[last : last + 1] == ["-"]
    step = last + 1 if hyphen else last
    if words[step : step + 1] != ["and"] or (numeral.first and words[numeral.first - 1] in _TWO_NUMBERS):
        return None
    step += 2 if words[step + 1 : step + 2] == ["-"] else 1
    found = _part(row, step)
    if found is None or found[0] >= 1:
        return None
    part, after = found
    if part != HALF and after < len(words) and words[after] in _words().others:  # "killed six and a third of the crew"
        return None
    return _mixed(row, numeral.value, part, numeral.first, after)


def _part(row: Tokens, at: int) -> tuple[Decimal, int] | None:
    """ "a half", "one fourth", "three fifths", "fifty-four hundredths": a proper fraction and the token after it."""
    words, table = row.words, number_words()
    if at + 1 >= len(words):
        return None
    if words[at] in _ARTICLES:
        at += 1 + (words[at + 1] == "-")
        below = table.fractions.get(words[at]) if at < len(words) else None
        return None if below is None or words[at].endswith("s") else (ONE / below, at + 1)
    if words[at].isdecimal() and len(words[at]) < 5 and words[at + 1] in "/⁄":
        value = read_slashed(row, at + 1, Decimal(words[at]))
        return None if value is None else (value, at + 3)
    if words[at] not in table.small:
        return None
    cardinal = read_cardinal(row, at)
    fraction = counted_fraction(row, cardinal) if cardinal is not None else None
    return None if fraction is None or fraction.form != "fraction" else (fraction.value, fraction.last)


# Fractions with a sign between their numbers.


def read_slashed(row: Tokens, slash: int, above: Decimal) -> Decimal | None:
    """The fraction of `above` over the number behind the slash; None for dates, scores and the like."""
    words, starts, ends = row.words, row.starts, row.ends
    if slash + 1 >= len(words) or not words[slash + 1].isdecimal() or len(words[slash + 1]) > 4:
        return None
    below = int(words[slash + 1])
    touching = ends[slash - 1] == starts[slash] and ends[slash] == starts[slash + 1]
    more = slash + 2 < len(words) and words[slash + 2] in "/-" and ends[slash + 1] == starts[slash + 2]
    if not touching or (more and words[slash + 2] == "/") or below < 2:
        return None
    cell = (slash == 1 or (slash == 2 and not words[0][0].isalpha())) and is_alone(row, 0, slash + 2)
    if (below not in _DENOMINATORS or above >= below) and not cell:
        return None
    return above / below


def over_another(row: Tokens, numeral: Numeral, below: Numeral | None) -> Numeral | None:
    """ "one over three", "2000 over 3": a fraction where nothing else is said, for over mostly means more than."""
    if below is None or below.first != numeral.last + 1 or below.value <= 0:
        return None
    if not {numeral.form, below.form} <= {"digits", "words"} or not is_alone(row, numeral.first, below.last):
        return None
    return Numeral(numeral.value / below.value, numeral.first, below.last, None, "fraction")
