"""A conversion agrees with the exchange rate of its day."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import at_most, missing, of_pandas, one_of


class ExpectConversionNearRate(RowExpectation):
    """Expect a restated amount to be the stated one at the rate of the day, within its printed rounding or a tolerance.

    Printed precision counts: 20 for 20.28 is right, since 20 stands for all from 19.5 to 20.5.

    Parameters
    ----------
    tolerance : float
        How far off the rate's amount it may lie besides, as a share of that amount: 0.02 for 2 %.
    kinds : list of str
        The kinds of rate to judge by. A month's end says less of a day in its middle than that day's official rate.
    """

    tolerance: float = 0.0
    kinds: list[str] = ["official", "reference", "market"]  # noqa: RUF012 (a pydantic field, copied for each)
    columns: ClassVar[tuple[str, ...]] = ("best", "rounding", "source_best", "rate", "rate_kind")
    map_metric: ClassVar[str | None] = "crossfoot.conversion_near_rate"
    shows: ClassVar[tuple[str, ...]] = ("source_unit", "rate_date", "rate_source")
    parameters: ClassVar[tuple[str, ...]] = ("tolerance", "kinds")
    sentence: ClassVar[str] = (
        "A conversion is the amount times the rate of the day, within its printed rounding or $tolerance of the amount."
    )
    complaint: ClassVar[str] = (
        "{best} {unit} for {source_best} {source_unit}: the rate of {rate_date} ({rate_source}) gives {rate_amount}"
    )

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Without an amount, or a rate of these kinds, nothing can be said; a missing rounding allows none."""
        best, rounding, source, rate, kind = (columns[name] for name in columns.columns)
        amount = source * rate
        off = abs_(best - amount)
        unsaid = ~one_of(kind, parameters["kinds"]) | missing(best) | missing(source) | missing(rate)
        printed = at_most(off, rounding) & ~missing(rounding)
        return unsaid | printed | at_most(off, amount * parameters["tolerance"])


def abs_(column: Any) -> Any:
    """The absolute value, in pandas or Spark."""
    if of_pandas(column):
        return column.abs()
    from pyspark.sql import functions

    return functions.abs(column)
