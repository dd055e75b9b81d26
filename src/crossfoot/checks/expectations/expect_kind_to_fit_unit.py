"""A percentage is in percent, a price in money."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation

DIMENSIONS = {
    "percent": {"percent"},
    "money": {"money", "money_per"},
    "price": {"money", "money_per", "money_rate"},
    "age": {"time"},
    "duration": {"time"},
}
"""Kind: the dimensions its units may have. Other kinds take any."""


class ExpectKindToFitUnit(PairExpectation):
    """Expect the sort of quantity and its unit to go together: a percentage is in percent, a price in money."""

    column_list: list[str] = ["kind", "unit"]
    map_metric: ClassVar[str | None] = "crossfoot.kind_fits_unit"
    sentence: ClassVar[str] = "Percentages are in percent, prices and money in a currency, ages and durations in time."
    complaint: ClassVar[str] = "a {kind} is not in {unit}"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A kind without its own dimensions takes any unit, a missing one too."""
        from crossfoot.checks.dimensions import dimension

        kind, unit = values
        return kind not in DIMENSIONS or dimension(unit) in DIMENSIONS[kind]
