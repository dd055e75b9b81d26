"""Two days that are close together."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import missing, of_pandas


class ExpectDaysApartAtMost(RowExpectation):
    """Expect the first day to be no more than some days after the second: a rate that stands still is stale.

    Parameters
    ----------
    days : int
        The most there may be between them.
    """

    days: int = 14
    columns: ClassVar[tuple[str, ...]] = ("date_asked", "date_found")
    map_metric: ClassVar[str | None] = "crossfoot.days_apart"
    parameters: ClassVar[tuple[str, ...]] = ("days",)
    sentence: ClassVar[str] = "The first day is no more than $days days after the second."
    complaint: ClassVar[str] = "{name0} is {value0}, more than {days} days after {name1}, {value1}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """A missing day is no distance from anything."""
        later, earlier = (columns[name] for name in columns.columns)
        return missing(later) | missing(earlier) | _within(later, earlier, parameters["days"])


def _within(later: Any, earlier: Any, days: int) -> Any:
    if of_pandas(later):
        return (later - earlier).dt.days <= days
    from pyspark.sql import functions

    return functions.datediff(later, earlier) <= days
