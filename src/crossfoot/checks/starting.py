"""A first suite for a table of one's own, drawn from what it holds today; every reason asks to be confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.checks.cells import kind_of
from crossfoot.checks.own_tables import Quantity, amount_in, as_row, quantities, read_own_table, warn_of_odd_cells
from crossfoot.checks.suites import CELLS_READABLE
from crossfoot.checks.views import view_names
from crossfoot.errors import SuiteError
from crossfoot.tables import table_names, write_whole

if TYPE_CHECKING:
    import pandas as pd

FEW = 20
"""So many different words in a column, or fewer, are taken for a vocabulary."""
REPEATED = 3
"""Each word of a vocabulary stands in so many rows on average, or more; and fewer rows than this show no key."""
MOST_COLUMNS = 3
"""A key of more columns than this is nearly the whole row."""
MOST_TRIED = 8
"""Columns from the left that are tried together as a key."""
NUMBERED = frozenset({"id", "no", "nr", "number", "code", "key", "row", "year", "quarter", "month", "week", "day"})
"""Words in the name of a column whose numbers name a row, and measure nothing."""
LABEL = 40
"""Characters: what is longer is a text, not a name."""
CONFIRM = "Confirm, or correct the bounds and this reason."


def new_suite(table: Path | str, path: Path | str | None = None) -> Path:
    """The file of a first suite for a table, from its own units, ranges, vocabularies and keys.

    A column of which nearly every cell is a figure or a day is taken for words, and a warning names the others.

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
        A suite stands there already, or the table has no rows to learn from, or has a name that crossfoot uses.
    """
    table = Path(table)
    path = Path(path or f"expectations/{table.stem}.json")
    if table.stem in table_names():
        raise SuiteError(
            f"{table.stem} is a table of crossfoot's own.", place=str(table), way_out="Its suite is there."
        )
    if table.stem in view_names():
        way_out = "Give the file another name."
        raise SuiteError(f"crossfoot calls rows of its own {table.stem!r}.", place=str(table), way_out=way_out)
    if path.exists():
        raise SuiteError("a suite stands here already.", place=str(path), way_out="Name another file, or remove it.")
    df = read_own_table(table)
    if df.empty:
        raise SuiteError("no rows to learn from.", place=str(table), way_out="Add rows, then write the suite.")
    warn_of_odd_cells(df, str(table))
    content = json.dumps(first_suite(df, table.stem), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return write_whole(path, content.encode())


def first_suite(df: pd.DataFrame, name: str) -> dict[str, Any]:
    """A suite for a table, as JSON holds it."""
    kinds = {str(column): kind_of(df[column]) for column in df.columns}
    about = {"table": name, "owner": "name who answers for this table", "docs": "docs/checks.md", "columns": kinds}
    whole = [_columns(df, name), *([] if "unreadable" in kinds else [_cells(name)]), *_key(df, name)]
    codes = _codes(df, name)
    by_column = [one for column in kinds for one in _about(df, codes[column], column)]
    return {"name": name, "meta": about, "expectations": whole + by_column}


def _columns(df: pd.DataFrame, name: str) -> dict[str, Any]:
    kwargs = {"column_set": [str(column) for column in df.columns], "exact_match": False}
    reason = f"The table had these {len(df.columns)} columns. Confirm that each of them is needed."
    return _expect(f"{name}.columns", "expect_table_columns_to_match_set", kwargs, reason, "Bring the column back.")


def _cells(name: str) -> dict[str, Any]:
    reason, way_out = CELLS_READABLE
    kwargs, reason = {"column": "unreadable"}, f"{reason} Confirm the kinds of the columns in this suite's meta."
    return _expect(f"{name}.cells_readable", "expect_column_values_to_be_null", kwargs, reason, way_out)


def _codes(df: pd.DataFrame, name: str) -> dict[str, str]:
    """Each column's name as the beginning of its rules' codes: "price (KZT/l)" gives ``prices.price_kzt_l``."""
    codes: dict[str, str] = {}
    for number, column in enumerate(map(str, df.columns), 1):
        words = "_".join("".join(letter if letter.isalnum() else " " for letter in column.lower()).split())
        code = f"{name}.{words or f'column_{number}'}"
        codes[column] = f"{code}_{number}" if code in codes.values() else code
    return codes


def _about(df: pd.DataFrame, code: str, column: str) -> list[dict[str, Any]]:
    """What is expected of one column."""
    values = df[column]
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
    """Words that never repeat look like a key, and numbers that are called one."""
    if not _is_key(values) or not (kind_of(values) == "string" or _is_numbering(column, values)):
        return None
    reason = f"No two of {len(values)} rows share one. Confirm that it is a key."
    return _expect(
        f"{code}_unique", "expect_column_values_to_be_unique", {"column": column}, reason, "Remove the copy."
    )


def _is_key(values: pd.Series[Any]) -> bool:
    return len(values) >= REPEATED and values.is_unique and not values.isna().any()


def _is_numbering(column: str, values: pd.Series[Any]) -> bool:
    """Whether whole numbers name rows: "ID", "house no", "year"."""
    words = "".join(letter if letter.isalnum() else " " for letter in column.lower()).split()
    return kind_of(values) == "number" and not NUMBERED.isdisjoint(words) and bool((values.dropna() % 1 == 0).all())


def _key(df: pd.DataFrame, name: str) -> Iterator[dict[str, Any]]:
    """The fewest columns from the left that never repeat together, where none is a key by itself."""
    if any(_unique(name, str(column), df[column]) for column in df.columns):
        return
    beside = {one.unit_column for one in quantities(df)}
    named = [column for column in df.columns if not df[column].isna().any() and _names(str(column), df[column])]
    named = sorted(named, key=lambda column: column in beside)[:MOST_TRIED]
    for size in range(1, MOST_COLUMNS + 1):
        for columns in combinations(named, size):
            if len(df) >= REPEATED and not df.duplicated(list(columns)).any():
                yield _together(f"{name}.key", list(columns), len(df))
                return


def _names(column: str, values: pd.Series[Any]) -> bool:
    """Whether a column may be part of a key: names and days are, figures and texts measure or tell."""
    if kind_of(values) == "string":
        return bool(values.str.len().max() <= LABEL)
    return kind_of(values) == "date" or _is_numbering(column, values)


def _together(code: str, columns: list[str], rows: int) -> dict[str, Any]:
    reason = f"No two of {rows} rows share {' and '.join(columns)}. Confirm that this is the table's key."
    if len(columns) == 1:
        kwargs: dict[str, Any] = {"column": columns[0]}
        return _expect(code, "expect_column_values_to_be_unique", kwargs, reason, "Remove the copy.")
    return _expect(code, "expect_compound_columns_to_be_unique", {"column_list": columns}, reason, "Remove the copy.")


def _vocabulary(code: str, column: str, values: pd.Series[Any], df: pd.DataFrame) -> dict[str, Any] | None:
    words = sorted(values.dropna().unique().tolist()) if kind_of(values) == "string" else []
    is_unit = column in {one.unit_column for one in quantities(df)}
    if not words or len(words) > FEW or (len(values) < REPEATED * len(words) and not is_unit):
        return None
    told = f"these {len(words)} words and no others" if len(words) > 1 else "this one word"
    reason = f"It holds {told}. Confirm that the list is complete."
    kwargs = {"column": column, "value_set": words}
    way_out = "Use one of the words, or add the new one to this list."
    return _expect(f"{code}_vocabulary", "expect_column_values_to_be_in_set", kwargs, reason, way_out)


def _between(code: str, column: str, values: pd.Series[Any]) -> dict[str, Any] | None:
    if kind_of(values) == "string" or values.isna().all():
        return None
    least, most = (_plain(value) for value in (values.min(), values.max()))
    kwargs = {"column": column, "min_value": least, "max_value": most}
    reason = f"It runs from {least} to {most} today. {CONFIRM}"
    kind = "expect_column_values_to_be_between"
    return _expect(f"{code}_range", kind, kwargs, reason, "Look at the row, or widen the range.", "warning")


def _plain(value: Any) -> Any:
    return str(value.date()) if hasattr(value, "date") else float(value)


def _within(code: str, quantity: Quantity, df: pd.DataFrame) -> dict[str, Any] | None:
    """The range of a quantity; where its units do not all convert to each other, one for each sort of them."""
    ranges = _ranges(quantity, df[df[quantity.column].notna()])
    if not ranges:
        return None
    told = ", and ".join(f"from {least:g} to {most:g} {unit}".strip() for unit, (least, most) in ranges.items())
    ((unit, (least, most)), *others) = ranges.items()
    one = {"minimum": least, "maximum": most, "bounds_unit": unit}
    kwargs = {**as_row(quantity), **({"ranges": ranges} if others or not unit else one)}
    reason, way_out = f"It runs {told} today. {CONFIRM}", "Look at the row and its unit, or widen the range."
    return _expect(f"{code}_range", "expect_quantity_to_be_between", kwargs, reason, way_out, "warning")


def _ranges(quantity: Quantity, rows: pd.DataFrame) -> dict[str, list[float]]:
    """The least and the most by unit, the commonest first; "" for figures without one."""
    by_unit: dict[str | None, list[float]] = {}
    units = rows[quantity.unit_column].tolist() if quantity.unit_column else [quantity.unit] * len(rows)
    for unit, figure in zip(units, rows[quantity.column].tolist(), strict=True):
        by_unit.setdefault(unit if isinstance(unit, str) else None, []).append(figure)
    ranges: dict[str, list[float]] = {}
    for unit, figures in sorted(by_unit.items(), key=lambda one: -len(one[1])):
        _widen(ranges, unit, figures)
    return ranges


def _widen(ranges: dict[str, list[float]], unit: str | None, figures: list[float]) -> None:
    """Take some figures of one unit into the first range that it converts to, or into one of its own."""
    known = next((to for to in ranges if amount_in(to, 1.0, unit) is not None), unit or "")
    amounts = [amount for figure in figures if (amount := amount_in(known, figure, unit)) is not None]
    ranges[known] = [min(amounts + ranges.get(known, [])), max(amounts + ranges.get(known, []))]


def _expect(
    rule: str, kind: str, kwargs: Mapping[str, Any], reason: str, way_out: str, severity: str = "critical"
) -> dict[str, Any]:
    meta = {"rule": rule, "reason": reason, "way_out": way_out}
    return {"type": kind, "kwargs": dict(kwargs), "severity": severity, "meta": meta}
