"""Digits that name something: telephones, addresses, sections, models, clock times, ordinals, years of an era."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.lexicon.months import cut_short
from crossfoot.mentions.currencies import currency_after, currency_before
from crossfoot.mentions.currency_words import money
from crossfoot.mentions.denominations import unit_after, units
from crossfoot.mentions.hedges import hedge_before
from crossfoot.mentions.nouns import is_plural, noun_words, singular
from crossfoot.mentions.scales import Numeral, number_words
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value

_ERAS = frozenset({"bc", "ad", "bce", "ce", "b.c.", "a.d.", "b.c.e.", "c.e."})


class _Words(Value):
    names: frozenset[str]
    always: frozenset[str]
    after_name: frozenset[str]
    suffixes: frozenset[str]
    streets: frozenset[str]
    suspects: frozenset[str]
    """Words before a number that may make it no figure."""


@cache
def _words() -> _Words:
    entries = lexicon.load("rejections")
    name = entries["name"]
    return _Words(
        frozenset(name["before"]), frozenset(name["always"]), frozenset(name["after"]),
        frozenset(entries["ordinal"]["suffixes"]), frozenset(entries["address"]["after"]),
        frozenset((*name["before"], *_ERAS, "#", "§", ".", "p")),
    )  # fmt: skip


_DIGITS = frozenset("0123456789")


def _is_spaced_telephone(words: list[str], first: int) -> bool:
    """Three groups of digits or more, of nine digits or more: +44 20 7946 0958."""
    groups = 0
    while groups < 5 and first + groups < len(words) and words[first + groups].isdecimal():
        groups += 1
    return groups >= 3 and len("".join(words[first : first + groups])) >= 9 and len(words[first + 1]) != 3


_HARMLESS = frozenset({",", ")", "%", ";", "]", '"', "”", "°", "’", "'", "!", "?"})
"""Signs that may touch digits without changing what they are."""


def reason_of_digits(text: str, row: Tokens, numeral: Numeral) -> str | None:
    """Why a number in digits is no figure, by what touches it or names it; None where nothing shows that it is not."""
    word, first, table = row.words[numeral.first], numeral.first, _words()
    if _stands_free(text, row, numeral, table):
        return None
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return "code"
    if row.words[numeral.last - 1] == "k" and numeral.value in _SHARP and _is_filmed(row, numeral.last):
        return "name"  # 4K video
    if reason := _by_what_follows(text, row, numeral, table):
        return reason
    if _is_item(text, row, numeral):
        return "number"
    if first == 0:
        return None
    if row.ends[first - 1] == row.starts[first]:
        return _by_what_touches(text, row, first, numeral.last, table)
    return _by_word_before(text, row, numeral, table) if row.words[first - 1] in table.suspects else None


def _stands_free(text: str, row: Tokens, numeral: Numeral, table: _Words) -> bool:
    """Whether a number stands between plain words in small letters, as most do: nothing there can make it a name."""
    words, starts, ends, first, last = row.words, row.starts, row.ends, numeral.first, numeral.last
    if words[first][0] == "0" or words[last - 1] == "k" or last >= len(words):
        return False
    after = starts[last]
    if ends[last - 1] == after or not text[after].islower():
        return False
    return first == 0 or (ends[first - 1] != starts[first] and words[first - 1] not in table.suspects)


_ITEMS = 100
_OPENED = 40
"""Tokens before a bracket in which it may have been opened."""


def _is_item(text: str, row: Tokens, numeral: Numeral) -> bool:
    """Whether a number only counts off a list: "10. Neymar to Al Hilal" at its line's start, "2) cautions that"."""
    words, last = row.words, numeral.last
    if last >= len(words) or numeral.value >= _ITEMS or numeral.place != 1 or numeral.scaled:
        return False
    if words[last] == ")":
        return (
            "(" not in words[max(0, last - _OPENED) : last]
            and words[last + 1 : last + 2] != []
            and (words[last + 1].isalpha() or (numeral.first == 0 and words[last + 1][0].isdigit()))
        )
    end, start = row.ends[last], row.starts[numeral.first]
    opens = text[start - 1 : start] == "\n"
    alone = words[last] == "." and (len(words) == 2 or opens)
    behind = text[end + 1 : end + 2]
    return alone and text[end : end + 1] == " " and (behind.isupper() or (opens and behind.isdigit()))


