"""A running total does not fall."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import at_most, first_stated


class ExpectTotalNotToFall(RowExpectation):
    """Expect a running total to be no lower than the floor an earlier day gave it.

    A fall is a correction, or an error.
    """

    columns: ClassVar[tuple[str, ...]] = ("best", "upper", "least_before")
    map_metric: ClassVar[str | None] = "crossfoot.total_not_falling"
    sentence: ClassVar[str] = "A running total is no lower than what the same speaker gave on an earlier day."
    shows: ClassVar[tuple[str, ...]] = ("unit",)
    complaint: ClassVar[str] = "the total is {best} {unit}, and was at least {least_before} before"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Without an earlier day, or with no upper bound, nothing can have fallen."""
        best, upper, before = (columns[name] for name in columns.columns)
        return at_most(before, first_stated(upper, best))
