"""Two columns that must not say the same."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import missing, same


class ExpectColumnsToDiffer(RowExpectation):
    """Expect two columns to hold different values: a fact is not its own total, nor a currency priced in itself."""

    columns: ClassVar[tuple[str, ...]] = ("fact_id", "part_of")
    map_metric: ClassVar[str | None] = "crossfoot.columns_differ"
    sentence: ClassVar[str] = "The two columns hold different values."
    complaint: ClassVar[str] = "{name0} and {name1} are both {value0}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Two missing values do not say the same: they say nothing."""
        left, right = (columns[name] for name in columns.columns)
        return ~same(left, right) | missing(left)
