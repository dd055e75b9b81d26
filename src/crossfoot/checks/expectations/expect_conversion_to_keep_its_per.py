"""Restating an amount changes the unit, not what it is per."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation


class ExpectConversionToKeepItsPer(PairExpectation):
    """Expect a restated amount to be in another unit of one dimension: tenge per litre become roubles per litre."""

    columns: ClassVar[tuple[str, ...]] = ("unit", "source_unit")
    map_metric: ClassVar[str | None] = "crossfoot.conversion_keeps_per"
    sentence: ClassVar[str] = "A restated amount is in another unit of the same dimension."
    complaint: ClassVar[str] = "{unit} does not restate {source_unit}"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """Where the amount restated is not there, its link's rule says so."""
        unit, source = values
        return unit is None or source is None or (unit != source and _kept(unit) == _kept(source))


def _kept(unit: str) -> str | None:
    """What restating must keep: of an amount of money what it is per, of anything else its dimension."""
    from crossfoot import units
    from crossfoot.checks.dimensions import dimension

    if units.currency(unit):
        return f"money per {dimension(units.per(unit))}"
    return dimension(unit)
