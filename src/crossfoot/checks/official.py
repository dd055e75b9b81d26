"""The exchange rate that stood on the day of each conversion, fetched beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossfoot.checks.sources import Sources
    from crossfoot.checks.views import View
    from crossfoot.rates.book import RateBook

DTYPES = {"rate": "float64", "rate_kind": "str", "rate_date": "datetime64[s]", "rate_source": "str"}
NOTHING = dict.fromkeys(DTYPES)


def _part(part: str, view: View, sources: Sources) -> Any:
    """The rate, its day or its source, for each conversion; missing where no rate stands that day.

    The most official rate counts, and of those the most direct one. Without a table of rates, the published ones that
    came with crossfoot do.
    """
    import pandas as pd

    book = sources.rates
    days = view.df["reported_at"].dt.strftime("%Y-%m-%d")
    asked = list(zip(_source_units(view, sources), view.df["unit"].tolist(), days.tolist(), strict=True))
    known = {one: standing(book, *one) for one in set(asked)}
    return pd.Series([known[one][part] for one in asked], dtype=DTYPES[part])


def _source_units(view: View, sources: Sources) -> list[Any]:
    """The unit of the amount that each conversion restates."""
    from crossfoot.checks.views import taken

    rows = sources.rows(view, "converts", "facts", "fact_id")
    return list(taken(sources.needed("facts")["unit"], rows).tolist())


def standing(book: RateBook, source_unit: Any, unit: Any, day: Any) -> dict[str, Any]:
    """The rate from the currency of one unit to that of another on a day, with its kind, day and source."""
    from crossfoot.units import currency

    if not all(isinstance(part, str) for part in (source_unit, unit, day)):
        return NOTHING
    base, quote = currency(source_unit), currency(unit)
    ways = book.crossings(base, quote, day) if base and quote else ()
    if not ways:
        return NOTHING
    way = ways[0]
    return {"rate": way.rate, "rate_kind": way.kind, "rate_date": way.date_found, "rate_source": way.source}


BESIDE = {part: partial(_part, part) for part in DTYPES}
