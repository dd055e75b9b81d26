"""The word for a bound and the values it leaves."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import implies, missing, one_of, same, stated


class ExpectBoundToFitValues(RowExpectation):
    """Expect the three values to be those that the bound leaves open.

    exact: all three, equal. approx: best alone. at_least, more_than: a lower and no upper. at_most, less_than: an upper
    and no lower. range: lower and upper, no best. A null report has no value, whatever its bound.
    """

    columns: ClassVar[tuple[str, ...]] = ("bound", "best", "lower", "upper", "status")
    map_metric: ClassVar[str | None] = "crossfoot.bound_fits_values"
    sentence: ClassVar[str] = "The values stated are those that the bound leaves: an exact figure has all three, equal."
    complaint: ClassVar[str] = "the bound is {bound}, but best is {best}, lower {lower}, upper {upper}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """An unknown or missing bound is for the vocabulary's rule to say."""
        bound, best, lower, upper, status = (columns[name] for name in columns.columns)
        fits = (
            implies(one_of(bound, ["exact"]), stated(best) & same(best, lower) & same(best, upper))
            & implies(one_of(bound, ["approx"]), stated(best) & missing(lower) & missing(upper))
            & implies(one_of(bound, ["at_least", "more_than"]), stated(lower) & missing(upper))
            & implies(one_of(bound, ["at_most", "less_than"]), stated(upper) & missing(lower))
            & implies(one_of(bound, ["range"]), stated(lower) & stated(upper) & missing(best))
        )
        return fits | one_of(status, ["unknown"])
