"""Bank of Russia: its two XML answers, and the JSON copies of them that cbr-xml-daily.ru keeps.

Roubles per nominal (100 for the tenge), set the day before and in force until the next one is set: over the New Year
holidays that of 31 December stands. The XML is windows-1251 with a decimal comma.
Source: www.cbr.ru/development/SXML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crossfoot.errors import RatesError
from crossfoot.rates.rows import Given, Rate, day, number, published, xml

NAME = "bank_of_russia"
SOURCE = "Bank of Russia"
CODES = {
    "R01010": "AUD", "R01035": "GBP", "R01090B": "BYN", "R01100": "BGN", "R01115": "BRL", "R01135": "HUF",
    "R01200": "HKD", "R01215": "DKK", "R01235": "USD", "R01239": "EUR", "R01270": "INR", "R01335": "KZT",
    "R01350": "CAD", "R01370": "KGS", "R01375": "CNY", "R01500": "MDL", "R01535": "NOK", "R01565": "PLN",
    "R01625": "SGD", "R01700J": "TRY", "R01710A": "TMT", "R01717": "UZS", "R01720": "UAH", "R01770": "SEK",
    "R01775": "CHF", "R01810": "ZAR", "R01815": "KRW", "R01820": "JPY", "R01060": "AMD", "R01020A": "AZN",
    "R01210": "GEL", "R01670": "TJS",
}  # fmt: skip
"""The Bank's own numbers, which is all that its series of one currency gives. Source: XML_valFull.asp, 2026-11."""


def recognises(head: bytes) -> bool:
    """Whether a file begins like this format."""
    return b"<ValCurs" in head or (b'"PreviousDate"' in head and b'"Valute"' in head)


def read(raw: bytes, place: str, given: Given) -> Iterator[Rate]:
    """The rates of one file, in its order.

    Raises
    ------
    RatesError
        The file is broken or a value cannot be read.
    """
    return _from_json(raw, place) if raw.lstrip()[:1] == b"{" else _from_xml(raw, place)


def _from_xml(raw: bytes, place: str) -> Iterator[Rate]:
    root: Any = xml(raw, place)
    for record in root.iter("Record"):
        code = CODES.get(record.get("Id", ""))
        if code is None:
            way_out = "Add it to rates/bank_of_russia.py."
            raise RatesError(f"unknown currency number {record.get('Id')!r}.", place=place, way_out=way_out)
        yield _rate(code, record.get("Date", ""), record.findtext("Nominal", "1"), record.findtext("Value", ""), place)
    for entry in root.iter("Valute"):
        cells = (entry.findtext("Nominal", "1"), entry.findtext("Value", ""))
        yield _rate(entry.findtext("CharCode", ""), root.get("Date", ""), *cells, place)


def _from_json(raw: bytes, place: str) -> Iterator[Rate]:
    """One file holds the day's rates and those before them."""
    try:
        page = json.loads(raw)
        days = {"Previous": page["PreviousDate"], "Value": page["Date"]}
        entries = page["Valute"].items()
    except (ValueError, KeyError, AttributeError) as error:
        way_out = "It needs Date, PreviousDate and Valute."
        raise RatesError(f"not a Bank of Russia page: {error!r}.", place=place, way_out=way_out) from error
    for code, entry in entries:
        for name, when in days.items():
            if entry.get(name) is not None:
                yield _rate(code, when, str(entry.get("Nominal", 1)), str(entry[name]), f"{place}, {code}")


def _rate(code: str, when: str, nominal: str, value: str, place: str) -> Rate:
    where = f"{place}, {code} {when}".rstrip()
    units = int(number(nominal, where))
    return published(code, "RUB", day(when, where), SOURCE, "official", units, number(value, where))


def address(codes: list[str], first: str, last: str) -> str:
    """Where the Bank publishes the rates of a day, or the series of one currency for a span of days."""
    if first == last and not codes:
        return f"https://www.cbr.ru/scripts/XML_daily.asp?date_req={'/'.join(reversed(first.split('-')))}"
    numbers = {code: number for number, code in CODES.items()}
    if len(codes) != 1 or codes[0] not in numbers:
        raise RatesError(
            f"cannot ask for {', '.join(codes) or 'all'} over days.",
            way_out=f"Ask for one of {', '.join(sorted(numbers))}.",
        )
    start, stop = ("/".join(reversed(when.split("-"))) for when in (first, last))
    query = f"date_req1={start}&date_req2={stop}&VAL_NM_RQ={numbers[codes[0]]}"
    return f"https://www.cbr.ru/scripts/XML_dynamic.asp?{query}"
