"""A span is as long as its words."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import missing, of_pandas, same


class ExpectSpanToFitQuote(RowExpectation):
    """Expect end - start to be the number of characters quoted.

    It needs no dispatch, so it finds damage where there are only facts.
    """

    columns: ClassVar[tuple[str, ...]] = ("surface", "start", "end")
    map_metric: ClassVar[str | None] = "crossfoot.span_fits_quote"
    sentence: ClassVar[str] = "end - start is the number of characters quoted."
    complaint: ClassVar[str] = "the quote “{surface}” is not as long as its span from {start} to {end}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """A missing quote or offset is for the required columns' rules to say."""
        quote, start, end = (columns[name] for name in columns.columns)
        return missing(quote) | missing(start) | missing(end) | same(length(quote), end - start)


def length(column: Any) -> Any:
    """The number of characters, in pandas or Spark."""
    if of_pandas(column):
        return column.str.len()
    from pyspark.sql import functions

    return functions.length(column)
