"""Candidates of a sentence and the figure each makes by itself: number, currency, unit or noun, hedge."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress

from crossfoot import lexicon
from crossfoot.mentions.amounts import (
    half_behind,
    per_behind,
    rate_behind,
    unit_behind,
    unit_inside,
)
from crossfoot.mentions.bounding import take_hedge
from crossfoot.mentions.counts import count_or_age
from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.currency_words import before_closers, nouns_before
from crossfoot.mentions.denominations import ADVERBS, after_openers
from crossfoot.mentions.exchanges import bought, exchanged, may_be_bought, per_currency
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.furniture import is_of_page
from crossfoot.mentions.minuses import DIGITS, SIGNS, below_zero, take_sign, undo_sign
from crossfoot.mentions.models import past_model
from crossfoot.mentions.nouns import KINDS, is_plural
from crossfoot.mentions.numerals import lettered, read_numeral, read_ratio
from crossfoot.mentions.payments import money_before, noun_before
from crossfoot.mentions.portions import is_one_unit
from crossfoot.mentions.refusals import PERCENT, refusal
from crossfoot.mentions.rejections import Rejected, is_one_more, unsupported
from crossfoot.mentions.scales import LARGEST, ONE, Numeral, number_words
from crossfoot.mentions.tokens import Remembered, Tokens

_CELL = 6
"""Tokens that a sentence has at most that is a number and no more."""
_ARTICLES = frozenset({"a", "an"})
_PERS = frozenset({"per", "for", "/", "a", "an", "every", "-", "of", *ADVERBS})
_EXCHANGED = frozenset({"to", "against", "per", "for"})


def candidates(row: Tokens) -> list[int]:
    """The tokens where a number may begin."""
    found = list(compress(range(len(row.words)), map(_may_begin.__getitem__, row.words)))
    return found or ([0] if len(row.words) <= _CELL and is_one_unit(row) else [])


@Remembered
def _may_begin(word: str) -> bool:
    """Whether a number may begin with a token."""
    return word in number_words().starters or word[0] in DIGITS


def figures_in(
    text: str,
    places: Places,
    row: Tokens,
    found: list[int],
    dates: list[tuple[int, int, str]],
    rejected: list[Rejected],
) -> list[Figure]:
    """The figures of a sentence, each read by itself; what is rejected goes to `rejected` with its reason."""
    figures: list[Figure] = []
    words, starts, ends = row.words, row.starts, row.ends
    taken, refused = 0, (-2, "")
    for at in found:
        if at < taken:
            continue
        numeral = _numeral(text, row, at)
        if numeral is None:
            rejected.append(Rejected(starts[at], ends[at], "no number"))
            continue
        taken = numeral.last
        if numeral.value > LARGEST:
            rejected.append(Rejected(starts[numeral.first], ends[taken - 1], "too large"))
            continue
        if taken < len(words) and words[taken] in ("in", "out", "of") and (ratio := read_ratio(row, numeral)):
            numeral, taken = ratio, ratio.last
        reason = (_dated(row, numeral, dates) if dates else None) or refusal(text, places, row, numeral, refused)
        if reason == "pronoun" and is_one_more(row, numeral.first, figures):
            reason = None
        if reason is None:
            figure = _figure(text, places, row, numeral, figures[-1].unit_end if figures else 0)
            if figure.value == 1 and figure.noun is not None and words[figure.end : figure.end + 1] == ["in"]:
                _one_in(row, figure)
            if is_of_page(row, figure):
                reason = "furniture"
            elif figure.unit is None or (figure.noun is not None and figure.form == "digits"):
                reason = unsupported(text, row, figure, figures)
            if reason is None:
                taken = figure.last if figure.unit is None else max(figure.last, figure.unit_end, _past_models(figure))
                figures.append(figure)
                continue
        refused = (numeral.last, reason)
        rejected.append(Rejected(starts[numeral.first], ends[numeral.last - 1], reason))
    return figures


def _past_models(figure: Figure) -> int:
    """The token after what is counted, where its name holds numbers: "54 A320s"."""
    noun, row = figure.noun, figure.row
    if noun is None or noun[1] - noun[0] < 2 or noun[0] < figure.last:
        return 0
    return noun[1] if any(past_model(row, at) is not None for at in range(noun[0], noun[1] - 1)) else 0


def _numeral(text: str, row: Tokens, at: int) -> Numeral | None:
    """The number at a token, or that begins with the point before it: ".5"."""
    words, numeral = row.words, None
    if at and words[at - 1] == "." and row.ends[at - 1] == row.starts[at]:
        numeral = read_numeral(row, at - 1)
    if numeral is None:
        numeral = read_numeral(row, at) if words[at] not in _ARTICLES else Numeral(ONE, at, at + 1, ONE, "words")
    if numeral is not None and numeral.last < len(words) <= _CELL:
        return lettered(text, row, numeral)
    return numeral


def _one_in(row: Tokens, figure: Figure) -> None:
    """ "one train in five": the noun stands inside the ratio."""
    at, words = figure.end + 1, row.words
    whole = read_numeral(row, at) if at < len(words) and words[at] in number_words().small else None
    if (
        whole is None
        or whole.value < 2
        or (whole.last < len(words) and words[whole.last].isalpha() and is_plural(words[whole.last]))
    ):
        return
    figure.value, figure.place, figure.noun = figure.value / whole.value, None, None
    figure.unit, figure.kind, figure.form = "dimensionless", "ratio", "ratio"
    figure.last = figure.end = figure.unit_end = whole.last
    figure.rules.append("ratio.one_in")


def _dated(row: Tokens, numeral: Numeral, dates: list[tuple[int, int, str]]) -> str | None:
    """The kind of date expression the number is part of."""
    if numeral.last < len(row.words) and row.words[numeral.last] in PERCENT and numeral.form == "digits":
        return None  # "in October 2012 - 50 per cent more"
    start, end = row.starts[numeral.first], row.ends[numeral.last - 1]
    at = bisect_left(dates, (end,)) - 1
    if at < 0 or start >= dates[at][1]:
        return None
    kind = dates[at][2]
    return None if kind == "year" and _is_total(row, numeral) else kind


def _is_total(row: Tokens, numeral: Numeral) -> bool:
    """Whether "of 1500" follows a word that asks for an amount: "an average of 1500"."""
    first, words = numeral.first, row.words
    return first > 1 and words[first - 1] == "of" and words[first - 2] in lexicon.words("contexts", "total")


def _figure(text: str, places: Places, row: Tokens, numeral: Numeral, taken: int) -> Figure:
    """The figure a number makes. Each rule is asked only where a word it needs stands beside the number."""
    figure = Figure(row, numeral)
    words = row.words
    count = len(words)
    if figure.begin:
        if words[figure.begin - 1] in SIGNS:
            take_sign(row, figure)
        if figure.begin and words[figure.begin - 1] in before_closers():
            money_before(text, places, row, figure, taken)
    if words[figure.first] in _ARTICLES and figure.last - figure.first > 4 and words[figure.first + 2] == "and":
        unit_inside(text, row, figure)
    if figure.unit is None and figure.last < count and words[figure.last] in after_openers():
        unit_behind(text, places, row, figure)
        if figure.unit_end < count and words[figure.unit_end] == "and" and figure.unit is not None:
            half_behind(row, figure)
    if figure.unit is None:
        count_or_age(text, row, figure)
        if figure.unit is None and figure.begin > taken and words[figure.begin - 1] in nouns_before():
            noun_before(places, row, figure)
        if figure.unit is None and figure.last + 1 < count and words[figure.last] == "per":
            rate_behind(text, row, figure)
        if figure.value < 0 and figure.unit in KINDS:
            undo_sign(figure)
    elif figure.unit_end < count and words[figure.unit_end] in _PERS:
        per_behind(text, row, figure)
        if figure.currency and figure.per:
            per_currency(figure)
    if figure.end < count and words[figure.end] == "below":
        below_zero(row, figure)
    if figure.unit is None and figure.last < count and words[figure.last] in ("-", "to"):
        _to_life(row, figure)
    if figure.end < count and words[figure.end] in _EXCHANGED:
        exchanged(places, row, figure)
    take_hedge(row, figure)
    if figure.begin > 1 and may_be_bought(figure):
        bought(places, row, figure)
    return figure


_TERMS = frozenset({"death", "years", "prison", "jail", "months"})


def _to_life(row: Tokens, figure: Figure) -> None:
    """Make a term in years of "sentenced to 25-to-life"."""
    words, at = row.words, figure.last
    if words[figure.begin - 1] in ("and", ",") and not _TERMS.isdisjoint(
        words[max(figure.begin - 4, 0) : figure.begin - 1]
    ):
        return  # "sentenced 13 people to death and 76 to life"
    if words[at : at + 4] == ["-", "to", "-", "life"] or words[at : at + 2] == ["to", "life"]:
        figure.unit, figure.kind = "year", "duration"
        figure.hedge_with("at_least", "to life", "hedge.from")
