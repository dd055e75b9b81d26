"""lower <= best <= upper."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import at_most


class ExpectBoundsToBeOrdered(RowExpectation):
    """Expect lower <= best <= upper, among those that are stated."""

    columns: ClassVar[tuple[str, ...]] = ("lower", "best", "upper")
    map_metric: ClassVar[str | None] = "crossfoot.bounds_ordered"
    sentence: ClassVar[str] = "lower <= best <= upper, among those that are stated."
    complaint: ClassVar[str] = "lower {lower}, best {best}, upper {upper} are not in order"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """A missing value bounds nothing, and lower <= upper holds without a best too."""
        lower, best, upper = (columns[name] for name in columns.columns)
        return at_most(lower, best) & at_most(best, upper) & at_most(lower, upper)
