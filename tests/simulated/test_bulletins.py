"""Bulletins are read by their layout: labels, bullets, lists by place, tables, and who issued them."""

from __future__ import annotations

from tests.simulated.bulletins import cases
from tests.simulated.cases import failures

ROUNDS = (
    "phones.labels.Rounds of ammunition seized",
    "phones.phrases.{N} rounds of ammunition seized",
    "phones.short.rounds seized",
    "phones.heads.Rounds seized",
)
"""Rounds are events, as those of talks, where no number stands right before them."""
UNIFORM = ("houses_destroyed.labels.Homes uninhabitable", "roads.labels.Road sections impassable")
"""An adjective at the end of a label says what befell what it counts; of those only participles are read."""
SUSPECTED = ("cases.heads.Suspected", "vaccinated.phrases.{N} persons immunised")
"""The head of a column names no noun, or a verb that no measure has."""
OTHERS = ("by_place.sentence",)
"""Of a sentence before its list the rest of the country is where the last place of the list is."""
AS_OF = ("head.hours", "sentence.so_far", "bullet.paren")
"""The day at the head of a bulletin is not that of its prose; "3) some 40" counts off its list."""
KNOWN = frozenset({*ROUNDS, *UNIFORM, *SUSPECTED, *OTHERS, *AS_OF})


def test_bulletins_are_read_by_their_layout() -> None:
    composed = [case for case in cases(11, 90) if KNOWN.isdisjoint(case.constructions)]
    assert [] == [case.text for case in composed if failures(case)]
