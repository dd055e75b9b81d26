"""A part is no more than its total."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import at_most, first_stated, one_of, same


class ExpectPartToFitTotal(RowExpectation):
    """Expect the least a part can be to be no more than the most its total can be, where both have one unit.

    An approximate total may be exceeded by `slack` of its value. A total with no upper bound ("at least 20") takes any
    part. The two are never added.

    Parameters
    ----------
    slack : float
        How far above "about 500" the total may be: 0.2 allows 600.
    """

    slack: float = 0.2
    columns: ClassVar[tuple[str, ...]] = (
        "best",
        "lower",
        "unit",
        "total_best",
        "total_upper",
        "total_bound",
        "total_unit",
    )
    map_metric: ClassVar[str | None] = "crossfoot.part_fits_total"
    parameters: ClassVar[tuple[str, ...]] = ("slack",)
    sentence: ClassVar[str] = "A part is no more than its total; an approximate total may be exceeded by $slack of it."
    complaint: ClassVar[str] = "the part is {best} {unit}, more than its total of {total_best} {total_unit}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Without a total, or in another unit (30 % of 500), there is nothing to compare."""
        best, lower, unit, total, most, bound, total_unit = (columns[name] for name in columns.columns)
        least = first_stated(lower, best)
        fits = at_most(least, most) & (at_most(least, total * (1 + parameters["slack"])) | ~one_of(bound, ["approx"]))
        return fits | ~same(unit, total_unit)
