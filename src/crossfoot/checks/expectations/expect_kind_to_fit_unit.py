"""A percentage is in percent, a price in money."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation

MONEY = frozenset({"money", "money_per", "money_rate"})
DIMENSIONS = {
    "percent": frozenset({"percent", "percentage_point"}),
    "money": frozenset({"money", "money_per"}),
    "price": MONEY,
    "age": frozenset({"time"}),
    "duration": frozenset({"time", "dimensionless"}),  # thirteen hours a day
}
"""Kind: the dimensions its units may have. Other kinds take any but those of `NOT`."""
NOT = {"count": MONEY | {"percent"}, "measurement": MONEY}


class ExpectKindToFitUnit(PairExpectation):
    """Expect the sort of quantity and its unit to go together: a percentage is in percent, a price in money."""

    columns: ClassVar[tuple[str, ...]] = ("kind", "unit")
    map_metric: ClassVar[str | None] = "crossfoot.kind_fits_unit"
    sentence: ClassVar[str] = "Percentages are in percent, prices and money in a currency, ages and durations in time."
    complaint: ClassVar[str] = "a {kind} is not in {unit}"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A kind that names no dimensions takes any unit, a missing one too."""
        from crossfoot.checks.dimensions import dimension

        kind, unit = values
        found = dimension(unit)
        return found in DIMENSIONS.get(kind, {found}) and found not in NOT.get(kind, ())
