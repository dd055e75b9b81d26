"""Which way a figure moved, and by how much: "rose 3 percent to 12", "a 25% drop", "two weeks longer".

The size of a change and the level it led to are figures of their own ("rose 3 % to 12"), and while a sentence is read
both have the direction. What earlier level a level names, and which of them tells the direction, is in `levels`.
"""

from __future__ import annotations

from itertools import pairwise

from crossfoot import lexicon
from crossfoot.mentions.change_words import change_words
from crossfoot.mentions.directions import set_direction
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.tokens import Tokens


def settle_points(row: Tokens, figures: list[Figure]) -> None:
    """Make percentage points of points between shares: "by 1.7 points to 24.9 percent", "42 percent, up 3 points".

    So are those of a margin of error, and parts of a point by which rates move.
    """
    for figure in figures:
        if figure.head == "point" and _is_of_shares(row.words, figure):
            _of_percent(figure)
    for before, after in pairwise(figures):
        between = row.words[before.end : after.begin]
        if (
            before.head == "point"
            and after.unit == "percent"
            and (between == ["to"] or _leads_by(row, before, between))
        ):
            _of_percent(before)
        elif after.head == "point" and before.unit == "percent" and before.trend is None and between[-1:] in _MOVED:
            _of_percent(after)


_MOVED = (["up"], ["down"])


def _leads_by(row: Tokens, figure: Figure, between: list[str]) -> bool:
    """Whether the shares of the vote stand behind the points of a lead: "leads by 6 points, 46 percent to 40"."""
    return between == [","] and not _LEADS.isdisjoint(row.words[max(0, figure.begin - _LEAD) : figure.begin])


_LEADS = frozenset({"lead", "leads", "led", "leading", "ahead", "trails", "trailed", "behind"})
_LEAD = 6


def _is_of_shares(words: list[str], figure: Figure) -> bool:
    """ "a margin of error of 3 points", "rates were cut by a quarter point"."""
    if figure.form == "fraction":
        return not _RATES.isdisjoint(words)
    return "margin" in words and "error" in words[: figure.begin]


_RATES = frozenset({"rate", "rates", "yield", "yields", "unemployment", "inflation"})


def _of_percent(figure: Figure) -> None:
    if figure.noun is not None and figure.noun[1] - figure.noun[0] > 1:
        return  # "index points"
    figure.unit, figure.kind, figure.noun, figure.head = "percentage_point", "percent", None, None
    figure.rules.append("unit.percentage_points")


def set_trends(row: Tokens, figures: list[Figure]) -> None:
    """Set `trend` on sizes of changes and on levels a verb leads to."""
    before = size = None
    told = not change_words().telling.isdisjoint(row.words)
    for figure in figures:
        if figure.trend is None and (told or figure.form == "times"):
            set_direction(row, figure)
        if figure.trend is None and before is not None and before.trend:
            if _said_again(row, before, figure) or (size is not None and _is_next_size(row, size, before, figure)):
                figure.move(before.trend, "change.again")
            elif _leads_to(row, before, figure):
                figure.move(before.trend, "change.reached")
        before = figure
        if figure.trend is not None and figure.rules[-1] in _SIZES and (figure.currency or figure.kind == "percent"):
            size = figure


def _said_again(row: Tokens, before: Figure, figure: Figure) -> bool:
    """ "190 points, or 0.6%"; "were down 2.3%, Burlington by 2.6%"."""
    between = row.words[before.end : figure.begin]
    if (
        figure.kind == before.kind == "percent"
        and between[-1:] == ["and"]
        and (between[0] in _PARTS or not between[1:])
    ):
        return before.rules[-1] in _SIZES  # "increases of 43 and 57 percent", "fell 3 percent in May and 7 in June"
    if before.unit is None and between in _LISTED and (figure.unit is None or figure.kind == "percent"):
        return before.rules[-1] in _SIZES  # "rose 12, 15 and 20 percent"
    if (figure.head == "point" or before.kind == "percent") and between in ([",", "or"], ["or"]):
        return True  # "rose 0.4% or 159.36 points", "grew 3 percent, or 40,000 tonnes"
    if between == ["("] and figure.kind == "percent" != before.kind and row.words[figure.end : figure.end + 1] == [")"]:
        return before.rules[-1] in _SIZES  # "fell 14 pence (3.2%)"
    if figure.kind not in ("percent", "money", "price"):
        return figure.kind == before.kind == "measurement" and between[-2:] == [",", "or"] and len(between) < 6
    if between in ([",", "or"], ["or"], ["(", "or"]) or (between[-1:] == ["by"] and len(between) < _AGAIN):
        return True  # "rose 28 percent, he said, and cooking gas by 54 percent"
    again = figure.kind != before.kind or row.words[figure.end : figure.end + 1] == ["since"]
    if between[-2:] == [",", "or"] and len(between) < 8 and again:
        return not _OTHERWISE & set(between)  # "rose 4.2% over the year, or £9,409"
    at_rates = between[-1:] == ["at"] == row.words[before.begin - 1 : before.begin]  # "grew at 92%, Oruva at 61%"
    return figure.kind == before.kind == "percent" and _is_item(row, between[: len(between) - at_rates])


