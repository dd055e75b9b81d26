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
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Quantity:
    """A column of figures, and its unit: `unit` for all rows, or what stands in the column `unit_column`."""

    column: str
    unit: str | None = None
    unit_column: str | None = None


def read_own_table(path: Path | str) -> pd.DataFrame:
    """Any CSV file: columns that hold only numbers as numbers, only ISO dates as dates, the rest as words.

    Raises
    ------
    TableError
        The file is missing, or not a table.
    """
    import pandas as pd

    path = Path(path)
    try:
        raw = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise TableError("no such table.", place=str(path), way_out="Name a CSV file.") from error
    except (ValueError, OSError) as error:
        raise TableError(
            f"not a table: {str(error).strip()}.", place=str(path), way_out="Save it as UTF-8 CSV."
        ) from error
    return raw.assign(**{str(name): _typed(raw[name]) for name in raw.columns})


def _typed(words: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    stated = words.dropna()
    if len(stated) and stated.str.fullmatch(ISO_DAY).all():
        days = pd.to_datetime(words, format="ISO8601", errors="coerce").astype("datetime64[s]")
        return days if days.notna().sum() == len(stated) else words
    numbers = pd.to_numeric(words, errors="coerce")
    return numbers.astype("float64") if len(stated) and numbers.notna().sum() == len(stated) else words


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


def as_row(quantity: Quantity) -> Mapping[str, Any]:
    """The keywords with which an expectation asks about a quantity."""
    if quantity.unit_column:
        return {"column_list": [quantity.column, quantity.unit_column]}
    # Great Expectations wants two columns at least: the figures' own stands in for the unit's.
    return {"column_list": [quantity.column, quantity.column], "unit": quantity.unit}
