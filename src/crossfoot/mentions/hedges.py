"""Words that shape the bounds of a number: "about", "at least", "up to", "or more".

A hedge shapes the number it touches, and no other: it does not reach over "and", "including" or a comma.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.tokens import Tokens, words_of

SHAPES = ("approx", "more_than", "at_least", "at_most", "less_than", "exact")
_ARTICLES = frozenset({"a", "an"})
_PREPOSITIONS = frozenset({"over", "under"})
"""Hedges that no article divides from their number: "questioned over a 2.3 billion zloty fraud"."""


class Hedge(NamedTuple):
    """A hedge and the bound it gives."""

    bound: str
    words: str
    edge: int
    """Its first token where it stands before the number, the token after it where it stands behind."""


_Phrase = tuple[tuple[str, ...], str, str]
"""The tokens of a hedge, its bound, and the hedge as it is shown."""


@cache
def _before() -> dict[str, dict[str, list[_Phrase]]]:
    """Phrases by their last token, then by the one before it, longest first; "" holds those of one token."""
    table: dict[str, list[_Phrase]] = {}
    entries = lexicon.load("hedges")
    for bound in SHAPES:
        for phrase in entries[bound]["phrases"]:
            words = words_of(phrase)
            table.setdefault(words[-1], []).append((words, bound, phrase))
    for found in table.values():
        found.sort(key=lambda item: -len(item[0]))
    return {last: _by_second_last(found) for last, found in table.items()}


def _by_second_last(phrases: list[_Phrase]) -> dict[str, list[_Phrase]]:
    alone = [item for item in phrases if len(item[0]) == 1]
    found: dict[str, list[_Phrase]] = {"": []}
    for item in phrases:
        if len(item[0]) > 1:
            found.setdefault(item[0][-2], []).append(item)
    return {before: [*longer, *alone] for before, longer in found.items()}


@cache
def _after() -> dict[str, list[_Phrase]]:
    table: dict[str, list[_Phrase]] = {}
    for phrase, bound in lexicon.load("hedges")["after"]["phrases"].items():
        words = words_of(phrase)
        table.setdefault(words[0], []).append((words, bound, phrase))
    for found in table.values():
        found.sort(key=lambda item: -len(item[0]))
    return table


@cache
def before_words() -> frozenset[str]:
    """Every token that can stand between a number and its hedge, or end the hedge."""
    return frozenset((*_before(), *_ARTICLES))


@cache
def after_words() -> frozenset[str]:
    """Every token that can open a hedge after a number."""
    return frozenset(_after())


def hedge_before(row: Tokens, first: int) -> Hedge | None:
    """The hedge whose words end just before token `first`, past "another", "a total of" and the like."""
    words, table = row.words, _before()
    edge, passed = first, False
    while edge > 0:
        word = words[edge - 1]
        known = table.get(word)
        found = _ending(words, edge, known) if known else None
        if found is None:
            if word in _ARTICLES and edge >= 2 and _may_hedge(words[edge - 2]) and not passed:
                edge, passed = edge - 1, True
                continue
            return None
        phrase, bound, name = found
        edge -= len(phrase)
        if bound != "exact":
            return Hedge(bound, name, edge)
        passed = True
    return None


def _may_hedge(word: str) -> bool:
    """Whether a word before an article may end a hedge of the number behind it: "about a 20 percent drop"."""
    return word in _before() and word not in _PREPOSITIONS


def _ending(words: list[str], edge: int, phrases: dict[str, list[_Phrase]]) -> _Phrase | None:
    before = words[edge - 2] if edge > 1 else ""
    for item in phrases.get(before) or phrases[""]:
        size = len(item[0])
        if size < 3 or (edge >= size and tuple(words[edge - size : edge]) == item[0]):
            return item
    return None


def hedge_after(row: Tokens, at: int) -> Hedge | None:
    """The hedge whose words begin at token `at`."""
    words = row.words
    if at >= len(words):
        return None
    for phrase, bound, name in _after().get(words[at], ()):
        size = len(phrase)
        if tuple(words[at : at + size]) == phrase:
            return Hedge(bound, name, at + size)
    return None


def bounds(bound: str, value: Decimal) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Best, lower and upper of a value hedged so.

    >>> bounds("at_least", Decimal(3))
    (Decimal('3'), Decimal('3'), None)
    """
    if bound == "exact":
        return value, value, value
    if bound in ("at_least", "more_than"):
        return value, value, None
    if bound in ("at_most", "less_than"):
        return value, None, value
    return value, None, None
