"""Ask a hard question once for each distinct combination of values, and spread the answers over the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Question = Callable[[tuple[Any, ...]], bool]


def judged(columns: Any, fits: Question) -> Any:
    """For each row, whether its combination of values fits: a pandas Series, or a Spark Column."""
    return _judged_by_pandas(columns, fits) if hasattr(columns, "iloc") else _judged_by_spark(columns, fits)


def _judged_by_pandas(columns: Any, fits: Question) -> Any:
    import numpy as np
    import pandas as pd

    columns = columns.loc[:, ~columns.columns.duplicated()]  # one column may stand for two
    codes = combined_codes([columns[name] for name in columns.columns])
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    rows = _plain_rows(columns.iloc[first])
    answers = np.fromiter((fits(values) for values in rows), dtype=bool, count=len(first))
    return pd.Series(answers[inverse], index=columns.index)


def combined_codes(columns: list[Any]) -> Any:
    """One whole number a row, the same for the same combination of values; missing equals missing."""
    import numpy as np
    import pandas as pd

    combined = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, values = pd.factorize(column)
        combined = pd.factorize(combined * (len(values) + 1) + codes + 1)[0]  # again, so that it never overflows
    return combined


def _plain_rows(rows: Any) -> Any:
    plain = [
        [None if gone else value for value, gone in zip(rows[name].tolist(), rows[name].isna().tolist(), strict=True)]
        for name in rows.columns
    ]
    return zip(*plain, strict=True)


def _judged_by_spark(columns: Any, fits: Question) -> Any:
    """Unfit combinations are few; a row is unfit where it equals one of them, null equal to null."""
    from pyspark.sql import functions

    unfit = functions.lit(False)
    for row in columns.distinct().collect():
        if not fits(tuple(row)):
            unfit = unfit | _equals(columns, row)
    return ~unfit


def _equals(columns: Any, row: Any) -> Any:
    from pyspark.sql import functions

    every = functions.lit(True)
    for name, value in zip(columns.columns, row, strict=True):
        every = every & columns[name].eqNullSafe(functions.lit(value))
    return every
