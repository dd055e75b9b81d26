"""The sentences that hold figures, as tokens, with each figure's place among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from crossfoot import lexicon
from crossfoot.facts.cues import KINDS_OF_THING, head_dimensions
from crossfoot.mentions.model import Mention
from crossfoot.mentions.pronouns import is_of_them
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.view import View
from crossfoot.values import Value


class Figure(Value):
    """A mention among the tokens of its sentence: tokens ``[first, stop)``, its number ``[number, after_number)``."""

    mention: int
    """The index of its mention."""
    first: int
    number: int
    """The token its number begins with; hedges stand before it."""
    after_number: int
    stop: int
    """The token from which its predicate is sought: behind its noun, or its number where no noun follows at once."""
    end: int
    """The token after its last."""
    dimension: str
    """What kind of measure fits it (see `dimension_of`)."""
    noun: str | None
    """The counted noun in lower case."""
    counts_people: bool
    """Whether its noun names people though its unit does not: 142 arrests."""
    converts: bool
    """Whether it only restates another in a different unit."""


class Sentence(Value):
    """One sentence with at least one figure. Its tokens' offsets are into the whole text."""

    tokens: Tokens
    words: list[str]
    figures: list[Figure]
    by_first: dict[int, Figure]
    """Figures by their first token."""
    by_stop: dict[int, Figure]
    """Figures by the token after their last."""
    vocabulary: frozenset[str]
    """Its words, to ask at once whether any of some words stands in it."""
    known: dict[Any, Any]
    """What rules found out of the whole sentence (see `of_sentence`)."""

    def place(self, figure: Figure) -> int:
        """Where a figure stands among those of the sentence."""
        return figure.mention - self.figures[0].mention

    def figure(self, mention: int) -> Figure:
        """The figure of a mention."""
        return self.figures[mention - self.figures[0].mention]


Found = TypeVar("Found")


def of_sentence(rule: Callable[[Sentence], Found]) -> Callable[[Sentence], Found]:
    """A rule that every figure asks and that answers for the whole sentence: worked out when first asked."""

    def asked(sentence: Sentence) -> Found:
        try:
            found: Found = sentence.known[rule]
        except KeyError:
            found = sentence.known[rule] = rule(sentence)
        return found

    return asked


def figure_sentences(view: View, mentions: list[Mention]) -> list[Sentence]:
    """The sentences that hold a mention, in order, each with its figures in order."""
    found: list[Sentence] = []
    at = 0
    for index, (_, end) in enumerate(view.sentences):
        begin = at
        while at < len(mentions) and mentions[at].start < end:
            at += 1
        if at > begin:
            found.append(_sentence(view.tokens(index), mentions, begin, at))
    return found


def _sentence(row: Tokens, mentions: list[Mention], begin: int, stop: int) -> Sentence:
    words, starts = row.words, row.starts
    figures = [_figure(at, mentions[at], words, starts) for at in range(begin, stop)]
    by_first = {figure.first: figure for figure in figures}
    by_stop = {figure.stop: figure for figure in figures}
    return Sentence(row, words, figures, by_first, by_stop, frozenset(words), {})


def _figure(at: int, mention: Mention, words: list[str], starts: list[int]) -> Figure:
    first = bisect_left(starts, mention.start)
    number = bisect_left(starts, mention.number[0], first)
    after_number = bisect_left(starts, mention.number[1], first)
    end = max(bisect_left(starts, mention.end, first), first + 1)
    # "26 have been liquidated": a mention without a noun may hold the predicate, which has to be read as one; so
    # too "84 of the bodies", whose noun is that of a total, and a noun carried from an earlier figure.
    apart = mention.noun is None or not APART.isdisjoint(mention.rules)
    stop = max(after_number, first + 1) if apart and mention.kind == "count" else end
    if words[stop : stop + 1] and words[stop] in CLOSING and first and words[first - 1] in CLOSING:
        stop, end = stop + 1, max(end, stop + 1)  # "'About 300' arrested", "'Nearly 40' houses"
    noun = mention.noun.lower() if mention.noun else None
    dimension = dimension_of(mention)
    if apart and mention.kind == "count" and dimension != "dimensionless" and is_of_them(words, stop):
        noun, dimension = None, "bare"  # "three of them in one landslide" are not landslides
    named = noun.rpartition(" ")[2] if noun and dimension in ("event", "thing") else ""
    people = head_dimensions().get(named) == "person"
    if named:
        dimension = "person" if named in people_by_the_group() else head_dimensions().get(named, dimension)
    converts = mention.converts is not None
    return Figure(at, first, number, after_number, stop, end, dimension, noun, people, converts)


CLOSING = frozenset({"'", "‘", "’", '"', "“", "”"})
"""Marks in which headlines set a figure that somebody else gives."""

CARRIED = frozenset({"unit.carried", "unit.carried_back", "people.again", "people.context"})
"""Rules by which a mention takes its unit from an earlier figure or the story, and no noun follows it."""

APART = CARRIED | {"noun.of", "noun.predicate"}
"""Rules by which the noun of a mention does not stand right behind its number."""


@cache
def people_by_the_group() -> frozenset[str]:
    """Nouns that count people by the group: families."""
    return frozenset(lexicon.load("grammar")["groups"]["words"])


def dimension_of(mention: Mention) -> str:
    """What kind of measure fits a mention: a kind of thing, ``thing``, ``bare`` for a number alone, or a dimension.

    ``money_per`` is money for an amount of goods, ``money`` money alone or for a time, ``money_rate`` one currency
    for another.
    """
    kind, unit = mention.kind, mention.unit
    _, _, per = unit.partition("/")
    if len(per) == 3 and per.isupper():
        return "money_rate"
    if kind == "count":
        if "change.multiple" in mention.rules:  # doubled
            return "dimensionless"
        if "number.foreseen" in mention.rules:
            return "dimensionless"
        alone = unit == "dimensionless" or (mention.noun is None and "people.context" in mention.rules)
        if alone and mention.best is not None and (mention.best % 1 or _is_measured(mention)):  # a quarter of the cards
            return "dimensionless"
        counted = unit.partition("/")[0]  # 12,000 vans a year are vans
        return "bare" if alone else counted if counted in KINDS_OF_THING else "thing"
    if kind in ("price", "money"):
        return "money" if not per or per in TIMES else "money_per"
    if kind in ("duration", "age"):
        return "time"
    if kind == "measurement":
        known = unit_dimensions()
        return known.get(unit) or known.get(unit.partition("/")[0], "other")
    return "percent" if kind == "percent" else "dimensionless"


def _is_measured(mention: Mention) -> bool:
    """Whether a number is printed with decimals, which no count is: "the quake measured 8.0"."""
    return mention.rounding is not None and mention.rounding < HALF


HALF = Decimal("0.5")


@cache
def unit_dimensions() -> dict[str, str]:
    """The dimension of each unit of ``lexicon/dimensions.toml``."""
    return {unit: dimension for dimension, units in lexicon.load("dimensions").items() for unit in units}


TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"})
