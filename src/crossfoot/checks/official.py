"""The exchange rate that stood on the day of each conversion, fetched beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from crossfoot.checks.sources import needed

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.checks.sources import Tables

PREFERENCE = {"official": 0, "reference": 1, "market": 2, "average": 3, "end": 4}
"""Which kind of rate is taken where several stand on a day: the one set for its own currency first."""

PARTS = ("rate", "rate_date", "rate_source")


def currency(unit: object) -> str | None:
    """The currency a unit begins with: ``KZT`` of ``KZT/liter``; None where it begins with none.

    >>> currency("KZT/liter"), currency("person")
    ('KZT', None)
    """
    code = unit.partition("/")[0] if isinstance(unit, str) else ""
    return code if len(code) == 3 and code.isalpha() and code.isupper() else None


def _part(part: str, df: pd.DataFrame, tables: Tables) -> Any:
    """The rate, its day or its source, for each conversion; missing where the rates hold none."""
    import pandas as pd

    book = _Book(needed(tables, "rates"))
    asked = list(zip(_plain(df, "source_unit", tables), df["unit"].tolist(), df["reported_at"].tolist(), strict=True))
    known = {one: book.find(currency(one[0]), currency(one[1]), one[2]) for one in set(asked)}
    place = PARTS.index(part)
    dtype = {"rate": "float64", "rate_date": "datetime64[s]", "rate_source": "str"}[part]
    return pd.Series([known[one][place] for one in asked], dtype=dtype)


def _plain(df: pd.DataFrame, column: str, tables: Tables) -> list[Any]:
    if column not in df.columns:
        units = needed(tables, "facts").drop_duplicates("fact_id").set_index("fact_id")["unit"]
        return list(units.reindex(df["converts"]).tolist())
    return list(df[column].tolist())


class _Book:
    """The rates by pair of currencies, best first."""

    def __init__(self, rates: pd.DataFrame) -> None:
        self.rows: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
        for row in rates.to_dict("records"):
            if row["nominal"] > 0 and row["value"] > 0:
                one = row["value"] / row["nominal"]
                ranked = (PREFERENCE.get(row["kind"], len(PREFERENCE)), row["date_found"], row["source"])
                self.rows.setdefault((row["base"], row["quote"]), []).append((*ranked, one))
                self.rows.setdefault((row["quote"], row["base"]), []).append((*ranked, 1 / one))

    def find(self, source: str | None, target: str | None, day: Any) -> tuple[Any, Any, Any]:
        """Units of `target` for one of `source` by the latest rate of the best kind that stood on `day`."""
        if source is None or target is None or day is None or day != day:  # NaT is not itself
            return (None, None, None)
        standing = [row for row in self.rows.get((source, target), ()) if row[1] <= day]
        if not standing:
            return (None, None, None)
        best = min(row[0] for row in standing)
        _, found, origin, rate = max((row for row in standing if row[0] == best), key=lambda row: (row[1], row[2]))
        return (rate, found, origin)


BESIDE = {part: partial(_part, part) for part in PARTS}