def _by_what_follows(text: str, row: Tokens, numeral: Numeral, table: _Words) -> str | None:
    """A suffix, a decade, a street, the next group of a telephone number, an era."""
    words, starts, last = row.words, row.starts, numeral.last
    if last >= len(words):
        return None
    after = words[last]
    if row.ends[last - 1] == starts[last]:
        if after in _QUOTES and not numeral.scaled and _ends_title(text, row, numeral.first):
            return "name"
        if after not in _HARMLESS and (reason := _suffixed(text, row, numeral, table)):
            return reason
        if after in "'’" and words[last + 1 : last + 2] == ["s"] and _is_round_year(words[numeral.first], numeral):
            return "decade"  # "in their 20's"
        return "address" if after in "-–" and _is_address(text, row, last, table) else None
    if after[0] in _DIGITS:
        grouped = after.isdecimal() and (
            (after[0] == "0" and len(after) > 2) or _is_spaced_telephone(words, numeral.first)
        )
        return "telephone" if grouped else None
    if not text[starts[last]].isupper():
        return None
    if after in lexicon.words("rejections", "code", "after"):
        return "number"  # 18 U.S.C.
    if after in _ERAS:
        return "year"
    if after in table.after_name:
        return "name"
    return "address" if _is_address(text, row, last, table) else None


def _is_round_year(word: str, numeral: Numeral) -> bool:
    return numeral.value % 10 == 0 and len(word) in (2, 4)


def _by_what_touches(text: str, row: Tokens, first: int, last: int, table: _Words) -> str | None:
    """A bracket around the digits, or what is joined to them."""
    words = row.words
    before = words[first - 1]
    if before == "[" and words[last : last + 1] == ["]"] and len(words[first]) < 4:
        return "footnote"
    if before == "(" and _is_worn(text, row, first, last):
        return "name"
    if before == "(":
        return "telephone" if _opens_telephone(row, first) else None
    if before == "$":
        return None
    if before in _OPENING and _opens_title(text, row, last):
        return "name"
    if first > 1 and words[first - 2] == "the" and _is_road(words, first, last):
        return "name"
    reason = _joined(text, row, first, last)
    return reason or ("address" if before in "-–" and _is_address(text, row, last, table) else None)


def _is_road(words: list[str], first: int, last: int) -> bool:
    """Whether the letter before some digits is a road's: "on the N12", "the N4 motorway", "the N1 and the N2"."""
    letters, article = lexicon.words("rejections", "road", "letters"), first - 2
    short = last == first + 1 and words[first].isdecimal() and len(words[first]) <= _ROAD
    if not short or words[first - 1] not in letters:
        return False
    if words[last : last + 1] and words[last] in lexicon.words("rejections", "road", "after"):
        return True
    if article and words[article - 1] in lexicon.words("rejections", "road", "before"):
        return True
    the, letter, number, joint = words[article - 4 : article] if article > 3 else ("",) * 4
    return the == "the" and letter in letters and number.isdecimal() and joint in ("and", ",", "or")


_ROAD = 3
"""Digits that the number of a road has at most."""


def _by_word_before(text: str, row: Tokens, numeral: Numeral, table: _Words) -> str | None:
    """An era, a numero sign, a month cut short, the S&P, or a word that names what is numbered."""
    words, starts, first = row.words, row.starts, numeral.first
    before = words[first - 1]
    if before in _ERAS:
        return "year" if len(before) > 2 or text[starts[first - 1]].isupper() else None
    if before in "#§":
        return "number"
    if before == "." and first > 1 and not numeral.scaled:
        if words[first - 2] in lexicon.words("rejections", "name", "shortened"):
            return "number"
        if words[first - 2] in cut_short() and numeral.value <= 31:
            return "date"  # "paid nov. 6" in a text without capitals
    if before == "p":  # the S&P 500
        return "name" if first > 1 and words[first - 2] in ("&", "s") and text[starts[first - 1]].isupper() else None
    if before not in table.names or numeral.scaled or currency_before(text, row, first) is not None:
        return None
    if before == "seat" and first > 1 and words[first - 2] in _AUXILIARIES:
        return None  # "The hall will seat 450."
    return "name" if _names(text, row, first, numeral.last, table) else None


