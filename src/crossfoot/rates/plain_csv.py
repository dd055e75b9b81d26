"""Plain CSV, one rate a line: ``date,base,quote,value`` and, where wanted, ``nominal,source,kind``.

The form for rates of your own, such as a street rate. ``data/rates/README.md`` has the columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from crossfoot.errors import RatesError
from crossfoot.rates.rows import Given, Rate, day, number, published
from crossfoot.tables import schema

NAME = "plain_csv"
NEEDED = frozenset({"date", "base", "quote", "value"})


def recognises(head: bytes) -> bool:
    """Whether a file begins like this format."""
    text = head.decode("utf-8-sig", "replace")
    first = next((line for line in text.splitlines() if not line.startswith("#")), "")
    return {name.strip() for name in first.split(",")} >= NEEDED


def read(raw: bytes, place: str, given: Given) -> Iterator[Rate]:
    """The rates of one file, in its order.

    Raises
    ------
    RatesError
        A line cannot be read; the message names file, line and way out.
    """
    lines = raw.decode("utf-8-sig").splitlines()
    remarks = next((i for i, line in enumerate(lines) if not line.startswith("#")), 0)
    rows = csv.DictReader(lines[remarks:])
    for row in rows:
        where = f"{place}, line {remarks + rows.line_num}"
        if not row["date"]:
            raise RatesError("a rate without its day.", place=where, way_out="Fill in the column date.")
        yield _rate(row, where, given)


def _rate(row: dict[str, str | None], where: str, given: Given) -> Rate:
    kind = row.get("kind") or given.kind or "market"
    allowed = schema("rates").column("kind").allowed or ()
    if kind not in allowed:
        raise RatesError(f"{kind!r} is no kind of rate.", place=where, way_out=f"Use one of {', '.join(allowed)}.")
    base, quote = ((row[name] or "").strip() for name in ("base", "quote"))
    for code in (base, quote):
        if not (len(code) == 3 and code.isalpha() and code.isupper()):
            raise RatesError(f"{code!r} is no currency code.", place=where, way_out="Use ISO 4217, like KZT.")
    source = row.get("source") or given.source or "unnamed"
    nominal = int(number(row.get("nominal") or "1", where))
    when, value = day(row["date"] or "", where), number(row["value"] or "", where)
    return published(base, quote, when, source, kind, nominal, value)
