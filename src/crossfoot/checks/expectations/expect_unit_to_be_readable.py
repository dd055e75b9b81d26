"""A unit that nothing can convert is a word, not a unit."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation


class ExpectUnitToBeReadable(PairExpectation):
    """Expect the unit registry to read each unit. Counts may take any singular noun; everything else must convert."""

    columns: ClassVar[tuple[str, ...]] = ("kind", "unit")
    map_metric: ClassVar[str | None] = "crossfoot.unit_readable"
    sentence: ClassVar[str] = "The unit registry reads the unit; only counts may take any noun."
    complaint: ClassVar[str] = "the unit {unit} of a {kind} is not in the unit registry"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A missing unit cannot be read."""
        from crossfoot.checks.dimensions import dimension

        kind, unit = values
        return unit is not None and (kind == "count" or dimension(unit) is not None)