_AUXILIARIES = frozenset({"will", "can", "could", "would", "to", "may", "might", "must", "should", "that", "which"})
"""Behind these "seat" is a verb, and the digits are people."""
_QUOTES = frozenset({"“", "”", '"', "'", "’"})
_OPENING = frozenset({"“", '"', "'", "‘"})


def _ends_title(text: str, row: Tokens, first: int) -> bool:
    """Whether digits close a title in quotation marks: “Halo 3”, 'Gran Turismo 4'; not “About 300”."""
    if not text[row.starts[first - 1]].isupper() or hedge_before(row, first) is not None:
        return False
    opened = (at for at in range(max(0, first - 6), first - 1) if row.words[at] in _OPENING)
    return any(row.ends[at] == row.starts[at + 1] for at in opened) and currency_before(text, row, first) is None


def _opens_title(text: str, row: Tokens, last: int) -> bool:
    """Whether what a quotation mark opens with digits is a title: "99 Red Balloons", “12 Years a Slave”."""
    words, starts, at = row.words, row.starts, last
    while at < len(words) and at - last < _TITLE and words[at].isalpha():
        if len(words[at]) > 3 and not text[starts[at]].isupper():
            return False
        at += 1
    return last < at < len(words) and words[at] in _QUOTES and row.ends[at - 1] == starts[at]


_TITLE = 6


def _suffixed(text: str, row: Tokens, numeral: Numeral, table: _Words) -> str | None:
    """What letters or signs that touch the digits make of them: 22nd, 5G, 1:36, 49ers."""
    words, starts, ends = row.words, row.starts, row.ends
    last = numeral.last
    after = words[last]
    if after in table.suffixes:
        return "ordinal"
    if after == "g" and numeral.value <= 6 and text[starts[last]] == "G":
        return "generation"
    if after == "s" and (numeral.value % 10 == 0 or len(words[last - 1]) == 4):
        return "decade"
    if after == ":" and last + 1 < len(words) and words[last + 1][0].isdigit() and ends[last] == starts[last + 1]:
        return "clock"
    if after in "-." and _is_telephone(row, last):
        return "telephone"
    if after in "×x" and _is_size_in_dots(text, row, last - 1):
        return "name"
    if after == "p" and words[last - 1] in lexicon.words("rejections", "resolution", "lines") and _is_filmed(row, last):
        return "name"
    if (
        after.isalpha()
        and not numeral.scaled
        and after not in number_words().short
        and unit_after(text, row, last) is None
        and not _is_glued(text, row, last)
    ):
        return "name"
    return None


def _is_glued(text: str, row: Tokens, at: int) -> bool:
    """Whether a space fell out before the plural that is counted: "12homes", but "49ers"."""
    word = row.words[at]
    known = len(word) > _LETTERS and is_plural(word) and text[row.starts[at]].islower()
    return known and (noun_words().kinds.get(singular(word)) is not None or word == "units")


_LETTERS = 3
"""No plural with so few letters is taken apart from digits that touch it."""


_SHARP = frozenset({2000, 4000, 5000, 6000, 8000})
"""Dots that a line of a picture has: 4K video."""


def _is_size_in_dots(text: str, row: Tokens, first: int) -> bool:
    """Whether two numbers of three digits or four, joined by a sign of times, are dots of a picture: 1920×1080."""
    words, starts, ends = row.words, row.starts, row.ends
    second = first + 2
    if first < 0 or second >= len(words) or ends[first] != starts[first + 1] or ends[first + 1] != starts[second]:
        return False
    one, other = words[first], words[second]
    dots = one.isdecimal() and other.isdecimal() and {len(one), len(other)} <= {3, 4}
    return dots and unit_after(text, row, second + 1) is None


def _is_filmed(row: Tokens, at: int) -> bool:
    """Whether a word of film stands near, beside which 1080p is a resolution and no price."""
    near = row.words[max(0, at - 10) : at + 10]
    return not lexicon.words("rejections", "resolution", "near").isdisjoint(near)


