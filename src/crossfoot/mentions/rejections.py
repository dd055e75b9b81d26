"""Numbers that are not figures, each with the reason: ordinals, names, scores, idioms, the pronoun "one"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.nouns import is_plural
from crossfoot.mentions.numerals import Numeral, number_words
from crossfoot.mentions.tokens import Tokens, tokens


class Rejected(NamedTuple):
    """A number that is no figure."""

    start: int
    end: int
    reason: str


class _Words(NamedTuple):
    names: frozenset[str]
    pronoun_before: frozenset[str]
    pronoun_after: frozenset[str]
    suffixes: frozenset[str]
    scores: frozenset[str]
    streets: frozenset[str]
    idioms: dict[str, list[tuple[tuple[str, ...], int]]]


@cache
def _words() -> _Words:
    entries = lexicon.load("rejections")
    pronoun = entries["pronoun"]
    return _Words(
        frozenset(entries["name"]["before"]), frozenset(pronoun["before"]), frozenset(pronoun["after"]),
        frozenset(entries["ordinal"]["suffixes"]), frozenset(entries["score"]["verbs"]),
        frozenset(entries["address"]["after"]), _idioms(entries["idiom"]["phrases"]),
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
    """Why the number at `numeral` is no figure; None where nothing shows that it is not."""
    words, starts, ends = row
    first, last = numeral.first, numeral.last
    word = words[first]
    table = _words()
    for phrase, place in table.idioms.get(word, ()):
        begin = first - place
        if begin >= 0 and tuple(words[begin : begin + len(phrase)]) == phrase:
            return "idiom"
    if numeral.form == "digits":
        return _digits(text, row, numeral, table)
    if word == "one" and last == first + 1:
        return _one(text, row, first, table)
    return _spelled(row, numeral)


def _digits(text: str, row: Tokens, numeral: Numeral, table: _Words) -> str | None:
    words, starts, ends = row
    first, last, count = numeral.first, numeral.last, len(row.words)
    after = words[last] if last < count else ""
    touches = last < count and ends[last - 1] == starts[last]
    if touches and after in table.suffixes:
        return "ordinal"
    if touches and after == "g" and numeral.value <= 6:
        return "generation"
    if touches and after == "s" and numeral.value % 10 == 0:
        return "decade"
    if first == 0:
        return None
    before = words[first - 1]
    joined = ends[first - 1] == starts[first]
    if joined and _in_name(text, row, first):
        return "name"
    if before == "#" or (before == "." and first > 1 and words[first - 2] in ("no", "nos") and not numeral.scaled):
        return "number"
    if _is_telephone(row, first, last):
        return "telephone"
    if before in table.names and not joined and not numeral.scaled and _names(text, row, first, last):
        return "name"
    if after in table.streets and last < count and text[starts[last]].isupper() and not is_plural(after):
        return "address"
    return None


def _in_name(text: str, row: Tokens, first: int) -> bool:
    """Whether letters run into the digits: COVID-19, F-35, G20, RON-95. Currency letters are no name."""
    words, starts, ends = row
    before = words[first - 1]
    if before in "-–/." and first > 1 and ends[first - 2] == starts[first - 1]:
        stem = words[first - 2]
        raw = text[starts[first - 2] : ends[first - 2]]
        if before == "." and not stem[-1].isdigit():
            return stem[0].isalpha()
        if stem == "minus":
            return False
        return (
            stem[0].isalpha()
            and (before == "/" or raw[0].isupper() or len(stem) <= 2)
            and stem not in ("magnitude", "mid", "sub", "pre")
        )
    return False


def _is_telephone(row: Tokens, first: int, last: int) -> bool:
    """Three or more groups of digits joined by hyphens or points, or a plus sign before a long run of them."""
    words, starts, ends = row
    step, groups = last, 1
    while (
        step + 1 < len(words) and words[step] in "-." and ends[step - 1] == starts[step] and words[step + 1].isdecimal()
    ):
        if len(words[step + 1]) < 3:
            break
        groups, step = groups + 1, step + 2
    return groups >= 3 or (groups == 2 and len(words[last - 1]) == 3 and len(words[last + 1]) == 4)


def _names(text: str, row: Tokens, first: int, last: int) -> bool:
    """Whether a word such as "section" or "flight" before digits makes them a name: no unit or plural follows."""
    words, starts, ends = row
    if last < len(words):
        after = words[last]
        if after in ("%", "percent", "per", "million", "billion", "thousand", "$") or (
            is_plural(after) and not text[starts[last]].isupper()
        ):
            return False
        if after == "," and last + 1 < len(words) and is_plural(words[last + 1]):
            return False
    return True


_CAPITAL = re.compile(r"[A-Z]")


def _one(text: str, row: Tokens, at: int, table: _Words) -> str | None:
    words, starts, ends = row
    before = words[at - 1] if at else ""
    if before in table.pronoun_before:
        return "pronoun"
    after = words[at + 1] if at + 1 < len(words) else ""
    hedged = (
        before in ("least", "than", "exactly", "about", "only", "just")
        or before.endswith("ing")
        or before in ("killed", "injured", "wounded")
    )
    if not after or not after[0].isalpha():
        return None if hedged or after in ("-", "") else "pronoun"
    if after in table.pronoun_after and not hedged:
        return "pronoun"
    return None


def _spelled(row: Tokens, numeral: Numeral) -> str | None:
    words = row.words
    first, last = numeral.first, numeral.last
    before = words[first - 1] if first else ""
    if (
        numeral.form == "fraction"
        and numeral.last - numeral.first == 1
        and before in ("first", "second", "other", "better", "latter")
    ):
        return "ordinal"
    return None


def is_score(text: str, row: Tokens, first: int, last: int) -> bool:
    """Whether two numbers joined by a hyphen are the result of a game."""
    words = row.words
    near = words[max(0, first - 6) : first] + words[last : last + 3]
    return any(word in _words().scores for word in near)
