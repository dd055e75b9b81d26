"""The few questions that pandas and Spark columns answer alike, missing values included.

In pandas a comparison with a missing value is false, in Spark it is missing; here it always holds, so that each
expectation says for itself what it thinks of missing values.
"""

from __future__ import annotations

from typing import Any


def of_pandas(column: Any) -> bool:
    """Whether a column is pandas'. The type is asked: a Spark column takes any attribute for a field of its own."""
    return hasattr(type(column), "isna")


def missing(column: Any) -> Any:
    """Whether each value is missing."""
    return column.isna() if of_pandas(column) else column.isNull()


def stated(column: Any) -> Any:
    """Whether each value is there."""
    return ~missing(column)


def same(left: Any, right: Any) -> Any:
    """Whether two values are equal, or both missing."""
    return (missing(left) & missing(right)) | _sure(left == right, left, right)


def at_most(left: Any, right: Any) -> Any:
    """Whether the left value is no more than the right one, or either is missing."""
    return missing(left) | missing(right) | _sure(left <= right, left, right)


def implies(condition: Any, consequence: Any) -> Any:
    """Whether the consequence holds wherever the condition does."""
    return ~condition | consequence


def one_of(column: Any, values: list[Any]) -> Any:
    """Whether each value is one of some, a missing one being none of them."""
    return stated(column) & _sure(column.isin(values), column)


def first_stated(*columns: Any) -> Any:
    """The first value that is there, of several columns."""
    head, *rest = columns
    if of_pandas(head):
        for column in rest:
            head = head.where(head.notna(), column)
        return head
    from pyspark.sql import functions

    return functions.coalesce(*columns)


def last_meant(day: Any) -> Any:
    """The last day that each day may stand for: a report known by its month alone stands there by its first day."""
    if of_pandas(day):
        import pandas as pd

        days = pd.to_datetime(day)
        return days.where(days.dt.day != 1, days + pd.offsets.MonthEnd(0))
    from pyspark.sql import functions

    known = day.cast("date")
    return functions.when(functions.dayofmonth(known) == 1, functions.last_day(known)).otherwise(known)


def _sure(answer: Any, *columns: Any) -> Any:
    """The answer as plain true or false: no where a column is missing."""
    if of_pandas(answer):
        return answer.fillna(False).astype(bool)
    present = stated(columns[0])
    for column in columns[1:]:
        present = present & stated(column)
    from pyspark.sql import functions

    return functions.when(present, answer).otherwise(functions.lit(False))
