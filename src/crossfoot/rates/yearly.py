"""Yearly average rates: what a rate of a day can be held against where none of the day is known.

Source: World Bank, official exchange rate (PA.NUS.FCRF: local currency for one US dollar, period average; International
Monetary Fund, CC BY 4.0). ``yearly.tsv`` is made by ``tools/build_yearly_rates.py``. An average is no rate of a day, so
it never enters the book of rates: with those of the years beside it, it gives a band in which a day's rate must lie.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = "World Bank"
SWING = 0.1
"""How far a day's official rate may lie beyond the averages of its year and of those beside it."""
PIVOT = "USD"


class Band(NamedTuple):
    """Where the rates of a year lay: units of quote for one of base."""

    low: float
    average: float
    high: float
    year: int


def yearly_band(base: str, quote: str, day: str) -> Band | None:
    """The band of a pair's rates in the year of a day; None where the year is not known of both.

    Parameters
    ----------
    base, quote : str
        ISO 4217 codes; the band is in units of quote for one of base.
    day : str
        ISO day, or as much of one as is known.

    Examples
    --------
    >>> band = yearly_band("USD", "JOD", "2012-11-14")
    >>> (round(band.low, 3), band.average, round(band.high, 3))
    (0.639, 0.71, 0.781)
    """
    year = int(day[:4])
    averages = {at: _average(base, quote, at) for at in (year - 1, year, year + 1)}
    known = [rate for rate in averages.values() if rate is not None]
    own = averages[year]
    return None if own is None else Band(min(known) * (1 - SWING), own, max(known) * (1 + SWING), year)


def _average(base: str, quote: str, year: int) -> float | None:
    sold, bought = _per_dollar(base, year), _per_dollar(quote, year)
    return bought / sold if sold and bought else None


def _per_dollar(currency: str, year: int) -> float | None:
    return 1.0 if currency == PIVOT else _table().get((currency, year))


@cache
def _table() -> dict[tuple[str, int], float]:
    lines = (Path(__file__).parent / "yearly.tsv").read_text(encoding="utf-8").splitlines()
    years = [int(year) for year in lines[0].split("\t")[1:]]
    rows = (line.split("\t") for line in lines[1:])
    return {(code, year): float(cell) for code, *cells in rows for year, cell in zip(years, cells, strict=True) if cell}
