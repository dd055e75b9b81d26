"""Bank for International Settlements: units of a currency per US dollar, daily to yearly, averages and ends of period.

The CSV answers of its data portal, dataflow WS_XRU, with or without the labels ("D: Daily") the bulk files carry.
Source: stats.bis.org, BIS US dollar exchange rates.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from crossfoot.errors import RatesError
from crossfoot.rates.rows import Given, Rate, day, number, published

NAME = "bis"
SOURCE = "Bank for International Settlements"
NEEDED = ("CURRENCY", "COLLECTION", "TIME_PERIOD", "OBS_VALUE")


def recognises(head: bytes) -> bool:
    """Whether a file begins like this format."""
    first = head.split(b"\n", 1)[0]
    return b"REF_AREA" in first and b"COLLECTION" in first and b"CURRENCY" in first


def read(raw: bytes, place: str, given: Given) -> Iterator[Rate]:
    """The rates of one file, in its order; yearly and quarterly ones are passed over, since no day is theirs.

    Raises
    ------
    RatesError
        A column is missing, or a line cannot be read.
    """
    rows = csv.DictReader(raw.decode("utf-8-sig").splitlines())
    rows.fieldnames = [_code(name) for name in rows.fieldnames or ()]
    missing = [name for name in NEEDED if name not in rows.fieldnames]
    if missing:
        raise RatesError(f"no column {missing[0]}.", place=place, way_out="Fetch it as CSV from stats.bis.org.")
    for row in rows:
        period, value = row["TIME_PERIOD"], row["OBS_VALUE"]
        if value in {"", "NaN"} or len(period) not in {7, 10} or "Q" in period:
            continue
        where = f"{place}, line {rows.line_num}"
        monthly = {"A": "average", "E": "end"}.get(_code(row["COLLECTION"]), "average")
        kind = monthly if len(period) == 7 else "market"
        yield published("USD", _code(row["CURRENCY"]), day(period, where), SOURCE, kind, 1, number(value, where))


def _code(cell: str) -> str:
    return cell.partition(":")[0].strip()


def address(codes: list[str], first: str, last: str) -> str:
    """Where the daily rates of some currencies are published, for a span of days."""
    key = f"D..{'+'.join(codes)}.A"
    query = f"startPeriod={first}&endPeriod={last}&format=csv"
    return f"https://stats.bis.org/api/v2/data/dataflow/BIS/WS_XRU/1.0/{key}?{query}"
