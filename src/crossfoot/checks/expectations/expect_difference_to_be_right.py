"""A difference written down is the difference."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import at_most, missing
from crossfoot.checks.expectations.expect_conversion_near_rate import abs_


class ExpectDifferenceToBeRight(RowExpectation):
    """Expect the third column to be the first less the second, but for the last binary places.

    Parameters
    ----------
    tolerance : float
        Share of the larger of the two by which it may be off.
    """

    tolerance: float = 1e-9
    columns: ClassVar[tuple[str, ...]] = ("observed", "expected", "difference")
    map_metric: ClassVar[str | None] = "crossfoot.difference_right"
    parameters: ClassVar[tuple[str, ...]] = ("tolerance",)
    sentence: ClassVar[str] = "The difference is what was observed less what was expected."
    complaint: ClassVar[str] = "{value0} less {value1} is not {value2}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Where one of the three is not stated there is nothing to subtract."""
        observed, expected, difference = (columns[name] for name in columns.columns)
        off = abs_(observed - expected - difference)
        unsaid = missing(observed) | missing(expected) | missing(difference)
        return unsaid | at_most(off, (abs_(observed) + abs_(expected)) * parameters["tolerance"])
