"""What a currency's countries, or one country, make in a year: the measure of what an amount of money can be.

Source: International Monetary Fund, World Economic Outlook database, April 2022 (gross domestic product at current
prices; after 2021 its projections). ``products.tsv`` is made by ``tools/build_products.py``. Only orders of magnitude
count, so the largest product of a year and of those beside it is taken, and of all that is projected after the last;
where nothing is projected of a country, the last product that is known.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

PROJECTED = 2022


def product_of(name: str, day: str) -> float | None:
    """The product of a day's year: for a currency's code in it, for a country's name in US dollars. None if unknown.

    Years in which the country paid with another currency are unknown: 500 billion lira of 2001 are not of today's.

    Examples
    --------
    >>> product_of("JOD", "2012-11-14"), product_of("Jordan", "2012-11-14"), product_of("TRY", "2001-02-21")
    (24460000000.0, 34500000000.0, None)
    """
    of_year = _table().get(name, {})
    year = int(day[:4])
    beside = range(PROJECTED, PROJECTED + 6) if year >= PROJECTED else (year - 1, year, year + 1)
    if year < PROJECTED and year not in of_year:
        return None
    last = of_year.get(max(of_year, default=0)) if year >= PROJECTED else None
    return max((of_year[at] for at in beside if at in of_year), default=last)


@cache
def _table() -> dict[str, dict[int, float]]:
    lines = (Path(__file__).parent / "products.tsv").read_text(encoding="utf-8").splitlines()
    years = [int(year) for year in lines[0].split("\t")[1:]]
    rows = (line.split("\t") for line in lines[1:])
    return {
        name: {year: float(cell) * 1e9 for year, cell in zip(years, cells, strict=True) if cell}
        for name, *cells in rows
    }