def _joined(text: str, row: Tokens, first: int, last: int) -> str | None:
    """What stands right before the digits, without a space: letters (COVID-19, S23), a colon, a point, a slash."""
    words, starts, ends = row.words, row.starts, row.ends
    before = words[first - 1]
    if before in "×x" and _is_size_in_dots(text, row, first - 2):
        return "name"
    if before == "m" and "." in words[first] and text[starts[first - 1]] == "M":
        return None  # M6.2, a magnitude
    if before[-1].isalpha():
        return None if currency_before(text, row, first) is not None or before in ("~", "sub") else "name"
    if before in "#§":
        return "number"
    if before in "'’‘" and len(words[first]) == 2 and first > 1 and _is_short_year(row, first, last):
        return "year"
    if before in "-–" and first > 1 and words[first - 2] in _AGE_GROUPS and _is_age_group(row, first, last):
        return "name"
    if before in ":." and first > 1 and words[first - 2][-1].isdigit() and ends[first - 2] == starts[first - 1]:
        return "clock" if before == ":" else "number"
    if (
        before == "/"
        and first > 1
        and words[first - 2].isdecimal()
        and ends[first - 2] == starts[first - 1]
        and len(words[first - 2]) == 4
    ):
        return "year"
    if before not in "-–/." or first < 2 or ends[first - 2] != starts[first - 1]:
        return None
    return _joined_to(text, row, first, before)


def _joined_to(text: str, row: Tokens, first: int, before: str) -> str | None:
    """What a word is that a dash, slash or point joins to the digits at `first`: "COVID-19", "555-1234"."""
    words, starts, ends = row.words, row.starts, row.ends
    stem = words[first - 2]
    if before in "./" and currency_before(text, row, first) is not None:
        return None  # "Rs.43", "S/40"
    if before in "-." and stem[0].isdigit() and len(stem) >= 3 and _is_telephone(row, first - 1):
        return "telephone"
    if (
        not stem[-1].isalpha()
        or stem in lexicon.words("rejections", "name", "not_joined")
        or stem in number_words().small
    ):
        return None
    if first > 2 and words[first - 3][-1].isdigit():
        if (stem in units() or stem in money().tight_coins) and ends[first - 3] == starts[first - 2]:
            return None  # 10mm–15mm, 27p-50p
        if stem in number_words().scales or stem in number_words().short:
            return None  # "3 million-5 million tonnes", 20mln-30mln
    if before == "/" and (stem in units() or is_plural(stem)) and _is_measured(words, first - 2):
        return None  # "10 kilometres/6 miles from the border"
    return None if len(stem) > 1 and f"{stem}$" in money().prefixes else "name"


def _is_measured(words: list[str], at: int) -> bool:
    """Whether a number stands shortly before a unit or noun at token `at`."""
    numbers = number_words()
    before = words[max(0, at - 3) : at]
    return any(word[0].isdigit() or word in numbers.small or word in numbers.scales for word in before)


def _is_worn(text: str, row: Tokens, first: int, last: int) -> bool:
    """The number on a player's back, between a name and its verb: "quarterback Lee Kim (4) celebrates"."""
    words, starts = row.words, row.starts
    if first < 3 or len(words[first]) > 2 or words[last : last + 1] != [")"] or last + 1 >= len(words):
        return False
    named = all(words[at][0].isalpha() and text[starts[at]].isupper() for at in (first - 2, first - 3))
    verb = words[last + 1]
    return named and verb.endswith("s") and verb not in noun_words().stops and text[starts[last + 1]].islower()


def _is_short_year(row: Tokens, first: int, last: int) -> bool:
    """Whether two digits behind an apostrophe are a year: "the Class of '68", "the '70-71 season"."""
    words = row.words
    if words[first - 2] in _OF_YEARS:
        return True
    sign, second = words[last : last + 1], "".join(words[last + 1 : last + 2])
    return sign in (["-"], ["–"], ["/"]) and len(second) == 2 and second.isdecimal()


_OF_YEARS = frozenset({"of", "in", "since", "summer", "winter", "spring", "back"})
_AGE_GROUPS = frozenset({"under", "over", "u"})


def _is_age_group(row: Tokens, first: int, last: int) -> bool:
    """ "the Under-21 coach", "over-60s": a team or an age group, where no unit follows."""
    words = row.words
    return len(words[first]) == 2 and (last >= len(words) or words[last] == "s" or words[last].isalpha())


