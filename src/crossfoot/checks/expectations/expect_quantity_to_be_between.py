"""A quantity within bounds, whatever unit it is written in."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation


class ExpectQuantityToBeBetween(PairExpectation):
    """Expect figures, each in the unit beside it, to lie between two amounts; units that do not convert fail.

    Parameters
    ----------
    unit : str, optional
        The unit of all figures, where it stands in the header; the second column is then not looked at.
    minimum, maximum : float, optional
        The bounds, both allowed.
    bounds_unit : str
        The unit of the bounds: 60 KZT/liter and 227 KZT/gallon are then the same.
    ranges : mapping, optional
        For figures in units of several sorts, the least and the most in a unit of each: ``{"KZT": [50, 900], "USD":
        [1, 2]}``. Each figure is held to the first that its unit converts to; the empty unit is for those without one.
    """

    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    bounds_unit: str = ""
    ranges: dict[str, list[float]] | None = None
    columns: ClassVar[tuple[str, ...]] = ("value", "unit")
    map_metric: ClassVar[str | None] = "crossfoot.quantity_between"
    parameters: ClassVar[tuple[str, ...]] = ("unit", "minimum", "maximum", "bounds_unit", "ranges")
    sentence: ClassVar[str] = (
        "Each figure, in its own unit, lies between $minimum and $maximum $bounds_unit, or within its range of $ranges."
    )
    complaint: ClassVar[str] = "{name0} is {value0} {its_unit}, not within {its_ranges}"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A missing figure is no figure; one whose unit is missing or does not convert cannot be within anything."""
        from crossfoot.checks.own_tables import amount_in, ranges

        value, unit = values[0], parameters["unit"] or values[-1]
        if value is None:
            return True
        for bounds_unit, (least, most) in ranges(parameters).items():
            amount = amount_in(bounds_unit, value, unit)
            if amount is not None:
                return (least is None or amount >= least) and (most is None or amount <= most)
        return False
