"""A direction that is told behind a figure: "12 percent less than", "a 25% drop", "two weeks longer"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.change_words import COMPARED, ChangeWords
from crossfoot.mentions.currency_words import money
from crossfoot.mentions.date_words import is_year
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import is_plural, noun_words


def told_behind(words: list[str], figure: Figure, table: ChangeWords) -> None:
    """ "12 percent less than", "a 12 percent rise", "12 points up", "two weeks longer"."""
    after = words[figure.end] if figure.end < len(words) else ""
    if after in COMPARED and _is_difference(figure):
        return _compare(figure, COMPARED[after], "change.compared")
    described = figure.kind == "count" and figure.noun is not None and not is_plural(words[figure.end - 1])
    described = described or (figure.unit is None and figure.scaled)  # "a 2.2 million drop"
    if figure.kind in ("percent", "price", "money") or figure.head == "point" or described:
        if way := table.nouns.get(after):  # "a 12 percent rise", "a 200,000 job increase"
            figure.end += 1
            return figure.move(way, "change.noun")
        if way := table.after.get(after) or _settled(words, figure.end, table):
            return _compare(figure, way, "change.size")
        if figure.unit == "percent" and (way := _change_of(words, figure.end, table)):
            return figure.move(way, "change.compound")
    if figure.kind in ("measurement", "duration", "percent") and (way := table.longer.get(after)):
        return _compare(figure, way, "change.compared")  # "3kg heavier than", "two weeks longer"
    return None


def _settled(words: list[str], at: int, table: ChangeWords) -> str | None:
    """The way told behind a size said twice: "settled $1.20, or 2%, higher at", "closed 12 points (1.5%) lower"."""
    if words[at : at + 2] == [",", "or"]:
        closing = ","
    elif words[at : at + 1] == ["("]:
        closing = ")"
    else:
        return None
    for step in range(at + 2, min(at + _TWICE, len(words) - 1)):
        if words[step] == closing:
            return None if words[step + 2 : step + 3] == ["from"] else table.after.get(words[step + 1])
    return None


_TWICE = 8
"""Tokens behind a size in which it has been said again."""


def _compare(figure: Figure, way: str, rule: str) -> None:
    """Mark a figure as a difference; `tell_once` leaves no direction on one between two things."""
    if not _than_before(figure.row.words, figure.end + 1):
        figure.rules.append(f"compared.{way}")
    figure.move(way, rule)


def _than_before(words: list[str], at: int) -> bool:
    """Whether a comparison is with an earlier time, or with nothing that is told; other things make no change."""
    for step in range(at, min(at + _THAN, len(words))):
        if words[step] == "than":
            told = words[step + 1 : step + _TIME]
            amount = told[:1] != [] and (told[0][0].isdigit() or told[0] in money().signs)
            return (
                amount
                or told[:2] == ["in", "may"]
                or any(word in lexicon.words("changes", "earlier") or is_year(word) for word in told)
            )
        if not (words[step].isalnum() or words[step] == "-"):
            break
    return True


_THAN = 6
"""Tokens behind a comparative in which what it is compared with may begin."""
_TIME = 8
"""Tokens behind "than" in which an earlier time is named: "than in the first half of last year"."""


def _change_of(words: list[str], at: int, table: ChangeWords) -> str | None:
    """The way of the change whose noun stands behind what changes: "a 6% salary increase", "20 percent fare hikes"."""
    stops = noun_words().stops
    if words[at + 1 : at + 4] in _COMPARING and words[at + 4 : at + 5] == words[at : at + 1]:
        at += 5  # "a 50% year-over-year increase"
    for step in range(at, min(at + _COMPOUND, len(words))):
        word = words[step]
        way = table.nouns.get(word) or table.nouns.get(word.removesuffix("s"))
        if way is not None:
            return way
        if not word.isalpha() or word in stops or word in table.verbs or is_plural(word):
            return None
    return None


_COMPARING = (["-", "on", "-"], ["-", "over", "-"], ["-", "to", "-"])
_COMPOUND = 4
"""Words behind a percentage in which the noun of its change stands."""


def _is_difference(figure: Figure) -> bool:
    """Whether the less, more or fewer behind a figure says that it is a difference: "180 grams less"."""
    words, after = figure.row.words, figure.end
    if figure.kind == "percent" or figure.form == "fraction":
        return True
    alone = words[after + 1 : after + 2] in _NOT_COUNTED or "than" in words[after : after + 4]
    return figure.kind in _DIFFERING and alone


_DIFFERING = frozenset({"measurement", "money"})
"""Kinds of figures that may be a difference: "180 grams less"."""
_NOT_COUNTED: tuple[list[str], ...] = ([], ["."], [","], ["on"], ["than"])
