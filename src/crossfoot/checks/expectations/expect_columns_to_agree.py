"""Two columns that must say the same where both say something."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import missing, one_of, same


class ExpectColumnsToAgree(RowExpectation):
    """Expect two columns to hold the same value where both are stated.

    Great Expectations' own comparison of a pair counts a missing value as a difference, or leaves it to be decided for
    the whole table.

    Parameters
    ----------
    but_for : list of str, optional
        What the first column may hold beside anything: a share may be part of a count.
    """

    but_for: list[str] = []  # noqa: RUF012 (a pydantic field, copied for each)
    columns: ClassVar[tuple[str, ...]] = ("reported_at", "dispatch_date")
    map_metric: ClassVar[str | None] = "crossfoot.columns_agree"
    parameters: ClassVar[tuple[str, ...]] = ("but_for",)
    sentence: ClassVar[str] = (
        "The two columns hold the same value where both are stated, but for $but_for in the first."
    )
    complaint: ClassVar[str] = "{name0} is {value0}, but {name1} is {value1}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """A missing value contradicts nothing."""
        left, right = (columns[name] for name in columns.columns)
        return same(left, right) | missing(left) | missing(right) | one_of(left, parameters["but_for"])
