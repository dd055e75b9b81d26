"""Figures belong to who gave them in reports, filings and letters, and not to who stands beside."""

from __future__ import annotations

from tests.simulated.accounts import cases
from tests.simulated.cases import failures

KNOWN = frozenset(
    {
        "of.the Department of Agriculture, Food and the Marine",  # a comma in a name ends it
        "of.the Institut Pasteur",  # "the institute" is not told to be its noun
    }
)


def test_figures_are_of_who_gave_them() -> None:
    composed = [case for case in cases(21, 200) if KNOWN.isdisjoint(case.constructions)]
    assert [] == [case.text for case in composed if failures(case)]