_LISTED = ([","], ["and"], [",", "and"])
_PARTS = frozenset({"in", "for"})
"""Words between a size and its time or place, with another to follow: "3 percent in May and 7 in June"."""
_SIZES = frozenset({"change.noun", "change.size", "change.again"})
SIZES = _SIZES | {"change.compound", "change.compared", "change.multiple", "change.sign"}
"""Rules of figures that tell how much changed."""
_AGAIN = 12
"""Tokens between the size of a change and the next that "by" tells."""


def _is_next_size(row: Tokens, size: Figure, before: Figure, figure: Figure) -> bool:
    """Whether a verb told once governs the next size too: "rose 5% to 315 for flats and 10% to 239 for houses"."""
    words = row.words
    if size.currency:  # "gold fell $12 to $2,030 an ounce and silver 87 cents to $23.10"
        levels = words[size.end : size.end + 1] == ["to"] == words[figure.end : figure.end + 1]
        levels = levels and figure.currency and size is not before and words[size.begin - 1] != "by"
        return levels and _is_item(row, words[before.end : figure.begin])
    between = words[size.end : figure.begin]
    if figure.kind != "percent" or between[-1:] != ["and"] or len(between) > _AGAIN or figure.end >= len(words):
        return False
    one, other = words[size.end], words[figure.end]
    alike = one == other in _BEHIND_SIZES or {one, other} <= lexicon.words("changes", "periods")
    return alike and change_words().verbs.keys().isdisjoint(between)


_BEHIND_SIZES = frozenset({"to", "for", "in", "from", "on", "at"})
"""Words behind two sizes alike that show the second to go on with the first."""


def _is_item(row: Tokens, between: list[str]) -> bool:
    """Whether a list goes on with another name: "Burglaries are up 16% on last year, car thefts 22%"."""
    at = max((at for at, word in enumerate(between) if word in (",", "and", ";")), default=-1)
    name = between[at + 1 :]
    return at >= 0 and 0 < len(name) < 4 and len(between) < 9 and all(map(_may_name, name))


def _may_name(word: str) -> bool:
    named = word[0].isalpha() and word not in change_words().verbs
    return named and (word == "us" or word not in noun_words().stops)  # "US crude"


def _leads_to(row: Tokens, before: Figure, figure: Figure) -> bool:
    """ "rose 3 % to 9,412 dollars", "gained 1% to close at 1,478": the level that a change of that size led to."""
    between = row.words[before.end : figure.begin]
    if not between or before.rules[-1] not in _LEADING_SIZES:
        return False
    aside = between[0] == "," and "," in between[-3:-1] and between[-1] == "to"
    aside = aside or (between[0] in _WHEN and between[-1] == "to")
    if len(between) > (_ASIDE if aside else 6):
        return False
    return (between[-1] in ("to", "at") or between[-2:] == ["close", "of"]) and not _OTHERWISE & set(between)


_LEADING_SIZES = frozenset({"change.size", "change.again", "change.multiple", "change.noun"})
_WHEN = frozenset({"in", "during", "over"})
"""Words that open the time between a size and its level: "fell 4 percent in the second quarter of the year to 12"."""
_ASIDE = 14
"""Tokens of an aside between commas that may part a size from the level it led to, commas and all."""
_OTHERWISE = frozenset({"and", "while", ";", "but", "(", "up", "down"})
