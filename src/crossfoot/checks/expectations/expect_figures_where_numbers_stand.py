"""A text full of numbers gives figures."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation


class ExpectFiguresWhereNumbersStand(RowExpectation):
    """Expect a dispatch in which several numbers stand to give at least one fact.

    Parameters
    ----------
    numbers : int
        From how many numbers on, years and clock times aside, a dispatch without a fact is suspect.
    """

    numbers: int = 3
    columns: ClassVar[tuple[str, ...]] = ("figures", "numbers")
    map_metric: ClassVar[str | None] = "crossfoot.figures_where_numbers"
    parameters: ClassVar[tuple[str, ...]] = ("numbers",)
    sentence: ClassVar[str] = "A dispatch in which $numbers numbers or more stand gives at least one fact."
    complaint: ClassVar[str] = "{value1} numbers stand in the text, and no figure was read"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Both are counts, and never missing."""
        figures, numbers = (columns[name] for name in columns.columns)
        return (figures > 0) | (numbers < parameters["numbers"])
