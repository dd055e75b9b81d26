"""Rows of plain values to typed pandas tables and back, by the table's schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from crossfoot.errors import TableError
from crossfoot.tables.schema import Column, Schema, schema

if TYPE_CHECKING:
    import pandas as pd


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A typed DataFrame of a table's columns, in its order, one row per mapping.

    Missing keys are missing values; lists become JSON text; dates are ``datetime64[s]``.

    Raises
    ------
    TableError
        A value does not have its column's type; the message names table, column and value.
    """
    import pandas as pd

    known = schema(table)
    rows = list(rows)
    data = {column.name: _series(known, column, [row.get(column.name) for row in rows]) for column in known.columns}
    return pd.DataFrame(data, columns=list(known.names))


def records(table: str, df: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a typed table as plain values: None where missing, lists as lists, dates as ISO text.

    Raises
    ------
    TableError
        A column of the schema is missing.
    """
    known = schema(table)
    missing = [name for name in known.names if name not in df.columns]
    if missing:
        raise TableError(f"column {missing[0]!r} is missing.", place=table, way_out=f"It has: {', '.join(df.columns)}.")
    columns = [_plain(column, df[column.name]) for column in known.columns]
    names = known.names
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _series(known: Schema, column: Column, values: list[Any]) -> pd.Series[Any]:
    import pandas as pd

    if column.type == "array":
        values = [None if value is None else _as_json(value) for value in values]
    try:
        typed: pd.Series[Any] = pd.Series(values, dtype=column.dtype)
        return typed
    except (ValueError, TypeError) as error:
        bad = next((value for value in values if not _fits(column, value)), values)
        place = f"{known.name}.{column.name}"
        raise TableError(f"{bad!r} is not {column.a_type}.", place=place) from error


def _as_json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(list(value), ensure_ascii=False)


def _fits(column: Column, value: Any) -> bool:
    import pandas as pd

    try:
        pd.Series([value], dtype=column.dtype)
    except (ValueError, TypeError):
        return False
    return True


def _plain(column: Column, series: pd.Series[Any]) -> list[Any]:
    absent = series.isna().tolist()
    values = (series.dt.strftime("%Y-%m-%d") if column.type == "date" else series).tolist()
    if column.type == "array":
        lists = zip(values, absent, strict=True)
        values = [None if gone else [] if value == "[]" else json.loads(value) for value, gone in lists]
    return [None if gone else value for value, gone in zip(values, absent, strict=True)]
