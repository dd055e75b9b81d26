"""Figures belong to who gave them in dispatches of many more sources."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.sources import cases

KNOWN = frozenset[str]()


def test_figures_are_of_who_gave_them() -> None:
    composed = [case for case in cases(11, 200) if KNOWN.isdisjoint(case.constructions)]
    assert [] == [case.text for case in composed if failures(case)]
