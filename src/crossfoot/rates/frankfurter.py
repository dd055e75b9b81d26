"""Frankfurter: the European Central Bank's reference rates as JSON, of a day or a span of days.

Source: api.frankfurter.dev/v1; the date in the answer is that of the rate, not the one asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from crossfoot.errors import RatesError
from crossfoot.rates.rows import Given, Rate, day, number, published

NAME = "frankfurter"
SOURCE = "European Central Bank"


def recognises(head: bytes) -> bool:
    """Whether a file begins like this format."""
    return head.lstrip()[:1] == b"{" and b'"amount"' in head and b'"rates"' in head


def read(raw: bytes, place: str, given: Given) -> Iterator[Rate]:
    """The rates of one file, in its order.

    Raises
    ------
    RatesError
        The file is not such an answer, or a value cannot be read.
    """
    try:
        page = json.loads(raw, parse_float=str, parse_int=str)
        base, amount = page["base"], page["amount"]
        by_day = {page["date"]: page["rates"]} if "date" in page else page["rates"]
        rows = [(when, code, value) for when, rates in by_day.items() for code, value in rates.items()]
    except (ValueError, KeyError, AttributeError) as error:
        way_out = "It needs base, date and rates."
        raise RatesError(f"not a Frankfurter answer: {error!r}.", place=place, way_out=way_out) from error
    for when, code, value in rows:
        where = f"{place}, {code} {when}"
        per_unit = number(value, where) / number(amount, where)
        yield published(base, code, day(when, where), given.source or SOURCE, "reference", 1, per_unit)


def address(codes: list[str], first: str, last: str) -> str:
    """Where the rates of some currencies are published, for a span of days."""
    days = first if first == last else f"{first}..{last}"
    wanted = f"?symbols={','.join(codes)}" if codes else ""
    return f"https://api.frankfurter.dev/v1/{days}{wanted}"
