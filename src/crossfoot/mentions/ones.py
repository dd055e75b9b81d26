"""What was counted before, told again by "ones", "others" or a name: "12 wooden houses and 40 brick ones"."""

from __future__ import annotations

from itertools import pairwise

from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.tokens import Tokens


def settle_named(row: Tokens, figures: list[Figure]) -> None:
    """Take for a count what looked like an age in a list of counts: "Visayas with 37 and Calabarzon, 33"."""
    for before, figure in pairwise(figures):
        if "age.named" not in figure.rules or before.kind != "count" or before.noun is not None:
            continue
        first = figure.begin
        if row.words[first - 3 : first - 2] in (["and"], [","]) and first - before.end < 5:
            figure.unit, figure.kind = None, "count"
            figure.rules.remove("age.named")


def settle_ones(row: Tokens, figures: list[Figure]) -> None:
    """What "ones" and "others" are: "12 wooden houses and 40 brick ones" counts buildings twice."""
    for before, figure in pairwise(figures):
        if before.kind != "count" or before.noun is None:
            continue
        if figure.unit == "one" or (figure.head == "other" and _are_alike(row, before, figure)):
            figure.unit, figure.head = before.unit, before.head
            figure.rules.append("unit.carried")


def _are_alike(row: Tokens, before: Figure, figure: Figure) -> bool:
    """Whether "others" are what was counted before: "90 trains were cancelled and 210 others ran late"."""
    words, table = row.words, noun_words()
    behind, between = words[figure.end : figure.end + 4], words[before.end : figure.begin]
    hurt = table.after | table.adjectives | table.before
    if "," in behind:
        behind = behind[: behind.index(",")]
    if len(between) >= _NEAR or not hurt.isdisjoint(behind) or not hurt.isdisjoint(between):
        return False
    things = before.unit in ("building", "vehicle")  # "destroyed 23,000 houses and damaged 40,000 others"
    return between[-1:] == ["and"] or (things and between[-2:-1] == ["and"] and between[-1].endswith("ed"))


_NEAR = 12
"""Tokens between a count and the "others" that are of its kind."""
