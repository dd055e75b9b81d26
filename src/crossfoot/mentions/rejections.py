"""Numbers that are not figures, each with the reason: ordinals, names, scores, idioms, the pronoun "one"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.currencies import currency_before, money
from crossfoot.mentions.denominations import unit_after
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import KINDS, is_plural, noun_words
from crossfoot.mentions.scales import Numeral, number_words
from crossfoot.mentions.tokens import Tokens, tokens

_ERAS = frozenset({"bc", "ad", "bce", "ce", "b.c.", "a.d.", "b.c.e.", "c.e."})


class Rejected(NamedTuple):
    """A number that is no figure."""

    start: int
    end: int
    reason: str


class _Words(NamedTuple):
    names: frozenset[str]
    always: frozenset[str]
    after_name: frozenset[str]
    pronoun_before: frozenset[str]
    pronoun_after: frozenset[str]
    grades: frozenset[str]
    yearly: frozenset[str]
    suffixes: frozenset[str]
    scores: frozenset[str]
    streets: frozenset[str]
    suspects: frozenset[str]
    """Words before a number that may make it no figure."""
    idioms: dict[str, list[tuple[tuple[str, ...], int]]]


@cache
def _words() -> _Words:
    entries = lexicon.load("rejections")
    name, pronoun = entries["name"], entries["pronoun"]
    return _Words(
        frozenset(name["before"]), frozenset(name["always"]), frozenset(name["after"]), frozenset(pronoun["before"]),
        frozenset(pronoun["after"]), frozenset(entries["grade"]["after"]), frozenset(entries["yearly"]["after"]),
        frozenset(entries["ordinal"]["suffixes"]), frozenset(entries["score"]["verbs"]),
        frozenset(entries["address"]["after"]), frozenset((*name["before"], *_ERAS, "#", ".", "p")),
        _idioms(entries["idiom"]["phrases"]),
    )  # fmt: skip


def _idioms(phrases: list[str]) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Each idiom under each of its number words: the phrase and where in it that word stands."""
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    starters = number_words().starters
    for phrase in phrases:
        words = tuple(tokens(phrase).words)
        for place, word in enumerate(words):
            if word in starters or word[0].isdigit():
                table.setdefault(word, []).append((words, place))
    return table


def rejection(text: str, row: Tokens, numeral: Numeral) -> str | None:
    """Why the number at `numeral` is no figure, before its unit is known; None where nothing shows that it is not."""
    words, table, first = row.words, _words(), numeral.first
    word = words[first]
    if numeral.form == "ratio":
        return None
    at = first + 1 if word in ("a", "an") and first + 1 < numeral.last else first  # "thanks a million"
    if words[at] in table.idioms and _in_idiom(words, at, table.idioms[words[at]]):
        return "idiom"
    if numeral.form == "digits":
        return _digits(text, row, numeral, table)
    if word == "one" and numeral.last == first + 1:
        return _one(row, first, table)
    return _spelled(text, row, numeral)


def _in_idiom(words: list[str], first: int, idioms: list[tuple[tuple[str, ...], int]]) -> bool:
    for phrase, place in idioms:
        begin = first - place
        if begin >= 0 and tuple(words[begin : begin + len(phrase)]) == phrase:
            return True
    return False


_DIGITS = frozenset("0123456789")


def _is_spaced_telephone(words: list[str], first: int) -> bool:
    """Three groups of digits or more, of nine digits or more: +44 20 7946 0958."""
    groups = 0
    while groups < 5 and first + groups < len(words) and words[first + groups].isdecimal():
        groups += 1
    return groups >= 3 and len("".join(words[first : first + groups])) >= 9 and len(words[first + 1]) != 3


_HARMLESS = frozenset({",", ")", "%", ";", "]", '"', "”", "°", "’", "'", "!", "?"})
"""Signs that may touch digits without changing what they are."""


def _digits(text: str, row: Tokens, numeral: Numeral, table: _Words) -> str | None:
    words, starts, ends = row
    first, last = numeral.first, numeral.last
    word = words[first]
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return "code"
    if last < len(words):
        after = words[last]
        if ends[last - 1] == starts[last]:
            if after not in _HARMLESS and (reason := _suffixed(text, row, numeral, table)):
                return reason
            if after in "-–" and _is_address(text, row, last, table):
                return "address"
        elif after[0] in _DIGITS:
            if after.isdecimal() and ((after[0] == "0" and len(after) > 2) or _is_spaced_telephone(words, first)):
                return "telephone"
        elif text[starts[last]].isupper():
            if after in _ERAS:
                return "year"
            if after in table.after_name:
                return "name"
            if _is_address(text, row, last, table):
                return "address"
    if first == 0:
        return None
    before = words[first - 1]
    if ends[first - 1] == starts[first]:
        if before == "(" or before == "$":
            return None
        reason = _joined(text, row, first, last)
        return reason or ("address" if before in "-–" and _is_address(text, row, last, table) else None)
    if before not in table.suspects:
        return None
    if before in _ERAS:
        return "year" if len(before) > 2 or text[starts[first - 1]].isupper() else None
    if before == "#" or (before == "." and first > 1 and words[first - 2] in _NUMBERED and not numeral.scaled):
        return "number"
    if before == "." and first > 1 and words[first - 2] in _MONTHS and numeral.value <= 31 and not numeral.scaled:
        return "date"  # "paid nov. 6" in a text without capitals
    if before == "p":  # the S&P 500
        return "name" if first > 1 and words[first - 2] in ("&", "s") and text[starts[first - 1]].isupper() else None
    if before not in table.names or numeral.scaled or currency_before(text, row, first) is not None:
        return None
    return "name" if _names(text, row, first, last, table) else None


