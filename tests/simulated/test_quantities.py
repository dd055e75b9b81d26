"""Rarer money and coins, units, hedges, ranges, prices and parts; and digits that are names alone."""

from tests.simulated.cases import failures
from tests.simulated.quantities import cases


def test_quantities_of_composed_sentences() -> None:
    """Every quantity has the value, the bound, the unit and the way it was composed with, and nothing else is one."""
    assert [] == [told for case in cases(1, 900) for told in failures(case)]
