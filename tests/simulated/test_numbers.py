"""Numbers as they meet: numerals, hedges, units, ranges and changes, beside digits that count nothing."""

from tests.simulated.cases import failures
from tests.simulated.numbers import cases


def test_numbers_of_composed_sentences() -> None:
    """Every quantity has the value, the bound and the unit it was composed with, and nothing else is one."""
    assert [] == [told for case in cases(1, 500) for told in failures(case)]