def _suffixed(text: str, row: Tokens, numeral: Numeral, table: _Words) -> str | None:
    """What letters or signs that touch the digits make of them: 22nd, 5G, 1:36, 49ers."""
    words, starts, ends = row
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
    if (
        after.isalpha()
        and not numeral.scaled
        and after not in number_words().short
        and unit_after(text, row, last) is None
    ):
        return "name"
    return None


def _joined(text: str, row: Tokens, first: int, last: int) -> str | None:
    """What stands right before the digits, without a space: letters (COVID-19, S23), a colon, a point, a slash."""
    words, starts, ends = row
    before = words[first - 1]
    if before == "m" and "." in words[first] and text[starts[first - 1]] == "M":
        return None  # M6.2, a magnitude
    if before[-1].isalpha():
        return None if currency_before(text, row, first) is not None or before in ("~", "sub") else "name"
    if before == "#":
        return "number"
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
    stem = words[first - 2]
    if before == "." and currency_before(text, row, first) is not None:
        return None  # "Rs.43"
    if before in "-." and stem[0].isdigit() and len(stem) >= 3 and _is_telephone(row, first - 1):
        return "telephone"
    if not stem[-1].isalpha() or stem in _PREFIXES or stem in number_words().small:
        return None
    return None if len(stem) > 1 and f"{stem}$" in money().prefixes else "name"


_MONTHS = frozenset({"jan", "feb", "apr", "aug", "sept", "sep", "oct", "nov", "dec"})
_NUMBERED = frozenset({"no", "nos", "op", "art", "sec", "fig", "figs", "pp", "ch", "vol", "para", "w.p"})
_PHONES = frozenset(
    {"call", "phone", "tel", "telephone", "dial", "fax", "number", "ring", "contact", "hotline", "text"}
)
_PREFIXES = frozenset(
    {"foot", "ft", "minus", "magnitude", "to", "sub", "pre", "under", "over", "mid", "a", "and", "or", "plus"}
)


def _is_telephone(row: Tokens, at: int) -> bool:
    """Whether groups of three digits or more run on around the sign at token `at`: 555-0134, 020-7946-0958."""
    words, starts, ends = row
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
    numbered = any(word in _PHONES for word in words[max(0, begin - 4) : begin])
    return groups == 1 and len(before) == 3 and len(words[at + 1]) == 4 and (numbered or words[at + 1][0] == "0")


def _names(text: str, row: Tokens, first: int, last: int, table: _Words) -> bool:
    """Whether a word such as "section" or "flight" before digits makes them a name: no unit or plural follows."""
    words, starts, _ = row
    word = words[first - 1]
    if last >= len(words) or word in table.always:
        return True
    after = words[last]
    if after in table.after_name:
        return True
    if unit_after(text, row, last) is not None or after in ("million", "billion", "thousand"):
        return False
    return not (is_plural(after) and text[starts[last]].islower())


def _is_address(text: str, row: Tokens, last: int, table: _Words) -> bool:
    """Whether a capitalised street name follows: 10 Downing Street, 16-18 Industrial Avenue."""
    words, starts, _ = row
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


def _one(row: Tokens, at: int, table: _Words) -> str | None:
    words = row.words
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    bounded = before in ("least", "than", "most", "exactly", "about", "fewer") or before in noun_words().before
    if after in ("or", "to") and at + 2 < len(words) and words[at + 2] in number_words().small:
        return None
    if before in table.pronoun_before or (after in table.pronoun_after and not bounded):
        return "pronoun"
    return None


def _spelled(text: str, row: Tokens, numeral: Numeral) -> str | None:
    """Number words inside a compound ("production-four-door") or an ordinal use ("the third")."""
    words, starts, ends = row
    first = numeral.first
    if (
        first > 1
        and words[first - 1] == "-"
        and ends[first - 2] == starts[first - 1]
        and ends[first - 1] == starts[first]
    ):
        stem = words[first - 2]
        if stem[0].isalpha() and stem not in _PREFIXES and stem not in number_words().small:
            return "name"
    before = words[first - 1] if first else ""
    if before.endswith(("'s", "’s")) and (words[first] == "dozen" or text[starts[first]].isupper()):
        return "idiom" if words[first] == "dozen" else "name"
    if numeral.form == "words" and numeral.value <= 12 and before in ("past", "at", "till", "until"):
        return _spoken_clock(row, numeral)
    return None


