"""Rates as a wide CSV: a column of days (or months), then one column a currency, in units per one of the base.

The shape of the European Central Bank's ``eurofxref-hist.csv`` and of most spreadsheets. The first column's name is
``date`` or ``month``; the base is the euro unless the origin beside the file names another. Lines that begin with
``#`` are remarks; ``N/A`` and empty cells are days without a rate.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from crossfoot.errors import RatesError
from crossfoot.rates.rows import Given, Rate, day, number, published

NAME = "wide_csv"
ABSENT = frozenset({"", "N/A", "-"})


def recognises(head: bytes) -> bool:
    """Whether a file begins like this format."""
    first = next((line for line in head.decode("utf-8", "replace").splitlines() if not line.startswith("#")), "")
    names = [name.strip().strip('"') for name in first.split(",")]
    coded = [name for name in names[1:] if name]
    return names[0].lower() in {"date", "month"} and bool(coded) and all(len(n) == 3 and n.isupper() for n in coded)


def read(raw: bytes, place: str, given: Given) -> Iterator[Rate]:
    """The rates of one file, in its order.

    Raises
    ------
    RatesError
        A line has a date or a rate that cannot be read; the message names file and line.
    """
    lines = raw.decode("utf-8-sig").splitlines()
    remarks = sum(1 for _ in _leading_remarks(lines))
    rows = csv.reader(lines[remarks:])
    codes = [name.strip() for name in next(rows)]
    kinds = dict(given.kinds)
    for row in rows:
        if not row:
            continue
        where = f"{place}, line {remarks + rows.line_num}"
        if len(row) > len(codes) or len(row) < 2:
            raise RatesError(f"{len(row)} cells under {len(codes)} headings.", place=where, way_out="Correct the line.")
        when = day(row[0], where)
        for code, cell in zip(codes[1:], row[1:], strict=False):
            if code and cell.strip() not in ABSENT:
                kind = kinds.get(code, given.kind or "reference")
                source = given.source or "European Central Bank"
                yield published(given.base or "EUR", code, when, source, kind, 1, number(cell, f"{where}, {code}"))


def _leading_remarks(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("#"):
            return
        yield line
