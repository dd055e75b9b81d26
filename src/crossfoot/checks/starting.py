"""A first suite for a table of one's own, drawn from what it holds today; every reason asks to be confirmed."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.checks.own_tables import Quantity, as_row, factor, quantities, read_own_table
from crossfoot.errors import SuiteError
from crossfoot.tables import table_names, write_whole

if TYPE_CHECKING:
    import pandas as pd

FEW = 20
"""So many different words in a column, or fewer, are taken for a vocabulary."""
REPEATED = 3
"""Each word of a vocabulary stands in so many rows on average, or more."""
CONFIRM = "Confirm, or correct the bounds and this reason."


def new_suite(table: Path | str, path: Path | str | None = None) -> Path:
    """The file of a first suite for a table, from its own units, ranges, vocabularies and keys.

    Parameters
    ----------
    table : Path
        A CSV file.
    path : Path, optional
        Where the suite goes, otherwise ``expectations/NAME.json``. A file that stands there is not overwritten.

    Raises
    ------
    TableError
        The table cannot be read.
    SuiteError
        A suite stands there already, or the table has no rows to learn from, or is one of crossfoot's own.
    """
    table = Path(table)
    path = Path(path or f"expectations/{table.stem}.json")
    if table.stem in table_names():
        raise SuiteError(
            f"{table.stem} is a table of crossfoot's own.", place=str(table), way_out="Its suite is there."
        )
    if path.exists():
        raise SuiteError("a suite stands here already.", place=str(path), way_out="Name another file, or remove it.")
    df = read_own_table(table)
    if df.empty:
        raise SuiteError("no rows to learn from.", place=str(table), way_out="Add rows, then write the suite.")
    content = json.dumps(first_suite(df, table.stem), indent=2, ensure_ascii=False) + "\n"
    return write_whole(path, content.encode())


def first_suite(df: pd.DataFrame, name: str) -> dict[str, Any]:
    """A suite for a table, as JSON holds it."""
    return {
        "name": name,
        "meta": {"table": name, "owner": "name who answers for this table", "docs": "docs/checks.md"},
        "expectations": [_columns(df, name), *(one for column in df.columns for one in _about(df, name, str(column)))],
    }


def _columns(df: pd.DataFrame, name: str) -> dict[str, Any]:
    kwargs = {"column_set": [str(column) for column in df.columns], "exact_match": False}
    reason = f"The table had these {len(df.columns)} columns. Confirm that each of them is needed."
    return _expect(f"{name}.columns", "expect_table_columns_to_match_set", kwargs, reason, "Bring the column back.")


def _about(df: pd.DataFrame, table: str, column: str) -> list[dict[str, Any]]:
    """What is expected of one column."""
    values, code = df[column], f"{table}.{_code(column)}"
    found = [_stated(code, column, values), _unique(code, column, values), _vocabulary(code, column, values, df)]
    quantity = next((one for one in quantities(df) if one.column == column), None)
    found.append(_within(code, quantity, df) if quantity else _between(code, column, values))
    return [one for one in found if one is not None]


def _stated(code: str, column: str, values: pd.Series[Any]) -> dict[str, Any] | None:
    if values.isna().any():
        return None
    reason = f"All {len(values)} rows state it. Confirm that a row without it is wrong."
    kwargs = {"column": column}
    return _expect(f"{code}_stated", "expect_column_values_to_not_be_null", kwargs, reason, f"Fill in {column}.")


def _unique(code: str, column: str, values: pd.Series[Any]) -> dict[str, Any] | None:
    """Words that never repeat look like a key; figures and dates that do not are chance."""
    if values.isna().any() or values.dtype.kind in "fM" or len(values) < REPEATED or not values.is_unique:
        return None
    reason = f"No two of {len(values)} rows share one. Confirm that it is a key."
    return _expect(
        f"{code}_unique", "expect_column_values_to_be_unique", {"column": column}, reason, "Remove the copy."
    )


def _vocabulary(code: str, column: str, values: pd.Series[Any], df: pd.DataFrame) -> dict[str, Any] | None:
    words = sorted(values.dropna().unique().tolist()) if values.dtype.kind not in "fM" else []
    is_unit = column in {one.unit_column for one in quantities(df)}
    if not words or len(words) > FEW or (len(values) < REPEATED * len(words) and not is_unit):
        return None
    reason = f"It holds these {len(words)} words and no others. Confirm that the list is complete."
    kwargs = {"column": column, "value_set": words}
    way_out = "Use one of the words, or add the new one to this list."
    return _expect(f"{code}_vocabulary", "expect_column_values_to_be_in_set", kwargs, reason, way_out)


def _between(code: str, column: str, values: pd.Series[Any]) -> dict[str, Any] | None:
    if values.dtype.kind not in "fM" or values.isna().all():
        return None
    least, most = (_plain(value) for value in (values.min(), values.max()))
    kwargs = {"column": column, "min_value": least, "max_value": most}
    reason = f"It runs from {least} to {most} today. {CONFIRM}"
    kind = "expect_column_values_to_be_between"
    return _expect(f"{code}_range", kind, kwargs, reason, "Look at the row, or widen the range.", "warning")


def _within(code: str, quantity: Quantity, df: pd.DataFrame) -> dict[str, Any] | None:
    """The range of a quantity, in the unit most rows use."""
    rows = df[df[quantity.column].notna()]
    if rows.empty:
        return None
    units = rows[quantity.unit_column] if quantity.unit_column else None
    common = quantity.unit if units is None else str(units.mode().iloc[0])
    converts = slice(None) if units is None else units.map(partial(_converts, to=common))
    same = rows.loc[converts, quantity.column]
    factors = 1.0 if units is None else units[same.index].map(lambda unit: factor(str(unit), str(common)))
    amounts = same * factors
    least, most = float(amounts.min()), float(amounts.max())
    kwargs = {**as_row(quantity), "minimum": least, "maximum": most, "bounds_unit": common}
    reason = f"It runs from {least:g} to {most:g} {common} today. {CONFIRM}"
    way_out = "Look at the row and its unit, or widen the range."
    return _expect(f"{code}_range", "expect_quantity_to_be_between", kwargs, reason, way_out, "warning")


def _converts(unit: Any, to: str | None) -> bool:
    from crossfoot.errors import UnitError

    try:
        factor(str(unit), str(to))
    except UnitError:
        return False
    return True


def _plain(value: Any) -> Any:
    return str(value.date()) if hasattr(value, "date") else float(value)


def _code(column: str) -> str:
    """A column's name as a rule's code: "price (KZT/l)" gives ``price_kzt_l``."""
    return "_".join("".join(letter if letter.isalnum() else " " for letter in column.lower()).split())


def _expect(
    rule: str, kind: str, kwargs: dict[str, Any], reason: str, way_out: str, severity: str = "critical"
) -> dict[str, Any]:
    meta = {"rule": rule, "reason": reason, "way_out": way_out}
    return {"type": kind, "kwargs": kwargs, "severity": severity, "meta": meta}
