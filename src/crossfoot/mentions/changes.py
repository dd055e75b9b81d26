"""From one level to another: which earlier figure a figure changed from, which way, and by how much."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.tokens import Tokens

_FAR = 8
"""How many tokens before a number its verb of change may stand."""


class _Words(NamedTuple):
    verbs: dict[str, str]
    nouns: dict[str, str]
    moved: frozenset[str]
    nearby: frozenset[str]


@cache
def _words() -> _Words:
    entries = lexicon.load("changes")
    verbs = {verb: way for way in ("up", "down") for verb in entries[way]["verbs"]}
    nouns = {noun: way for way in ("up", "down") for noun in entries[way]["nouns"]}
    return _Words(verbs, nouns, frozenset(entries["moved"]["verbs"]), frozenset(entries["nearby"]["words"]))


def find_changes(row: Tokens, figures: list[Figure]) -> None:
    """Set `trend` on changes and reached levels, and `changed_from` on levels whose earlier level is told."""
    for figure in figures:
        _trend(row, figure)
    stated = [figure for figure in figures if figure.converts is None]
    for earlier, later in zip(stated, stated[1:], strict=False):
        _link(row, earlier, later)
    for earlier, later in zip(figures, figures[1:], strict=False):
        if earlier.converts is not None and later.converts is None:
            continue
        if earlier.changed_from is None and later.changed_from is None and later not in stated:
            _link(row, earlier, later)


def _trend(row: Tokens, figure: Figure) -> None:
    words, table = row.words, _words()
    if figure.trend:
        return
    step, to = figure.begin - 1, False
    limit = max(-1, step - _FAR)
    while step > limit:
        word = words[step]
        way = table.verbs.get(word)
        if way and not (
            word in ("up", "down") and step + 1 < len(words) and words[step + 1] in ("to", "from") and not to
        ):
            if word in ("up", "down") and step and (other := table.verbs.get(words[step - 1])):
                way = other
            if not _may_change(figure, to):
                return
            figure.trend = way
            figure.rules.append("change.reached" if to else "change.size")
            return
        if word == "to":
            to = True
        elif word == "from" or (word not in table.nearby and not word.endswith("ly")):
            break
        step -= 1
    after = figure.end
    if figure.kind == "percent" and after < len(words) and (way := table.nouns.get(words[after])):
        figure.trend, figure.end = way, after + 1
        figure.rules.append("change.noun")


def _may_change(figure: Figure, to: bool) -> bool:
    return (
        to
        or figure.kind in ("percent", "money", "price")
        or figure.kind == "count"
        and (figure.unit in (None, "point"))
        or figure.kind == "measurement"
    )


def _link(row: Tokens, earlier: Figure, later: Figure) -> None:
    """Join "from A to B", "B from A", "B, up from A"; a bracket between them is passed over."""
    words = row.words
    before_first = words[earlier.begin - 1] if earlier.begin else ""
    between = _outside_brackets(words[earlier.end : later.begin])
    if before_first == "from" and between[-1:] == ["to"] and len(between) <= 5:
        _changed(later, earlier, "change.from_to")
    elif between[-1:] == ["from"] and len(between) <= 3 and not ({"and", ";"} & set(between)):
        _changed(earlier, later, "change.from")


def _outside_brackets(words: list[str]) -> list[str]:
    """The words that stand in no bracket; what follows a bracket's unit ("per liter") is kept."""
    kept, depth = [], 0
    for word in words:
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(word)
    return kept


def _changed(later: Figure, earlier: Figure, rule: str) -> None:
    if later.kind in ("duration",) or earlier.kind in ("duration",):
        return
    later.changed_from = earlier
    later.rules.append(rule)


def levels_change(row: Tokens, first: int) -> bool:
    """Whether a verb of change or movement stands before token `first` in its clause."""
    table, words = _words(), row.words
    for step in range(first - 1, max(-1, first - 14), -1):
        word = words[step]
        if word in table.verbs or word in table.moved or word in table.nouns:
            return True
        if word in (";", "(", ":"):
            return False
    return False
