"""A null report has no value, and only a null report has none."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import missing, one_of


class ExpectStatusToFitValue(RowExpectation):
    """Expect the status to be unknown exactly where none of the three values is stated: unknown is never zero."""

    columns: ClassVar[tuple[str, ...]] = ("status", "best", "lower", "upper")
    map_metric: ClassVar[str | None] = "crossfoot.status_fits_value"
    sentence: ClassVar[str] = "A fact has no value exactly where its status is unknown."
    complaint: ClassVar[str] = "the status is {status}, but best is {best}, lower {lower}, upper {upper}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """A missing status is not unknown: a figure without one still has to have a value."""
        status, best, lower, upper = (columns[name] for name in columns.columns)
        return one_of(status, ["unknown"]) == (missing(best) & missing(lower) & missing(upper))
