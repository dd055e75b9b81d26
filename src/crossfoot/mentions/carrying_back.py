"""Units told behind a figure with another: "six and seven miles", "55 out of 79 hospitals"."""

from __future__ import annotations

from crossfoot.mentions.carry_words import carry_words
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import is_plural, noun_words
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.wholes import THEM_OR_US


def carry_back(row: Tokens, figures: list[Figure], at: int) -> None:
    """From the figure after, where a word joins the two: "six and seven miles", "55 out of 79 hospitals"."""
    figure = figures[at]
    if at + 1 >= len(figures) or figure.form in ("times", "fraction", "ratio"):
        return
    after = figures[at + 1]
    if at + 2 < len(figures) and _is_share_of(row, figure, after, figures[at + 2]):
        figure.carry(figures[at + 2], "unit.carried_back")
        return
    if (
        after.unit is None
        or (after.kind == "percent" and figure.point > after.point and figure.point > ALL)
        or after.begin - figure.end > 5
        or (after.currency and figure.hedge is None and figure.begin and row.words[figure.begin - 1] == "$")
    ):
        return
    between = row.words[figure.end : after.begin]
    listed = (
        between in ([","], ["-", ","])
        and at + 2 < len(figures)
        and figures[at + 2].unit == after.unit
        and (after.noun is None or "unit.carried_back" in after.rules)
    )
    of = between[:1] == ["of"] and len(between) <= 4 and after.kind == "count" and THEM_OR_US.isdisjoint(between)
    if between == ["-"] and after.unit == "percent" and figure.kind == "count" and figure.point <= ALL:
        figure.carry(after, "unit.carried_back")  # "Democrats say 83 - 13 percent"
        return
    if _shares_noun(figure, after, between):
        figure.carry(after, "unit.carried_back")
        figure.noun = (figure.last, figure.last + len(between) - (2 if between[-2:] == [",", "and"] else 1))
        figure.end = figure.noun[1]
        return
    if (tuple(between) in carry_words().joined or listed or of) and not ("unit.carried_back" in after.rules and of):
        figure.carry(after, "unit.carried_back")


def _is_share_of(row: Tokens, figure: Figure, share: Figure, whole: Figure) -> bool:
    """ "303 (74%) of 412 patients": a percentage in brackets between a part and its whole."""
    words = row.words
    if share.unit != "percent" or whole.kind != "count" or whole.unit is None or words[figure.end] != "(":
        return False
    return words[share.end : whole.begin] in _OF_WHOLE


_OF_WHOLE = ([")", "of"], [")", "of", "the"], [")", "out", "of"])


def _shares_noun(figure: Figure, after: Figure, between: list[str]) -> bool:
    """ "600 mango and 450 neem trees", "18 Ugandan, six Rwandan and four Burundian drivers": each its own adjective."""
    joined = between[-2:] == [",", "and"]
    adjectives = between[: -2 if joined else -1]
    if not 0 < len(adjectives) < 3 or between[-1] not in ("and", ",", "or", "&") or after.kind != "count":
        return False
    if after.noun is None or figure.kind != "count" or figure.form not in ("digits", "words"):
        return False
    several = after.noun[1] - after.noun[0] > 1 or "unit.carried_back" in after.rules
    return several and not any(is_plural(word) for word in adjectives) and all(map(_may_describe, adjectives))


def _may_describe(word: str) -> bool:
    return word.isalpha() and word not in noun_words().stops and word not in noun_words().adjectives


ALL = 100
"""More per cent than these only a change has; a bare number above them counts something."""