def _spoken_clock(row: Tokens, numeral: Numeral) -> str | None:
    """ "resumes at ten", "half past eleven": an hour where nothing is counted and nothing stands at it."""
    words, first, last = row.words, numeral.first, numeral.last
    if words[first - 1] != "past" and first > 1 and words[first - 2] in _STANDING:
        return None
    return "clock" if last >= len(words) or words[last] in (".", ",", "and", ";", "on", "in") else None


_STANDING = frozenset(
    {
        "stood",
        "stands",
        "put",
        "puts",
        "remains",
        "remained",
        "stand",
        "estimated",
        "set",
        "is",
        "was",
        "were",
        "are",
        "be",
    }
)


def unsupported(text: str, row: Tokens, figure: Figure, before: list[Figure]) -> str | None:
    """Why a figure that found neither unit, noun nor hedge is none; None where it may stand."""
    words, starts, _ = row
    first = figure.first
    if figure.unit is None and figure.hedge is None and figure.begin == first:
        if words[first] == "one" and figure.last == first + 1:
            return "pronoun" if not _governed(row, first) else None
        if figure.form == "digits" and not figure.scaled:
            if (
                figure.last < len(words)
                and words[figure.last].isalpha()
                and row.ends[figure.last - 1] == starts[figure.last]
            ):
                return "name"  # 3M
            if len(words[first]) == 4 and words[first].isdecimal() and _is_year(row, figure):
                return "year"
            if (
                first
                and _after_name(text, row, first)
                and not _listed(row, figure, before)
                and not (before and before[-1].currency and before[-1].unit_end == first)  # "17 USD 25"
            ):
                return "name"
    if figure.noun and figure.form == "digits" and figure.hedge is None and figure.last == first + 1:
        noun = words[figure.noun[0]]
        upper = text[starts[figure.noun[0]]].isupper()
        if (
            words[first].isdecimal()
            and 1900 <= figure.value <= 2099
            and (upper or _is_yearly(row, figure, figure.noun))
        ):
            return "year"
        if noun in _words().grades or (upper and noun in _words().after_name):
            return "name"
    return None


def _is_yearly(row: Tokens, figure: Figure, noun: tuple[int, int]) -> bool:
    """Whether four digits before a noun are its year: "2025 volumes", "the 2020 protests", "a 2012 law"."""
    words, first = row.words, figure.first
    head = words[noun[1] - 1]
    if not is_plural(head) or head in _words().yearly:
        return True
    before = words[first - 1] if first else ""
    return figure.unit not in KINDS and (before in _OWNING or before.endswith(("'s", "’s")))


_OWNING = frozenset({"the", "its", "their", "his", "her", "our", "early", "late", "mid", "since", "full-year"})


def _is_year(row: Tokens, figure: Figure) -> bool:
    """Whether four bare digits are a year; before 1900 only after a word that dates."""
    if 1900 <= figure.value <= 2099:
        return True
    before = row.words[figure.first - 1] if figure.first else ""
    return 1500 <= figure.value < 1900 and before in (",", "in", "since", "until", "before", "after", "(")


def _listed(row: Tokens, figure: Figure, before: list[Figure]) -> bool:
    """Whether a number after a name goes on a list of numbers: "30 jets, Vietnam 12 and Laos two"."""
    if not before or before[-1].unit is None or not {",", "and", ";"} & set(row.words[before[-1].last : figure.first]):
        return False
    return figure.last >= len(row.words) or row.words[figure.last] in (
        ",",
        ".",
        "and",
        ";",
        ")",
        "in",
        "from",
        "by",
        "of",
        "for",
        "-",
    )


def _governed(row: Tokens, at: int) -> bool:
    """Whether a verb of killing or a joining word before a bare "one" shows that it counts: "killing one"."""
    before = row.words[at - 1] if at else ""
    return (
        before in noun_words().before
        or before in ("and", "between", "to", "or")
        or (at + 1 < len(row.words) and row.words[at + 1] in ("or", "to", "-", "in", "out"))
    )


def _after_name(text: str, row: Tokens, at: int) -> bool:
    """Whether a capitalised word, not the first of its sentence, stands right before the digits: "Cessna 172"."""
    words, starts, ends = row
    word = words[at - 1]
    if at == 1 or not word[0].isalpha() or not text[starts[at - 1]].isupper() or ends[at - 1] + 1 < starts[at]:
        return False
    return word not in noun_words().stops and word not in noun_words().before


def is_score(text: str, row: Tokens, first: int, last: int) -> bool:
    """Whether two numbers joined by a hyphen are the result of a game."""
    words, scores = row.words, _words().scores
    return any(word in scores for word in words[max(0, first - 6) : first]) or any(
        word in scores for word in words[last : last + 3]
    )