def _is_telephone(row: Tokens, at: int) -> bool:
    """Whether groups of three digits or more run on around the sign at token `at`: 555-0134, 020-7946-0958."""
    words, starts, ends = row.words, row.starts, row.ends
    groups, step, begin = 0, at, at
    while (
        groups < 4
        and step + 1 < len(words)
        and words[step] in "-."
        and ends[step] == starts[step + 1]
        and words[step + 1].isdecimal()
    ):
        if len(words[step + 1]) < 3:
            return False
        groups, step = groups + 1, step + 2
    before = words[at - 1]
    if groups >= 2:
        return True
    numbered = not lexicon.words("rejections", "telephone", "near").isdisjoint(words[max(0, begin - 4) : begin])
    if groups != 1 or len(before) != 3 or len(words[at + 1]) != 4:
        return False
    return numbered or words[at + 1][0] == "0" or (at > 3 and _opens_telephone(row, at - 3))


def _opens_telephone(row: Tokens, at: int) -> bool:
    """Whether three digits in brackets are of an area, before the rest of a telephone number: (555) 386-1386."""
    words, behind = row.words, row.words[at + 1 : at + 5]
    shaped = len(behind) == 4 and (behind[0], behind[2]) == (")", "-") and words[at - 1] == "("
    return shaped and [len(word) for word in (words[at], behind[1], behind[3])] == [3, 3, 4] and behind[3].isdecimal()


def _names(text: str, row: Tokens, first: int, last: int, table: _Words) -> bool:
    """Whether a word such as "section" or "flight" before digits makes them a name: no unit or plural follows."""
    words, starts = row.words, row.starts
    word = words[first - 1]
    if word in lexicon.words("rejections", "name", "named") and _ends_name(text, row, first - 1):
        return last >= len(words)  # "In Mongu district 31 drowned"
    if (
        word in ("number", "numbers")
        and first > 2
        and not noun_words().adjectives.isdisjoint(words[first - 3 : first - 1])
    ):
        return False  # "the injured number 413", "the injured now number 413"
    if word == "year":
        schooled = words[last : last + 1] and words[last] in lexicon.words("rejections", "grade", "schooled")
        return bool(schooled) and text[starts[first - 1]].isupper() and (first < 2 or words[first - 2] != "this")
    if word == "octane" and last < len(words) and currency_after(text, row, last):
        return False  # "92-octane 6.75 pounds"
    if last >= len(words) or word in table.always:
        return True
    after = words[last]
    if after in table.after_name:
        return True
    if unit_after(text, row, last) is not None or after in ("million", "billion", "thousand"):
        return False
    if is_plural(after) and after not in lexicon.words("rejections", "name", "selling"):
        return not text[starts[last]].islower() or _grades(text, row, first)
    counted = words[last + 1 : last + 2]  # "during the week 79 new cases"
    described = text[starts[last]].islower() and after not in noun_words().stops
    return not (described and counted and is_plural(counted[0]) and text[starts[last + 1]].islower())


def _grades(text: str, row: Tokens, first: int) -> bool:
    """Whether the word before digits tells of which sort a plural is: "type 2 diabetes", "Grade 12 learners"."""
    word, before = row.words[first - 1], row.words[first - 2] if first > 1 else ""
    if first > 1 and text[row.starts[first - 1]].isupper():
        return True
    return word in lexicon.words("rejections", "grade", "before") and (word == "type" or before not in _ARTICLES)


_ARTICLES = frozenset({"the", "a", "this", "that", "each", "every", "one"})


def _ends_name(text: str, row: Tokens, at: int) -> bool:
    """Whether a word in small letters is the last of a name: "Mongu district"."""
    starts = row.starts
    return at > 0 and text[starts[at]].islower() and text[starts[at - 1]].isupper()


def _is_address(text: str, row: Tokens, last: int, table: _Words) -> bool:
    """Whether a capitalised street name follows: 10 Downing Street, 16-18 Industrial Avenue."""
    words, starts = row.words, row.starts
    step = last
    if step + 1 < len(words) and words[step] in "-–" and words[step + 1].isdecimal():
        step += 2
    for at in range(step, min(step + 4, len(words))):
        word = words[at]
        if not word[0].isalpha() or not text[starts[at]].isupper():
            return False
        if word in table.streets:
            return True
    return False
