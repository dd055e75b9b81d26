"""Tables of one's own: any CSV file, its columns typed by what they hold, its units read from header or column.

A unit stands in the header, "price (KZT/l)" or "depth [km]", or beside the column, in one named ``unit`` or
``price_unit``. Either way `Quantities` tells which columns are quantities, and in what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.errors import TableError

if TYPE_CHECKING:
    import pandas as pd

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
DAY_FIRST = "%d/%m/%Y"
DAYS = {
    "%Y-%m-%d": r"\d{4}-\d{2}-\d{2}",
    "%d.%m.%Y": r"\d{1,2}\.\d{1,2}\.\d{4}",
    "%d %B %Y": r"\d{1,2} [A-Z][a-z]+ \d{4}",
    "%B %d, %Y": r"[A-Z][a-z]+ \d{1,2}, \d{4}",
    DAY_FIRST: r"\d{2}/\d{2}/\d{4}",
}
"""How days are written, by the form that reads them. Between slashes either number may be the month: such a column is
dates only where some day is above 12, and stands first."""
BLANK_IN_FIGURE = r"(?<=\d)[ \u00a0\u202f'](?=\d{3}(?!\d))"
THOUSANDS = r"-?\d{1,3}(?:,\d{3})*(?:\.\d+)?|-?\d+(?:\.\d+)?"
DECIMAL_COMMA = r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"


@dataclass(frozen=True)
class Quantity:
    """A column of figures, and its unit: `unit` for all rows, or what stands in the column `unit_column`."""

    column: str
    unit: str | None = None
    unit_column: str | None = None


def read_own_table(path: Path | str) -> pd.DataFrame:
    """Any CSV file: columns that hold only numbers as numbers, only dates as dates, the rest as words.

    Semicolons and tabs part columns too, figures may have a decimal comma and thousands, dates stand as 2024-05-02,
    02.05.2024, 2 May 2024 or, where a day above 12 settles the order, 13/05/2024. Columns with neither name nor cells
    are left out.

    Raises
    ------
    TableError
        The file is missing or not a table; two columns have one name, or one has none.
    """
    import pandas as pd

    path = Path(path)
    try:
        mark = _mark(path)
        raw = pd.read_csv(
            path, sep=mark, dtype="str", header=None, keep_default_na=False, na_values=[""], encoding="utf-8-sig"
        )
    except FileNotFoundError as error:
        raise TableError("no such table.", place=str(path), way_out="Name a CSV file.") from error
    except (ValueError, OSError) as error:
        raise TableError(
            f"not a table: {str(error).strip()}.", place=str(path), way_out="Save it as UTF-8 CSV."
        ) from error
    names, raw = raw.iloc[0], raw.iloc[1:].reset_index(drop=True)
    kept = [at for at in raw.columns if isinstance(names[at], str) or raw[at].notna().any()]
    _named(names[kept].tolist(), path)
    return pd.DataFrame({names[at].strip(): _typed(raw[at].str.strip(), mark) for at in kept})


def _mark(path: Path) -> str:
    """What parts the columns: of comma, semicolon and tab the one that stands most often in the header."""
    with path.open(encoding="utf-8-sig") as stream:
        header = stream.readline()
    return max(",;\t", key=header.count)


def _named(names: list[Any], path: Path) -> None:
    """Every column has a name, and its own."""
    told = [one.strip() if isinstance(one, str) else "" for one in names]
    for number, name in enumerate(told, 1):
        if not name:
            raise TableError(f"column {number} has no name.", place=str(path), way_out="Name it, or remove it.")
        if name in told[: number - 1]:
            message = f"two columns are named {name!r}, the {told.index(name) + 1}. and the {number}."
            raise TableError(message, place=str(path), way_out="Give each its own name.")


def _typed(words: pd.Series[Any], mark: str) -> pd.Series[Any]:
    """Words as dates or numbers, where every cell is one."""
    import pandas as pd

    words = words.where(words != "")
    stated = words.dropna()
    if stated.empty:
        return words
    form = next((form for form, pattern in DAYS.items() if stated.str.fullmatch(pattern).all()), None)
    if form and (form != DAY_FIRST or stated.str.slice(0, 2).astype("int").gt(12).any()):
        days = pd.to_datetime(words, format=form, errors="coerce").astype("datetime64[s]")
        return days if days.notna().sum() == len(stated) else words
    numbers = pd.to_numeric(_plain_figures(words, stated, mark), errors="coerce")
    return numbers.astype("float64") if numbers.notna().sum() == len(stated) else words


def _plain_figures(words: pd.Series[Any], stated: pd.Series[Any], mark: str) -> pd.Series[Any]:
    """Figures with a decimal point and nothing between thousands.

    A lone comma before three digits parts thousands where commas part the columns (the cell was quoted for it), and
    decimals where semicolons or tabs do, as is the custom where they are used.
    """
    words = words.str.replace(BLANK_IN_FIGURE, "", regex=True)
    stated = stated.str.replace(BLANK_IN_FIGURE, "", regex=True)
    if not stated.str.contains(",", regex=False).any():
        return words
    if mark == "," and stated.str.fullmatch(THOUSANDS).all():
        return words.str.replace(",", "", regex=False)
    if stated.str.fullmatch(DECIMAL_COMMA).all():
        return words.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    return words.str.replace(",", "", regex=False) if stated.str.fullmatch(THOUSANDS).all() else words


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
    beside = next((column for column in (f"{name}_unit", f"{name} unit", "unit") if column in df.columns), None)
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


def as_row(quantity: Quantity) -> Mapping[str, Any]:
    """The keywords with which an expectation asks about a quantity."""
    if quantity.unit_column:
        return {"column_list": [quantity.column, quantity.unit_column]}
    # Great Expectations wants two columns at least: the figures' own stands in for the unit's.
    return {"column_list": [quantity.column, quantity.column], "unit": quantity.unit}
