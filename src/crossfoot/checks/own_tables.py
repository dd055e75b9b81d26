"""Tables of one's own: any CSV file, its columns typed by what they hold, its units read from header or column.

A unit stands in the header, "price (KZT/l)" or "depth [km]", or beside the column, in one named ``unit`` or
``price_unit``. Either way `Quantities` tells which columns are quantities, and in what.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.checks.cells import kind_of, read_as, typed
from crossfoot.checks.complaints import shown
from crossfoot.errors import CrossfootWarning, TableError, UnitError

if TYPE_CHECKING:
    import pandas as pd

FEWEST = 5
"""Cells that a column needs before one of them can be called odd."""
ODD_SHARE = 0.2
"""No more of a column's cells than this are odd ones; else it is a column of words."""
LOOKED_AT = 50
"""Rows at the head of a file that say what parts its columns."""
PARTED_BY = "parted by"
"""Where a table read from a file keeps the mark between its columns: it says which comma is a decimal one."""
IN_HEADER = re.compile(r"^(?P<name>.*?)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]\s*$")
SHORT = {
    "l": "liter",
    "litre": "liter",
    "kg": "kilogram",
    "g": "gram",
    "km": "kilometer",
    "m": "meter",
    "mi": "mile",
    "t": "metric_ton",
    "h": "hour",
    "d": "day",
    "%": "percent",
    "gal": "gallon",
    "people": "person",
    "persons": "person",
    "vehicles": "vehicle",
}
"""Short forms people write in headers. They must not reach pint, to which ``t`` is no ton."""


@dataclass(frozen=True)
class Quantity:
    """A column of figures, and its unit: `unit` for all rows, or what stands in the column `unit_column`."""

    column: str
    unit: str | None = None
    unit_column: str | None = None


