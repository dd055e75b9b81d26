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
    """

    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    bounds_unit: str = ""
    columns: ClassVar[tuple[str, ...]] = ("value", "unit")
    map_metric: ClassVar[str | None] = "crossfoot.quantity_between"
    parameters: ClassVar[tuple[str, ...]] = ("unit", "minimum", "maximum", "bounds_unit")
    sentence: ClassVar[str] = "Each figure, in its own unit, lies between $minimum and $maximum $bounds_unit."
    complaint: ClassVar[str] = "{name0} is {value0} {its_unit}, not within {minimum} and {maximum} {bounds_unit}"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A missing figure is no figure; one whose unit is missing or does not convert cannot be within anything."""
        from crossfoot.checks.own_tables import factor
        from crossfoot.errors import UnitError

        value, unit = values[0], parameters["unit"] or values[-1]
        if value is None:
            return True
        try:
            amount = value * factor(str(unit), parameters["bounds_unit"])
        except UnitError:
            return False
        least, most = parameters["minimum"], parameters["maximum"]
        return (least is None or amount >= least) and (most is None or amount <= most)
