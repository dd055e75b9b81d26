"""National Bank of Kazakhstan: tenge per ``quant`` units, official, for the day the page names.

Two shapes: ``get_rates.cfm?fdate=`` (``<rates>`` with one date for all) and the feed ``rates_all.xml`` (a ``pubDate``
an item). Source: nationalbank.kz/rss.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossfoot.errors import RatesError
from crossfoot.rates.rows import Given, Rate, day, number, published, xml

NAME = "nbk"
SOURCE = "National Bank of Kazakhstan"


def recognises(head: bytes) -> bool:
    """Whether a file begins like this format."""
    return b"<quant>" in head and (b"<rates>" in head or b"<rss" in head)


def read(raw: bytes, place: str, given: Given) -> Iterator[Rate]:
    """The rates of one file, in its order.

    Raises
    ------
    RatesError
        The file is broken or a value cannot be read.
    """
    root: Any = xml(raw, place)
    shared = root.findtext("date")
    for item in root.iter("item"):
        code = (item.findtext("title") or "").strip()
        where = f"{place}, {code}"
        nominal = int(number(item.findtext("quant") or "1", where))
        when = day(item.findtext("pubDate") or shared or "", where)
        value = number(item.findtext("description") or "", where)
        yield published(code, "KZT", when, SOURCE, "official", nominal, value)


def address(codes: list[str], first: str, last: str) -> str:
    """Where the Bank publishes all rates of one day."""
    if first != last:
        raise RatesError("gives one day at a time.", place=SOURCE, way_out="Ask with the same first and last day.")
    return f"https://nationalbank.kz/rss/get_rates.cfm?fdate={'.'.join(reversed(first.split('-')))}"