def read_own_table(path: Path | str, kinds: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Any CSV file: columns that hold only numbers as numbers, only dates as dates, the rest as words.

    Semicolons and tabs part columns too, figures may have a decimal comma and thousands, dates stand as 2024-05-02,
    02.05.2024, 2 May 2024 or, where a day above 12 settles the order, 13/05/2024. Columns with neither name nor cells
    are left out.

    Parameters
    ----------
    kinds : mapping, optional
        Columns that are ``string`` stay words, whatever their cells look like.

    Raises
    ------
    TableError
        The file is missing or not a table; two columns have one name, or one has none.
    """
    import pandas as pd

    path, kinds = Path(path), kinds or {}
    mark, raw = _read(path)
    names, raw = raw.iloc[0], raw.iloc[1:].reset_index(drop=True)
    kept = [at for at in raw.columns if isinstance(names[at], str) or raw[at].notna().any()]
    _named(names[kept].tolist(), path)
    columns = {names[at].strip(): raw[at].str.strip() for at in kept}
    words = {name: column.where(column != "") for name, column in columns.items()}
    df = pd.DataFrame({name: one if kinds.get(name) == "string" else typed(one, mark) for name, one in words.items()})
    df.attrs[PARTED_BY] = mark
    return df


def _read(path: Path) -> tuple[str, pd.DataFrame]:
    """What parts the columns, and every cell as it is written, the header's in the first row."""
    import pandas as pd

    try:
        mark = _mark(path)
        raw = pd.read_csv(
            path, sep=mark, dtype="str", header=None, keep_default_na=False, na_values=[""], encoding="utf-8-sig"
        )
    except FileNotFoundError as error:
        raise TableError("no such table.", place=str(path), way_out="Name a CSV file.") from error
    except (ValueError, OSError, csv.Error) as error:
        raise _not_a_table(path, str(error).strip()) from error
    return mark, raw


def _not_a_table(path: Path, told: str) -> TableError:
    """What pandas could not read, in our words where they are known."""
    longer = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", told)
    if longer is None:
        return TableError(f"not a table: {told}.", place=str(path), way_out="Save it as UTF-8 CSV.")
    header, line, cells = longer.groups()
    way_out = "Put a cell that holds the mark between columns in quotation marks."
    return TableError(f"line {line} has {cells} cells, the header {header}.", place=str(path), way_out=way_out)


def as_declared(df: pd.DataFrame, name: str, kinds: Mapping[str, str]) -> tuple[pd.DataFrame, dict[int, str]]:
    """The table with its columns of the kinds declared; and by position of a row, which of its cells are not.

    Raises
    ------
    TableError
        Two columns have one name, or one has none.
    """
    _named(df.columns.tolist(), name)
    mark, changed = df.attrs.get(PARTED_BY, ","), {}
    told: dict[int, list[str]] = {}
    for column, kind in kinds.items():
        if column not in df.columns or kind_of(df[column]) == kind:
            continue
        words = df[column].map(shown, na_action="ignore").astype("str")
        changed[column] = read_as(words, kind, mark)
        bad = (words.notna() & changed[column].isna()).to_numpy()
        for row in bad.nonzero()[0].tolist():
            told.setdefault(row, []).append(f"column {column}: {words.iloc[row]!r} is not a {kind}")
    return df.assign(**changed), {row: "; ".join(told[row]) for row in sorted(told)}


def _mark(path: Path) -> str:
    """What parts the columns: of comma, semicolon and tab the one that gives the most of them.

    Of two that give as many (a table of one column), the one by which the rows are as long as the header.
    """

    def fits(mark: str) -> tuple[int, int]:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            sizes = [len(record) for record in islice(csv.reader(stream, delimiter=mark), LOOKED_AT)]
        header = sizes[0] if sizes else 0
        return header, -sum(size > header for size in sizes)

    return max(",;\t", key=fits)


def _named(names: list[Any], path: Path | str) -> None:
    """Every column has a name, and its own."""
    told = ["" if one is None or one != one else str(one).strip() for one in names]
    for number, name in enumerate(told, 1):
        if not name:
            raise TableError(f"column {number} has no name.", place=str(path), way_out="Name it, or remove it.")
        same = [one.casefold() for one in told[: number - 1]]  # Great Expectations tells no capitals apart
        if name.casefold() in same:
            message = f"two columns are named {name!r}, the {same.index(name.casefold()) + 1}. and the {number}."
            raise TableError(message, place=str(path), way_out="Give each its own name.")


def warn_of_odd_cells(df: pd.DataFrame, place: str) -> None:
    """Name, as a warning, the first cell that keeps a column of figures or of days from being one."""
    import warnings

    for column in df.columns:
        stated = df[column].dropna()
        for kind in ("number", "date") if kind_of(stated) == "string" and len(stated) >= FEWEST else ():
            odd = stated[read_as(stated, kind, df.attrs.get(PARTED_BY, ",")).isna()]
            if 0 < len(odd) <= ODD_SHARE * len(stated):
                cell = f"row {odd.index[0] + 2}, column {column}: {odd.iloc[0]!r} is not a {kind}, as most of it is."
                told = f"{place}, {cell} The column is taken for words: correct the cell and write the suite anew."
                warnings.warn(told, CrossfootWarning, stacklevel=2)


def quantities(df: pd.DataFrame) -> list[Quantity]:
    """The columns that are figures with a unit."""
    found = (_quantity(str(name), df) for name in df.columns)
    return [one for one in found if one is not None]


def _quantity(name: str, df: pd.DataFrame) -> Quantity | None:
    if df[name].dtype.kind != "f":
        return None
    written = IN_HEADER.match(name)
    unit = canonical(written["unit"]) if written else None
    if unit:
        return Quantity(name, unit=unit)
    called = (column for column in (f"{name}_unit", f"{name} unit", "unit") if column in df.columns)
    beside = next((column for column in called if kind_of(df[column]) == "string"), None)
    return Quantity(name, unit_column=beside) if beside else None


def canonical(words: str) -> str | None:
    """A unit as the registry writes it: ``KZT/liter`` for "KZT/l" or "KZT per litre"; None where it reads none.

    >>> canonical("KZT/l"), canonical("%"), canonical("see note")
    ('KZT/liter', 'percent', None)
    """
    from crossfoot.checks.dimensions import dimension

    parts = [part.strip() for part in re.split(r"/|\bper\b", words)]
    unit = "/".join(SHORT.get(part.lower(), part) for part in parts)
    return unit if all(parts) and dimension(unit) is not None else None


def factor(unit: str, to: str) -> float:
    """By what an amount in one unit, written as people do, is multiplied to be in another.

    Raises
    ------
    UnitError
        They do not convert.
    """
    from crossfoot.units import scale

    return float(scale(canonical(unit) or unit, canonical(to) or to))


def amount_in(to: str, value: float, unit: Any) -> float | None:
    """An amount in another unit; None where its own does not convert. What has no unit is in the empty one only.

    >>> amount_in("meter", 2.0, "km"), amount_in("meter", 2.0, "bottles"), amount_in("bottles", 2.0, "bottles")
    (2000.0, None, 2.0)
    """
    if unit is None or not to or unit == to:
        return value if (unit or "") == to else None
    try:
        return value * factor(str(unit), to)
    except UnitError:
        return None


def ranges(parameters: Mapping[str, Any]) -> Mapping[str, Sequence[float | None]]:
    """The least and the most of a quantity by their unit: those of several units, or the one."""
    one = {parameters.get("bounds_unit", ""): (parameters.get("minimum"), parameters.get("maximum"))}
    return parameters.get("ranges") or one


def as_row(quantity: Quantity) -> Mapping[str, Any]:
    """The keywords with which an expectation asks about a quantity."""
    if quantity.unit_column:
        return {"column_list": [quantity.column, quantity.unit_column]}
    # Great Expectations wants two columns at least: the figures' own stands in for the unit's.
    return {"column_list": [quantity.column, quantity.column], "unit": quantity.unit}
